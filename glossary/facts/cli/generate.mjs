// Writes the fact files of command lines beside itself:
//   node generate.mjs docker-flags-28.2.2.json help.json [docker podman …]
// The first file holds rows of `docker … --help` of Docker 28.2.2 ({cmd, flag, short, type,
// default}); the second is what crawl.mjs prints for the tools of the files that are named: podman
// 5.8.6, buildah 1.43.2 and skopeo 1.22.0; runc 1.3.6, crun 1.28, ctr and containerd 2.1.9; kubectl
// 1.36.4. All else is read from usage/*.txt, which name their sources.
import fs from 'node:fs';
import path from 'node:path';
import { CAPABILITIES, CHOICES, MOUNT } from './containers.mjs';
import { kubernetes } from './clusters.mjs';
import { nerdctl, podman, runtimes } from './runtimes.mjs';
import { GROUPS, addHidden, addRows, addSynonyms, print } from './trees.mjs';
import { at, readUsage } from './usage.mjs';

const here = import.meta.dirname;
const [dockerFile, helpFile, ...chosen] = process.argv.slice(2);
const readRows = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const usageText = (name) => fs.readFileSync(path.join(here, 'usage', `${name}.txt`), 'utf8');
const usage = (root, name) => readUsage(root, usageText(name));

const read = (name) => () => usage({ k: {} }, name);

function docker() {
  const root = { defs: { mount: MOUNT, capability: { c: CAPABILITIES } }, k: {} };
  const rows = readRows(dockerFile).map((row) => ({ ...row, cmd: `docker ${row.cmd}`.trim() }));
  const complete = new Set(rows.map(({ cmd }) => cmd));
  addRows(root, rows, CHOICES);
  const tool = root.k.docker;
  // These are whatever the installed plugins make of them.
  for (const cmd of ['docker', 'docker build', 'docker builder build', 'docker image build'])
    complete.delete(cmd);
  for (const cmd of complete) {
    const tree = at(root, cmd.split(' '));
    tree.closed = 1;
    tree.k['--help'] = { t: 'boolean' };
  }
  usage(root, 'docker');
  tool.k.build.k['--network'].c = ['default', 'none', 'host'];
  // A task joins no other container's network.
  tool.k.service.k.create.k['--network'].c = ['bridge', 'host', 'none'];
  addHidden(tool, ['run', 'create', 'stop', 'restart']);
  addSynonyms(tool, {
    ...GROUPS,
    builder: { build: 'build' },
    system: { info: 'info', events: 'events' },
    stack: { up: 'stack deploy', down: 'stack rm', remove: 'stack rm', list: 'stack ls' },
    ...Object.fromEntries(
      ['config', 'context', 'network', 'node', 'plugin', 'secret', 'service', 'volume'].map(
        (group) => [group, { list: `${group} ls`, remove: `${group} rm` }],
      ),
    ),
  });
  // The same command by other names; a version 1 binary and a plugin each know most of the flags.
  root.defs.compose = tool.k.compose;
  tool.k.compose = { ref: 'compose' };
  root.k['docker-compose'] = { same: 'docker compose' };
  root.k['docker-buildx'] = { same: 'docker buildx' };
  root.defs.build = tool.k.build;
  tool.k.build = { ref: 'build' };
  tool.k.buildx.k.build = { ref: 'build', a: ['b'] };
  return root;
}

const clusters = () =>
  kubernetes(
    readRows(helpFile).filter(({ cmd }) => /^kubectl\b/.test(cmd)),
    usage,
  );

/** The first steps are no commands that anybody types. */
function inputs() {
  const root = usage({ k: {} }, 'inputs');
  for (const step of ['<', '>', '^']) root.k[step].no = 1;
  return root;
}

const files = {
  docker: ['docker 28.2.2 --help; docs.docker.com/reference/cli for buildx, compose and scout', docker],
  dockerd: ['docs.docker.com/reference/cli/dockerd; dockerd 20.10.24 --help', read('dockerd')],
  podman: [
    'podman 5.8.6, buildah 1.43.2 and skopeo 1.22.0 --help; docs.podman.io',
    () => podman(readRows(helpFile), usage),
  ],
  nerdctl: [
    'github.com/containerd/nerdctl 2, docs/command-reference.md',
    () => nerdctl(docker(), usageText('nerdctl')),
  ],
  runtimes: [
    'runc 1.3.6, crun 1.28, containerd and ctr 2.1.9 --help; github.com/kubernetes-sigs/cri-tools',
    () => runtimes(readRows(helpFile), usage),
  ],
  packages: ['manual pages of each tool', read('packages')],
  wrappers: ['manual pages of each command; POSIX.1-2024', read('wrappers')],
  clusters: ['kubectl 1.36.4 --help; reference pages of each tool', clusters],
  orchestration: ['reference pages of each tool', read('orchestration')],
  infrastructure: [
    'terraform 1.11.4, packer 1.6.6, ansible-core 2.14.18 and vagrant 2.3.4 --help; their reference pages',
    read('infrastructure'),
  ],
  stores: [
    'etcd 3.4.23 --help; manual pages of ceph 20.2 and gluster 11.2; reference pages of consul, nomad and etcd 3.6',
    read('stores'),
  ],
  delivery: ['sources of jenkins, cf 8, bosh 7, fly 8 and travis 1', read('delivery')],
  inputs: ['manual pages of each command; kubernetes.io/docs/reference/kubectl', inputs],
  commands: ['reference pages of each tool', read('commands')],
  aws: ['awscli 1.45 with botocore 1.43; docs.aws.amazon.com/cli', read('aws')],
  az: ['azure-cli 2.91 --help', read('az')],
  gcloud: ['gcloud 528.0 --help', read('gcloud')],
};
for (const name of chosen.length ? chosen : Object.keys(files)) {
  const [source, make] = files[name];
  fs.writeFileSync(path.join(here, `${name}.json`), print(source, make()));
}
