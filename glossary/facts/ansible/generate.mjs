// Writes builtin.json, parts.json, collections.pack and names.pack:
// node generate.mjs ansible-keywords.json ansible-modules-builtin.json ansible-modules-core13.json ansible-modules-names_only.json
//
// The sources are dumps of `ansible-doc -t keyword` and `ansible-doc --metadata-dump`: ansible-core
// 2.14 for keywords and ansible.builtin, ansible 7.7 for the collections and the names of all modules;
// newer.mjs has what came since, changes.mjs what changed. How the values of options divide (`p`), and which hold bare Jinja, is written below, from the
// modules' documentation.
import fs from 'node:fs';
import path from 'node:path';
import { shared, writePack } from '../pack.mjs';
import * as names from './names.mjs';
import { CHANGES } from './changes.mjs';
import { MODULES, PLAY } from './newer.mjs';
import { REACHING } from './reaching.mjs';

const files = process.argv.slice(2);
if (files.length !== 4)
  throw new Error('usage: node generate.mjs keywords.json builtin.json core13.json names_only.json');
const [keywords, builtin, collections, everyName] = files.map((file) =>
  JSON.parse(fs.readFileSync(file, 'utf8')),
);

const PACKAGES = 'package';
/** How an option's value divides, by module and option. */
const PARTS = {
  'ansible.builtin.shell': { cmd: 'script', free_form: 'script' },
  'ansible.builtin.raw': { free_form: 'script' },
  'ansible.builtin.command': { cmd: 'command', free_form: 'command', argv: 'command' },
  'ansible.builtin.copy': { content: 'content' },
  'ansible.builtin.apt': { name: PACKAGES },
  'ansible.builtin.dnf': { name: PACKAGES },
  'ansible.builtin.dnf5': { name: PACKAGES },
  'ansible.builtin.yum': { name: PACKAGES },
  'ansible.builtin.package': { name: PACKAGES },
  'ansible.builtin.pip': { name: PACKAGES },
  'community.general.apk': { name: PACKAGES },
  'community.general.pacman': { name: PACKAGES },
  'community.general.zypper': { name: PACKAGES },
  'community.general.snap': { name: PACKAGES },
  'community.general.homebrew': { name: PACKAGES },
  'community.general.npm': { name: PACKAGES },
  'community.general.yarn': { name: PACKAGES },
  'community.general.gem': { name: PACKAGES },
  'community.general.pipx': { name: PACKAGES, inject_packages: PACKAGES },
  'community.general.homebrew_cask': { name: PACKAGES },
  'chocolatey.chocolatey.win_chocolatey': { name: PACKAGES },
  'ansible.builtin.debug': { var: 'expression' },
  'ansible.builtin.assert': { that: 'expression' },
  'ansible.builtin.include_tasks': { file: 'tasks-file' },
  'ansible.builtin.import_tasks': { file: 'tasks-file' },
  'ansible.builtin.import_playbook': { free_form: 'playbook-file' },
  'ansible.builtin.include_vars': { file: 'vars-file' },
  'ansible.builtin.include_role': { name: 'role' },
  'ansible.builtin.import_role': { name: 'role' },
  'ansible.posix.mount': { path: 'path' },
  'kubernetes.core.k8s': { resource_definition: 'kubernetes' },
  'community.docker.docker_container': {
    image: 'image',
    volumes: 'volume',
    'mounts/source': 'path',
    published_ports: 'port',
    devices: 'device',
    capabilities: 'capability',
    cap_drop: 'capability',
    ulimits: 'limit',
    command: 'command',
    entrypoint: 'command',
    env: 'env',
  },
  'community.docker.docker_image': { name: 'image' },
  'containers.podman.podman_container': {
    image: 'image',
    volume: 'volume',
    publish: 'port',
    device: 'device',
    cap_add: 'capability',
    cap_drop: 'capability',
    command: 'command',
    entrypoint: 'command',
    env: 'env',
  },
  'containers.podman.podman_image': { name: 'image' },
};

