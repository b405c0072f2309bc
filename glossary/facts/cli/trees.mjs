// Puts rows of help texts into fact trees, with the synonyms that no help text shows, and prints them.
import { HIDDEN, PARTS, choicesOf } from './containers.mjs';
import { at } from './usage.mjs';

const TYPES = {
  bool: 'boolean',
  int: 'integer',
  uint: 'integer',
  uint16: 'integer',
  int32: 'integer',
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
  uints: 'list',
  ints: 'list',
  ipSlice: 'list',
  stringToString: 'map',
  seconds: 'integer',
};

/** Flags whose value may be left out although the help text does not say so (pflag NoOptDefVal). */
const OPTIONAL = { kubectl: ['--dry-run', '--cascade', '--validate'] };

function flagFact(row, choices) {
  const tool = row.cmd.split(' ')[0];
  const optional = row.optional || OPTIONAL[tool]?.includes(row.flag);
  const type = TYPES[row.type] ?? 'string';
  const fact = { t: optional ? `${type}|null` : type };
  const spellings = [...(row.short ? [row.short] : []), ...(row.aliases ?? [])];
  if (spellings.length) fact.a = spellings;
  if (type === 'boolean') return fact;
  if (row.default && !/^(\[\]|map\[\]|0|0s)$/.test(row.default)) fact.d = row.default;
  if (PARTS[row.flag] && choices) fact.p = PARTS[row.flag];
  if (choices?.[row.flag]) Object.assign(fact, choicesOf(choices[row.flag]));
  if (choices && /^--cap-(add|drop)$/.test(row.flag)) return { ref: 'capability', ...fact };
  if (choices && /^--mount(-add)?$/.test(row.flag)) return { ref: 'mount' };
  return fact;
}

/** Adds rows to a tree; `choices` only for tools that run containers. */
export function addRows(root, rows, choices) {
  for (const row of rows) {
    const words = row.cmd.split(' ');
    const tree = at(root, words);
    if (!row.flag && row.aliases) tree.a = row.aliases;
    if (row.flag && row.flag !== '--help') (tree.k ??= {})[row.flag] = flagFact(row, choices);
  }
}

/** `docker container run` is `docker run`; `ls`, `list` and `ps` of a group are its listing. */
export function addSynonyms(tool, groups) {
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

export const GROUPS = {
  container: { ls: 'ps', list: 'ps', ps: 'ps', remove: 'rm' },
  image: { ls: 'images', list: 'images', rm: 'rmi', remove: 'rmi' },
};

export function addHidden(tool, commands) {
  for (const command of commands) {
    for (const [name, same] of Object.entries(HIDDEN))
      if (tool.k[command].k[same]) tool.k[command].k[name] = { same };
  }
}

/** One child of the tool to a line, so that changes can be reviewed. */
export function print(source, root) {
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
