// Fact trees of the tools beside docker: podman and its kin, nerdctl, and what lies below them.
import { BUILD_CHOICES, CAPABILITIES, NERDCTL_MOUNT, PODMAN_CHOICES, PODMAN_MOUNT } from './containers.mjs';
import { GROUPS, addHidden, addRows, addSynonyms } from './trees.mjs';
import { at, readUsage } from './usage.mjs';

const of = (rows, ...tools) => rows.filter(({ cmd }) => tools.includes(cmd.split(' ')[0]));

/** Commands whose containers are those of a build. */
const BUILDS = /^(podman (image |farm )?build|buildah (build|from|run))$/;

/** The tree of podman, buildah and skopeo; `usage(root, name)` adds what usage/<name>.txt says. */
export function podman(rows, usage) {
  const root = { defs: { mount: PODMAN_MOUNT, capability: { c: CAPABILITIES } }, k: {} };
  for (const row of of(rows, 'podman', 'buildah', 'skopeo'))
    addRows(root, [row], BUILDS.test(row.cmd) ? BUILD_CHOICES : PODMAN_CHOICES);
  delete root.k.podman.k.container.k.inspect;
  // A farm builds as `podman build` does; what is its own is not offered there.
  const { build, farm } = root.k.podman.k;
  for (const flag of ['--cleanup', '--farm', '--local', '--platforms'])
    build.k[flag] = { ...farm.k.build.k[flag], no: 1 };
  usage(root, 'podman');
  // There it names a variable and a container.
  root.k.buildah.k.unshare.k['--mount'] = { t: 'list', p: 'key-value' };
  addHidden(root.k.podman, ['run', 'create']);
  addSynonyms(root.k.podman, {
    ...GROUPS,
    system: { info: 'info', events: 'events' },
    farm: { build: 'build' },
    volume: { list: 'volume ls' },
    network: { list: 'network ls' },
  });
  return root;
}

/**
 * The tree of nerdctl: `text` is usage/nerdctl.txt, where a line with `<` takes flags over from the
 * same command of docker, and one with `=` all of another command.
 */
export function nerdctl(docker, text) {
  const root = { defs: { mount: NERDCTL_MOUNT, capability: { c: CAPABILITIES } }, k: {} };
  const lines = text.split('\n');
  readUsage(root, lines.filter((line) => !/ [<=] /.test(line)).join('\n'));
  for (const line of lines) {
    const [head, flags] = line.split(' < ');
    if (!flags) continue;
    const [, ...words] = head.split(' ');
    const tree = at(root, ['nerdctl', ...words]);
    const source = commandOf(docker, words);
    for (const flag of flags.trim().split(' ')) {
      const fact = source.k?.[flag];
      if (!fact) throw new Error(`docker ${words.join(' ')} has no ${flag}`);
      (tree.k ??= {})[flag] = fact;
    }
  }
  const tool = root.k.nerdctl;
  addHidden(tool, ['run']);
  for (const line of lines) {
    const [, name, , other] = / = /.test(line) ? line.split(' ') : [];
    if (name) {
      const { '--detach': _detach, '--sig-proxy': _proxy, ...k } = tool.k[other].k;
      tool.k[name] = { ...tool.k[other], k };
    }
  }
  for (const [group, names] of Object.entries(NERDCTL_GROUPS))
    for (const name of names.split(' ')) (tool.k[group].k ??= {})[name] = { same: name };
  Object.assign(tool.k.container.k, { ls: { same: 'ps' }, list: { same: 'ps' } });
  Object.assign(tool.k.image.k, { ls: { same: 'images' }, list: { same: 'images' }, rm: { same: 'rmi' } });
  return root;
}

const NERDCTL_GROUPS = {
  container:
    'attach commit cp create diff exec inspect kill logs pause port rename restart rm run start stats stop top unpause update wait',
  image: 'build history load pull push save tag',
  system: 'events info',
};

function commandOf(docker, words) {
  let tree = docker.k.docker;
  for (const word of words) {
    tree = tree.k[word];
    if (tree?.ref) tree = docker.defs[tree.ref];
  }
  if (!tree) throw new Error(`no docker ${words.join(' ')}`);
  return tree;
}

/** The tree of the daemons, their clients and the runtimes that they start. */
export function runtimes(rows, usage) {
  const root = { k: {} };
  addRows(root, of(rows, 'runc', 'crun', 'ctr', 'containerd'), undefined);
  usage(root, 'runtimes');
  for (const tool of ['runc', 'ctr', 'containerd', 'crictl']) oneDash(root.k[tool]);
  return root;
}

/** Marks commands whose long flags may also begin with a single `-`, as Go's own package has it. */
function oneDash(tree) {
  tree.p = 'dash';
  for (const [name, child] of Object.entries(tree.k ?? {})) if (/^[a-z]/.test(name)) oneDash(child);
}
