// Writes the fact files of command lines beside itself:
//   node generate.mjs docker-flags-28.2.2.json help.json
// The first file holds rows of `docker … --help` of Docker 28.2.2 ({cmd, flag, short, type,
// default}); the second is what crawl.mjs prints for podman 4.3.1, buildah 1.28.2, skopeo 1.9.3 and
// kubectl 1.32.4. All else is read from usage/*.txt, which name their sources.
import fs from 'node:fs';
import path from 'node:path';
import {
  CAPABILITIES,
  CHOICES,
  HIDDEN,
  MOUNT,
  PARTS,
  PODMAN_CHOICES,
  PODMAN_MOUNT,
  choicesOf,
} from './containers.mjs';
import { at, readUsage } from './usage.mjs';

const here = import.meta.dirname;
const [dockerFile, helpFile] = process.argv.slice(2);
const readRows = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const usage = (root, name) =>
  readUsage(root, fs.readFileSync(path.join(here, 'usage', `${name}.txt`), 'utf8'));

const TYPES = {
  bool: 'boolean',
  int: 'integer',
  uint: 'integer',
  uint16: 'integer',
  uint32: 'integer',
  float: 'number',
  decimal: 'number',
  string: 'string',
  bytes: 'bytes',
  duration: 'duration',
  map: 'map',
  list: 'list',
  strings: 'list',
  stringArray: 'list',
};

/** Flags whose value may be left out although the help text does not say so (pflag NoOptDefVal). */
const OPTIONAL = { kubectl: ['--dry-run', '--cascade', '--validate'] };

function flagFact(row, choices) {
  const tool = row.cmd.split(' ')[0];
  const optional = row.optional || OPTIONAL[tool]?.includes(row.flag);
  const type = TYPES[row.type] ?? 'string';
  const fact = { t: optional ? `${type}|null` : type };
  if (row.short) fact.a = [row.short];
  if (type === 'boolean') return fact;
  if (row.default && !/^(\[\]|map\[\]|0|0s)$/.test(row.default)) fact.d = row.default;
  if (PARTS[row.flag] && choices) fact.p = PARTS[row.flag];
  if (choices?.[row.flag]) Object.assign(fact, choicesOf(choices[row.flag]));
  if (choices && /^--cap-(add|drop)$/.test(row.flag)) return { ref: 'capability', ...fact };
  if (choices && row.flag === '--mount') return { ref: 'mount' };
  return fact;
}

/** Adds rows to a tree; `choices` only for tools that run containers. */
function addRows(root, rows, choices) {
  for (const row of rows) {
    const words = row.cmd.split(' ');
    const tree = at(root, words);
    if (row.flag && row.flag !== '--help') (tree.k ??= {})[row.flag] = flagFact(row, choices);
  }
}

/** `docker container run` is `docker run`; `ls`, `list` and `ps` of a group are its listing. */
function addSynonyms(tool, groups) {
  for (const [group, special] of Object.entries(groups)) {
    const tree = tool.k[group];
    for (const name of Object.keys(tree.k ?? {}))
      if (OWN[group] && name in tool.k && !OWN[group].includes(name)) tree.k[name] = { same: name };
    for (const [name, same] of Object.entries(special)) (tree.k ??= {})[name] = { same };
  }
}

/** Of these two groups every command is one of the tool, but for those that differ. */
const OWN = {
  container: ['inspect'],
  image: ['inspect', 'mount', 'unmount', 'diff'],
};

const GROUPS = {
  container: { ls: 'ps', list: 'ps', ps: 'ps', remove: 'rm' },
  image: { ls: 'images', list: 'images', rm: 'rmi', remove: 'rmi' },
};

function addHidden(tool, commands) {
  for (const command of commands) {
    for (const [name, same] of Object.entries(HIDDEN))
      if (tool.k[command].k[same]) tool.k[command].k[name] = { same };
  }
}

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
  root.k['docker-compose'] = { ref: 'compose' };
  root.defs.build = tool.k.build;
  tool.k.build = { ref: 'build' };
  tool.k.buildx.k.build = { ref: 'build', a: ['b'] };
  addNerdctl(root, tool);
  return root;
}

