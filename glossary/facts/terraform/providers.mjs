// Writes a pack per provider, names.pack and parts.json: node providers.mjs FOLDER
//
// FOLDER holds terraform-provider-<name>.json for each name below: the providers' schemas as the packages
// @cdktf/provider-<name> hold them. They lack sensitive, deprecated, choices and most marks of arguments
// that the provider fills in when they are left out; what is added by hand stands in resources.mjs and
// described.mjs.
import fs from 'node:fs';
import path from 'node:path';
import { shared, writePack } from '../pack.mjs';
import { DESCRIBED } from './described.mjs';
import { MANIFESTS, MORE, SCRIPTS } from './resources.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node providers.mjs FOLDER');
const here = import.meta.dirname;

const PROVIDERS = {
  aws: 'hashicorp/aws',
  azurerm: 'hashicorp/azurerm',
  docker: 'kreuzwerker/docker',
  google: 'hashicorp/google',
  kubernetes: 'hashicorp/kubernetes',
  null: 'hashicorp/null',
  random: 'hashicorp/random',
};

/** `list(string)` is a list, `bool` a boolean. */
const WORDS = { bool: 'boolean', set: 'list', tuple: 'list', object: 'map', any: undefined, dynamic: undefined };
function typeOf(type = '') {
  const [, word, inner] = /^([a-z]+)(?:\((\w+)\))?/.exec(type) ?? [];
  const t = word in WORDS ? WORDS[word] : word;
  const element = { bool: 'boolean', string: 'string', number: 'number' }[inner];
  return { ...(t && { t }), ...(element && { e: element }) };
}

/** Who sets it: `r` for the writer, `w` for the provider. */
function marks({ required, optional, computed }) {
  if (required) return { r: 1 };
  if (!computed) return {};
  return { w: optional ? 1 : 2 };
}

/** A body's names. The provider sets the `id` of a whole resource, whatever its dump says. */
function body({ attributes = {}, blocks = {} }, at) {
  const k = {};
  for (const [name, one] of Object.entries(attributes)) {
    const here = `${at}/${name}`;
    const isId = name === 'id' && !at.includes('/') && !one.required;
    k[name] = {
      ...typeOf(one.type),
      ...(isId ? { w: 2 } : marks(one)),
      ...(one.block && { k: body(one.block, here) }),
      ...MORE[here],
    };
  }
  if (DESCRIBED.has(at)) {
    unmet.delete(at);
    k.description = { t: 'string' };
  }
  for (const [name, one] of Object.entries(blocks)) {
    const here = `${at}/${name}`;
    // A single object that is no block of the older kind is written as an argument.
    const t = one.nesting === 'struct' && name !== 'timeouts' ? 'map' : 'block';
    k[name] = { t, ...marks(one), k: body(one.block, here), ...MORE[here] };
  }
  return k;
}

const entries = (kind, schemas) =>
  Object.entries(schemas).map(([name, schema]) => [
    `${kind}/${name}`,
    // What data sources and ephemeral resources have is not what is added to resources.
    { t: 'block', any: { k: body(schema, kind === 'resource' ? name : `${kind} ${name}`) } },
  ]);

const unmet = new Set(DESCRIBED);
const names = { resource: {}, data: {}, ephemeral: {} };
for (const [provider, address] of Object.entries(PROVIDERS)) {
  const file = path.join(folder, `terraform-provider-${provider}.json`);
  const dump = JSON.parse(fs.readFileSync(file, 'utf8'));
  const kinds = { resource: dump.resources, data: dump.data, ephemeral: dump.ephemeral };
  const records = Object.entries(kinds).flatMap(([kind, schemas]) => entries(kind, schemas));
  records.push([`provider/${provider}`, { t: 'block', k: body(dump.providerConfig, 'provider') }]);
  const prefix = `${provider}_`;
  for (const [kind, schemas] of Object.entries(kinds)) {
    const own = Object.keys(schemas);
    const stray = own.find((name) => !name.startsWith(prefix));
    if (stray) throw new Error(`${stray} does not begin with ${prefix}`);
    if (own.length)
      names[kind][prefix] = own.map((name) => name.slice(prefix.length)).toSorted().join(' ');
  }
  const { providerVersion, package: name, packageVersion } = dump;
  writePack(
    path.join(here, `${provider}.pack`),
    {
      source: `${address} ${providerVersion} by ${name} ${packageVersion}`,
      at: [`terraform: resource|data|ephemeral/${prefix}*`, `terraform: provider/${provider}`],
    },
    shared(records, provider),
  );
}

if (unmet.size) throw new Error(`nothing is called ${[...unmet].join(', ')}`);

const uses = ['resource', 'data', 'ephemeral', 'provider', 'terraform/required_providers'];
writePack(
  path.join(here, 'names.pack'),
  { source: 'the packs of the providers', lists: ['terraform: resource|data|ephemeral'] },
  Object.entries(names).map(([kind, groups]) => [kind, { fact: { t: 'block' }, uses, groups }]),
);

/** Only how values divide: what must be known while a file is read. */
function parts() {
  const root = { k: {} };
  const add = (steps, fact) => {
    let tree = root;
    for (const step of steps) tree = step === '*' ? (tree.any ??= {}) : ((tree.k ??= {})[step] ??= {});
    Object.assign(tree, fact);
  };
  for (const [place, { p }] of Object.entries(MORE)) {
    const [resource, ...steps] = place.split('/');
    if (p) add(['resource', resource, '*', ...steps], { p });
  }
  for (const [resource, keys] of Object.entries(SCRIPTS))
    for (const key of keys) add(['resource', resource, '*', key], { p: 'shell' });
  for (const [resource, keys] of Object.entries(MANIFESTS))
    for (const key of keys) add(['resource', resource, '*', key], { p: 'kubernetes' });
  return Object.entries(root.k.resource.k).map(([name, tree]) => [name, { no: 1, ...tree }]);
}

const lines = parts().map(([name, tree]) => `${JSON.stringify(name)}:${JSON.stringify(tree)}`);
const source = 'provider documentation on registry.terraform.io';
fs.writeFileSync(
  path.join(here, 'parts.json'),
  `{"space":"terraform","source":"${source}","root":{"k":{"resource":{"k":{\n${lines.join(',\n')}}}}}}\n`,
);
