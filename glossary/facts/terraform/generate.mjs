// Writes core.json and kubernetes.json: node generate.mjs terraform-functions.json
//
// The file is the output of `terraform metadata functions -json` (1.11.4). What it does not say stands in
// language.mjs and resources.mjs. Providers are read by providers.mjs.
import fs from 'node:fs';
import path from 'node:path';
import { language, NEWER, SINCE } from './language.mjs';

const [source] = process.argv.slice(2);
if (!source) throw new Error('usage: node generate.mjs FUNCTIONS');
const functions = JSON.parse(fs.readFileSync(source, 'utf8'));

/** `list(string)` is a list, `bool` a boolean. */
const typeOf = (type = '') => {
  const word = /^[a-z]+/.exec(type)?.[0];
  return { bool: 'boolean', set: 'list', tuple: 'list', object: 'map', any: undefined, dynamic: undefined }[word] ?? word;
};

function functionFacts() {
  const k = {};
  for (const [name, one] of Object.entries(functions.function_signatures)) {
    if (name.includes('::')) continue;
    const last = one.variadic_parameter;
    const args = [...(one.parameters ?? []).map((each) => each.name), ...(last ? [`${last.name}...`] : [])];
    const t = typeOf([one.return_type].flat()[0]);
    k[name] = { ...(t && t !== 'dynamic' && { t }), ...(args.length && { args }), ...(SINCE[name] && { v: SINCE[name] }) };
  }
  for (const [name, args] of Object.entries(NEWER)) k[name] = { args, v: SINCE[name] };
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
