// Fact trees of the tools beside docker: podman and its kin, nerdctl, and what lies below them.
import { CAPABILITIES, MOUNT, PODMAN_CHOICES, PODMAN_MOUNT } from './containers.mjs';
import { GROUPS, addHidden, addRows, addSynonyms } from './trees.mjs';
import { at, readUsage } from './usage.mjs';

const of = (rows, ...tools) => rows.filter(({ cmd }) => tools.includes(cmd.split(' ')[0]));

/** The tree of podman, buildah and skopeo; `usage(root, name)` adds what usage/<name>.txt says. */
export function podman(rows, usage) {
  const root = { defs: { mount: PODMAN_MOUNT, capability: { c: CAPABILITIES } }, k: {} };
  addRows(root, of(rows, 'podman', 'buildah', 'skopeo'), PODMAN_CHOICES);
  delete root.k.podman.k.container.k.inspect;
  usage(root, 'podman');
  addHidden(root.k.podman, ['run', 'create']);
  addSynonyms(root.k.podman, {
    ...GROUPS,
    system: { info: 'info', events: 'events' },
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
  const root = { defs: { mount: MOUNT, capability: { c: CAPABILITIES } }, k: {} };
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
      root.defs[other] = tool.k[other];
      tool.k[other] = tool.k[name] = { ref: other };
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
