// Writes official.pack: node generate.mjs official-images.json
//
// The dump has an image per name: what the docker-library and other publishers say of it (tags, ports, user, variables …).
// A missing field is unknown. In the pack, lists of words are one text; a variable is followed by its marks behind `=`:
// r required, f has a twin that names a file, s secret.
import fs from 'node:fs';
import path from 'node:path';
import { writePack } from '../pack.mjs';

const [source] = process.argv.slice(2);
if (!source) throw new Error('usage: node generate.mjs IMAGES');
const images = JSON.parse(fs.readFileSync(source, 'utf8'));

/** Where images are that the dump names without their registry. */
const REGISTRIES = {
  'coreos/': 'quay.io/',
  'keycloak/': 'quay.io/',
  'mssql/': 'mcr.microsoft.com/',
  'dotnet/': 'mcr.microsoft.com/',
  'elasticsearch/': 'docker.elastic.co/',
  'kibana/': 'docker.elastic.co/',
  'logstash/': 'docker.elastic.co/',
};

/** The same images under the name of another registry. */
const ALSO = { 'linuxserver/*': 'lscr.io/linuxserver/*' };

/** What is looked after where the dump names a frozen copy: `bitnamilegacy` gets no fixes. */
const SUCCESSORS = {
  'bitnami/elasticsearch': 'elasticsearch',
  'bitnami/etcd': 'quay.io/coreos/etcd',
  'bitnami/kafka': 'apache/kafka',
  'bitnami/keycloak': 'quay.io/keycloak/keycloak',
  'bitnami/mariadb': 'mariadb',
  'bitnami/memcached': 'memcached',
  'bitnami/mongodb': 'mongo',
  'bitnami/mysql': 'mysql',
  'bitnami/nginx': 'nginx',
  'bitnami/postgresql': 'postgres',
  'bitnami/rabbitmq': 'rabbitmq',
  'bitnami/redis': 'redis',
  'bitnami/wordpress': 'wordpress',
  'bitnami/zookeeper': 'zookeeper',
};

/** Variants that are built on the plain image, and so expose its ports too. */
const ADDED = { rabbitmq: ['management'] };

const nameOf = (name) => {
  const start = Object.keys(REGISTRIES).find((prefix) => name.startsWith(prefix));
  return start ? REGISTRIES[start] + name : name;
};

const words = (list) => list.join(' ');
const mapped = (record, change) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

function variable([name, { required, file, secret }]) {
  const marks = `${required ? 'r' : ''}${file ? 'f' : ''}${secret ? 's' : ''}`;
  return marks ? `${name}=${marks}` : name;
}

/** How each field is written; `stop` and `same` are words of the other vocabularies. */
const FIELDS = {
  official: ['official', (is) => (is ? 1 : undefined)],
  tags: ['tags', words],
  variants: ['variants', words],
  eol: ['eol', words],
  ports: ['ports', words],
  portsBy: ['portsBy', (by) => mapped(by, words)],
  portDefault: ['listens', words],
  volumes: ['volumes', words],
  volumesBy: ['volumesBy', (by) => mapped(by, words)],
  user: ['user', String],
  drops: ['drops', String],
  workdir: ['workdir', String],
  stop: ['signal', String],
  env: ['env', (env) => words(Object.entries(env).map(variable))],
  need: ['need', (groups) => groups.map(words)],
  goneEnv: ['goneEnv', words],
  fileSuffix: ['fileSuffix', String],
  entry: ['entry', (entry) => entry],
  cmd: ['cmd', (cmd) => cmd],
  healthcheck: ['healthcheck', (is) => (is ? 1 : 0)],
  health: ['health', (argv) => argv],
  bin: ['bin', words],
  nobin: ['nobin', words],
  same: ['like', nameOf],
  deprecated: ['deprecated', ({ use, ...rest }) => ({ ...rest, ...(use && { use: nameOf(use) }) })],
};

function record(name, { ...image }) {
  for (const word of ADDED[name] ?? [])
    image.portsBy = { ...image.portsBy, [word]: [...image.ports, ...image.portsBy[word]] };
  if (SUCCESSORS[name]) image.deprecated = { ...image.deprecated, use: SUCCESSORS[name] };
  const unknown = Object.keys(image).find((key) => !FIELDS[key]);
  if (unknown) throw new Error(`${unknown} is no field`);
  const entries = Object.entries(FIELDS).flatMap(([key, [name, write]]) => {
    const value = image[key] === undefined ? undefined : write(image[key]);
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

const records = Object.entries(images).flatMap(([name, image]) =>
  [nameOf(name), ...(ALSO[name] ? [ALSO[name]] : [])].map((key) => [key, record(name, image)]),
);

const named = (fits) =>
  words(records.flatMap(([name, image]) => (!name.endsWith('*') && fits(image) ? [name] : [])));
const names = {
  official: named(({ official, deprecated }) => official && !deprecated),
  others: named(({ official, deprecated }) => !official && !deprecated),
  deprecated: named(({ deprecated }) => deprecated),
};

const head = {
  source:
    'docker-library/official-images and docker-library/docs as of 2026-08-21, repositories and documentation of the images, 2024-03 to 2026-09',
  at: ['image: *'],
};
writePack(path.join(import.meta.dirname, 'official.pack'), head, [...records, ['#names', names]]);
