// Writes core.json, docker.json, aws-core.json, scripts.json and kubernetes.json:
// node generate.mjs terraform-functions.json terraform-provider-docker.json terraform-provider-aws.json
//
// The first is the output of `terraform metadata functions -json` (1.11.4), the others are the providers'
// schemas as the packages @cdktf/provider-<name> hold them. What they do not say stands in language.mjs and
// resources.mjs.
import fs from 'node:fs';
import path from 'node:path';
import { language, SINCE } from './language.mjs';
import { AWS, DESCRIBED, DOCKER, KUBERNETES, MORE, SCRIPTS } from './resources.mjs';

const sources = process.argv.slice(2);
if (sources.length !== 3) throw new Error('usage: node generate.mjs FUNCTIONS DOCKER AWS');
const [functions, docker, aws] = sources.map((file) => JSON.parse(fs.readFileSync(file, 'utf8')));

/** `list(string)` is a list, `bool` a boolean. */
const typeOf = (type = '') => {
  const word = /^[a-z]+/.exec(type)?.[0];
  return { bool: 'boolean', set: 'list', tuple: 'list', object: 'map', any: undefined, dynamic: undefined }[word] ?? word;
};

/** What only the provider sets is no argument. */
const isArgument = (one) => one.optional || one.required || one.block;

function schema({ attributes = {}, blocks = {} }, at) {
  const k = {};
  for (const [name, one] of Object.entries(attributes)) {
    if (!isArgument(one) || (name === 'id' && !one.required)) continue;
    if (one.block && !one.optional && !one.required) continue;
    const t = typeOf(one.type);
    const here = `${at}/${name}`;
    k[name] = { ...(t && t !== 'dynamic' && { t }), ...(one.required && { r: 1 }), ...MORE[here] };
    if (one.block) k[name].k = schema(one.block, here).k;
  }
  if (DESCRIBED.has(at)) k.description = { t: 'string' };
  for (const [name, one] of Object.entries(blocks)) {
    const here = `${at}/${name}`;
    k[name] = { t: 'block', ...(one.required && { r: 1 }), ...schema(one.block, here), ...MORE[here] };
  }
  return { k };
}

const resources = (source, names) => {
  const k = {};
  for (const name of names) {
    if (!source.resources[name]) throw new Error(`no resource ${name}`);
    k[name] = { any: schema(source.resources[name], name) };
  }
  return { t: 'block', k };
};

const label = ({ providerVersion, package: name, packageVersion }) =>
  `provider ${providerVersion ?? ''} by ${name} ${packageVersion}`.replace(/\s+/g, ' ');

function functionFacts() {
  const k = {};
  for (const [name, one] of Object.entries(functions.function_signatures)) {
    if (name.includes('::')) continue;
    const last = one.variadic_parameter;
    const args = [...(one.parameters ?? []).map((each) => each.name), ...(last ? [`${last.name}...`] : [])];
    const t = typeOf([one.return_type].flat()[0]);
    k[name] = { ...(t && t !== 'dynamic' && { t }), ...(args.length && { args }), ...(SINCE[name] && { v: SINCE[name] }) };
  }
  return k;
}

/** One line per name of the first two levels, so that a change can be read. */
function write(file, space, source, k) {
  const level = (children) =>
    Object.entries(children).map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`).join(',\n');
  const groups = Object.entries(k).map(([name, { k: inner, ...rest }]) => {
    const head = JSON.stringify(rest).slice(1, -1);
    if (!inner) return `${JSON.stringify(name)}:{${head}}`;
    return `${JSON.stringify(name)}:{${head}${head && ','}"k":{\n${level(inner)}}}`;
  });
  const text = `{"space":"${space}","source":${JSON.stringify(source)},"root":{"k":{\n${groups.join(',\n')}}}}\n`;
  fs.writeFileSync(path.join(import.meta.dirname, file), text);
}

write('core.json', 'terraform', 'terraform 1.11.4 metadata functions; developer.hashicorp.com/terraform/language', {
  ...language,
  function: { k: functionFacts() },
});
write('docker.json', 'terraform', `kreuzwerker/docker ${label(docker)}`, { resource: resources(docker, DOCKER) });
write('aws-core.json', 'terraform', `hashicorp/aws ${label(aws)}`, { resource: resources(aws, AWS) });
const scripts = Object.entries(SCRIPTS).map(([name, keys]) => [
  name,
  { any: { k: Object.fromEntries(keys.map((key) => [key, { t: 'string', p: 'shell' }])) } },
]);
write('scripts.json', 'terraform', 'provider documentation on registry.terraform.io', {
  resource: { k: Object.fromEntries(scripts) },
});
write('kubernetes.json', 'k8s', 'Kubernetes API reference 1.32', KUBERNETES);