/** Modules beside those whose options are worth reading in parts: they name images and paths of the host. */
const READ = new Set([
  ...['network', 'volume', 'compose', 'compose_v2'].map((name) => `community.docker.docker_${name}`),
  ...['ufw', 'timezone', 'ini_file', 'modprobe'].map((name) => `community.general.${name}`),
  ...['authorized_key', 'firewalld', 'seboolean', 'selinux', 'synchronize', 'sysctl'].map(
    (name) => `ansible.posix.${name}`,
  ),
]);

/** Words that an option knows beside free text, from the documentation of community.docker.docker_container. */
const KNOWN = {
  'community.docker.docker_container': {
    network_mode: ['bridge', 'host', 'none', 'default'],
    pid_mode: ['host'],
    ipc_mode: ['shareable', 'host', 'none', 'private'],
    userns_mode: ['host'],
    uts: ['host'],
  },
};

const compose = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, '../compose/compose.json'), 'utf8'),
).root;
/** The names that Compose knows at a place where people may write others, too. */
const named = (...steps) =>
  Object.keys(steps.reduce((tree, step) => tree.k?.[step] ?? tree.any, compose).k);

/** Options whose keys are the names of the kernel's or a driver's settings. */
const OPEN = {
  'community.docker.docker_container': {
    sysctls: named('services', '*', 'sysctls'),
    log_options: named('services', '*', 'logging', 'options'),
    ulimits: named('services', '*', 'ulimits'),
    labels: named('services', '*', 'labels'),
    'networks/driver_opts': named('services', '*', 'networks', '*', 'driver_opts'),
  },
  'community.docker.docker_network': { driver_options: named('networks', '*', 'driver_opts') },
  'community.docker.docker_volume': { driver_options: named('volumes', '*', 'driver_opts') },
};

/** Keywords whose strings are Jinja without braces. */
const EXPRESSIONS = new Set(['when', 'changed_when', 'failed_when', 'until']);

/** Documented under a name that is no keyword of the dump. */
const ADDED = {
  play: { user: { x: 'remote_user' }, import_playbook: {} },
};

/** Options that documentation marks with words that the dump lacks. */
const CHOICES = {
  order: ['inventory', 'sorted', 'reverse_inventory', 'reverse_sorted', 'shuffle'],
};
const STRATEGIES = ['linear', 'free', 'debug', 'host_pinned'];

const LOOP_CONTROL = {
  loop_var: { d: 'item' },
  index_var: {},
  label: {},
  pause: { t: 'float' },
  extended: { t: 'bool' },
  extended_allitems: { t: 'bool' },
  // Since ansible-core 2.18.
  break_when: { t: 'list', p: 'expression' },
};
const VARS_PROMPT = {
  name: { r: 1 },
  prompt: {},
  default: {},
  private: { t: 'bool', d: 'true' },
  confirm: { t: 'bool', d: 'false' },
  encrypt: {},
  salt: {},
  salt_size: { t: 'int' },
  unsafe: { t: 'bool' },
};

function keyword(name, { type }) {
  if (EXPRESSIONS.has(name)) return { t: 'list', p: 'expression' };
  if (name === 'environment') return { t: 'list', p: 'env' };
  if (name === 'loop_control') return { t: 'dict', k: LOOP_CONTROL };
  if (name === 'vars_prompt') return { t: 'list', k: VARS_PROMPT };
  return {
    ...(type && { t: type === 'class' ? 'dict' : type }),
    ...(CHOICES[name] && { c: CHOICES[name] }),
    ...(name === 'strategy' && { c: STRATEGIES, o: 1, d: 'linear' }),
    ...(name === 'gather_facts' && { d: 'true' }),
  };
}

function keywordsOf(object) {
  const own = Object.entries(keywords).filter(([, { applies_to: on = [] }]) => on.includes(object));
  return Object.fromEntries(own.map(([name, fact]) => [name, keyword(name, fact)]));
}

/** The options with those changed or added that `changes` names; null takes one away. */
function merged(options, changes) {
  const all = { ...options };
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) delete all[name];
    else all[name] = { ...all[name], ...change };
  }
  return all;
}