/** nerdctl takes docker's flags and some of its own, so nothing is closed. */
function addNerdctl(root, tool) {
  const shared =
    'run create exec ps images pull push rm rmi start stop restart kill logs inspect info login logout save load tag commit cp history stats top port events version';
  const k = {};
  for (const name of shared.split(' ')) {
    if (!tool.k[name]) continue;
    const { closed, a, ...rest } = tool.k[name];
    root.defs[name] = rest;
    tool.k[name] = { ref: name, ...(closed && { closed }), ...(a && { a }) };
    k[name] = { ref: name };
  }
  k.build = { ref: 'build' };
  k.compose = { ref: 'compose' };
  for (const group of ['container', 'image', 'network', 'volume', 'system'])
    k[group] = withoutClosed(tool.k[group]);
  root.k.nerdctl = { ...root.k.nerdctl, k: { ...root.k.nerdctl.k, ...k } };
}

function withoutClosed(tree) {
  const { closed: _closed, k, ...rest } = tree;
  const children = k && {
    k: Object.fromEntries(Object.entries(k).map(([name, child]) => [name, withoutClosed(child)])),
  };
  return { ...rest, ...children };
}

function podman() {
  const root = { defs: { mount: PODMAN_MOUNT, capability: { c: CAPABILITIES } }, k: {} };
  const rows = readRows(helpFile).filter(({ cmd }) => /^(podman|buildah|skopeo)\b/.test(cmd));
  const seen = rows.filter(({ cmd }) => !/^\w+ help\b/.test(cmd));
  addRows(root, seen, PODMAN_CHOICES);
  delete root.k.podman.k.container.k.inspect;
  usage(root, 'podman');
  addHidden(root.k.podman, ['run', 'create']);
  addSynonyms(root.k.podman, {
    ...GROUPS,
    system: { info: 'info' },
    volume: { list: 'volume ls' },
    network: { list: 'network ls' },
  });
  return root;
}

function orchestration() {
  const root = { k: {} };
  addRows(
    root,
    readRows(helpFile).filter(({ cmd }) => /^kubectl\b/.test(cmd)),
    undefined,
  );
  return usage(root, 'orchestration');
}

/** One child of the tool to a line, so that changes can be reviewed. */
function print(source, root) {
  const tools = Object.entries(root.k).map(([name, tree]) => {
    const { k, ...rest } = tree;
    const own = Object.entries(rest).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    const children = Object.entries(k ?? {}).map(
      ([child, fact]) => `${JSON.stringify(child)}:${JSON.stringify(fact)}`,
    );
    const inner = k ? [...own, `"k":{\n${children.join(',\n')}}`] : own;
    return `${JSON.stringify(name)}:{${inner.join(',')}}`;
  });
  const defs = Object.entries(root.defs ?? {}).map(
    ([name, tree]) => `${JSON.stringify(name)}:${JSON.stringify(tree)}`,
  );
  const head = `{"space":"cli","source":${JSON.stringify(source)},"root":{`;
  const middle = defs.length ? `"defs":{\n${defs.join(',\n')}},` : '';
  return `${head}${middle}"k":{\n${tools.join(',\n')}}}}\n`;
}

const files = {
  docker: ['docker 28.2.2 --help; docs.docker.com/reference/cli for buildx and compose', docker()],
  dockerd: ['docs.docker.com/reference/cli/dockerd; dockerd 20.10.24 --help', usage({ k: {} }, 'dockerd')],
  podman: ['podman 4.3.1, buildah 1.28.2 and skopeo 1.9.3 --help; docs.podman.io', podman()],
  packages: ['manual pages of each tool', usage({ k: {} }, 'packages')],
  wrappers: ['manual pages of each command; POSIX.1-2024', usage({ k: {} }, 'wrappers')],
  orchestration: ['kubectl 1.32.4 --help; reference pages of each tool', orchestration()],
  commands: ['reference pages of each tool', usage({ k: {} }, 'commands')],
};
for (const [name, [source, root]] of Object.entries(files))
  fs.writeFileSync(path.join(here, `${name}.json`), print(source, root));