const reaches = (name, { o }) => name.startsWith(REACHING.prefix) && o?.[REACHING.by];
const dumped = Object.fromEntries(
  Object.entries({ ...builtin, ...collections }).map(([name, module]) => [
    name,
    reaches(name, module) ? { ...module, o: merged(module.o, REACHING.o) } : module,
  ]),
);
const modules = { ...dumped };
for (const [name, { like, o }] of Object.entries(MODULES)) modules[name] = { o: { ...dumped[like]?.o, ...o } };
for (const [name, { o = {}, s = {}, ...more }] of Object.entries(CHANGES)) {
  const all = { ...dumped[name].o };
  for (const [option, inner] of Object.entries(s))
    all[option] = { ...all[option], s: { ...all[option].s, ...inner } };
  modules[name] = { ...dumped[name], ...more, o: merged(all, o) };
}
const text = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

function option(module, name, { t, r, d, c, a, v, x, s, e }, within = '') {
  const part = PARTS[module]?.[within + name];
  const known = OPEN[module]?.[within + name];
  const isMap = s && Object.keys(s).length;
  const boolean = t === 'bool' && typeof d === 'string' ? String(/^(?:yes|true|on)$/i.test(d)) : d;
  return {
    ...((t || e) && { t: t ?? 'list' }),
    ...(r && { r: 1 }),
    ...(d !== undefined &&
      d !== null &&
      !Array.isArray(d) &&
      typeof d !== 'object' && { d: text(boolean) }),
    ...(c && { c: c.map(text) }),
    ...(KNOWN[module]?.[name] && { c: KNOWN[module][name], o: 1 }),
    ...(a && { a }),
    ...(v && Number.parseFloat(v) >= 2 && module.startsWith('ansible.builtin.') && { v }),
    ...(x && { x: x.alternative || x.alternatives || 1 }),
    ...(part && { p: part }),
    ...(!part && t === 'path' && { p: 'path' }),
    ...(isMap && { k: options(module, s, `${name}/`) }),
    ...(known && { k: listed(known), any: {} }),
  };
}

const options = (module, given, within) =>
  Object.fromEntries(
    Object.entries(given).map(([name, one]) => [name, option(module, name, one, within)]),
  );

function moduleFacts(name) {
  const { o = {}, x } = modules[name];
  const own = Object.fromEntries(
    Object.entries(o).map(([option, fact]) => [option.replace('free-form', 'free_form'), fact]),
  );
  const missing = PARTS[name]?.file && !own.file && own.free_form ? { file: {} } : {};
  return {
    ...(x && { x: x.alternative || x.alternatives || 1 }),
    k: options(name, { ...own, ...missing }),
  };
}

const listed = (list) => Object.fromEntries(list.map((name) => [name, {}]));
const qualified = (list) => listed(list.map((name) => `ansible.builtin.${name}`));
const written = (wanted) =>
  Object.fromEntries(wanted.map((name) => [name, moduleFacts(name)]));

/** Module names are keys of a task, too: that is where completion asks for them. */
const asKeys = (wanted) => Object.fromEntries(wanted.map((name) => [name, { t: 'module' }]));

const redirects = Object.entries(names.REDIRECTS).flatMap(([collection, list]) =>
  list.map((name) => [name, { same: `${collection}.${name}` }]),
);
const own = Object.keys(modules)
  .filter((name) => name.startsWith('ansible.builtin.'))
  .filter((name) => !name.includes('._'))
  .toSorted();
const task = { ...keywordsOf('Task'), local_action: {} };
const handler = { listen: { t: 'list' } };

write('builtin', 'ansible-core 2.14; docs.ansible.com for what came later, filters, tests, lookups and redirects', {
  play: { k: { ...keywordsOf('Play'), ...ADDED.play, ...PLAY } },
  role: { k: { role: {}, ...keywordsOf('Role') } },
  block: { k: keywordsOf('Block') },
  task: { k: { ...task, ...asKeys(own) } },
  handler: { k: { ...handler, ...task, ...asKeys(own) } },
  module: { k: written(own) },
  filter: { k: { ...qualified(names.FILTERS), ...listed(names.JINJA_FILTERS) } },
  test: { k: { ...qualified(names.TESTS), ...listed(names.JINJA_TESTS) } },
  lookup: { k: qualified(names.LOOKUPS) },
  function: { k: listed(names.FUNCTIONS) },
  'role-meta': {
    k: { ...names.ROLE_META, dependencies: { t: 'list', k: { role: {}, ...keywordsOf('Role') } } },
  },
  variable: { k: names.CONNECTION_VARIABLES },
  inventory: { k: { host: { k: names.CONNECTION_VARIABLES } } },
  redirect: { k: Object.fromEntries(redirects) },
});

/** The dumps leave out the type that options have by default; a hover has that to say. */
const typed = ({ k, any, ...fact }) => ({
  ...fact,
  ...(!fact.t && !fact.c && !k && { t: 'string' }),
  ...(k && { k: Object.fromEntries(Object.entries(k).map(([name, one]) => [name, typed(one)])) }),
  ...(any && { any }),
});

const prefixOf = (name) => name.slice(0, name.lastIndexOf('.') + 1);
const foreign = Object.keys(modules)
  .filter((name) => !name.startsWith('ansible.builtin.'))
  .toSorted();

writePack(
  path.join(import.meta.dirname, 'collections.pack'),
  {
    source: 'ansible 7.7; docs.ansible.com for what changed in community.docker 4 and 5, and for kubernetes.core',
    at: [...new Set(foreign.map(prefixOf))].map((prefix) => `ansible: module/${prefix}*`),
  },
  shared(
    foreign.map((name) => [`module/${name}`, typed({ t: 'module', ...moduleFacts(name) })]),
    'ansible',
  ),
);

/** All names by collection; those of ansible-core itself are always there. */
function groups() {
  const found = {};
  for (const name of new Set([...Object.keys(everyName), ...foreign])) {
    if (name.startsWith('ansible.builtin.') || name.includes('._')) continue;
    (found[prefixOf(name)] ??= []).push(name.slice(prefixOf(name).length));
  }
  const entries = Object.entries(found).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([prefix, own]) => [prefix, own.toSorted().join(' ')]));
}

const list = { fact: { t: 'module' }, uses: ['module'], groups: groups() };
writePack(
  path.join(import.meta.dirname, 'names.pack'),
  { source: 'ansible 7.7', lists: ['ansible: task|handler'] },
  [
    ['task', list],
    ['handler', { same: 'task' }],
  ],
);

/** What must be known of options while a file is read: types, other names, and how values divide. */
const partsOf = ({ k, any }) => ({
  k: Object.fromEntries(
    Object.entries(k).map(([name, { t, p, a, ...inner }]) => [
      name,
      { ...(t && { t }), ...(a && { a }), ...(p && { p }), ...(inner.k && partsOf(inner)) },
    ]),
  ),
  ...(any && { any: {} }),
});

const divided = foreign.filter((name) => PARTS[name] || READ.has(name));
write('parts', 'ansible 7.7; docs.ansible.com for what changed in community.docker 4 and 5, and for kubernetes.core', {
  module: {
    k: Object.fromEntries(divided.map((name) => [name, partsOf(moduleFacts(name))])),
  },
});

/** One line per entry of the second level, so that a change shows where it is. */
function write(name, source, root) {
  const lines = Object.entries(root).map(([step, { k }]) => {
    const entries = Object.entries(k).map(
      ([key, fact]) => `${JSON.stringify(key)}:${JSON.stringify(fact)}`,
    );
    return `${JSON.stringify(step)}:{"k":{\n${entries.join(',\n')}}}`;
  });
  const head = `"space":"ansible","source":${JSON.stringify(source)}`;
  const json = `{${head},"root":{"k":{\n${lines.join(',\n')}}}}\n`;
  JSON.parse(json);
  fs.writeFileSync(path.join(import.meta.dirname, `${name}.json`), json);
}
