// Reads the notation of usage/*.txt into fact trees. One command a line:
//
//   docker compose ls,list NAME:image ARG... ! @script ~ other path | --flag,-f=S:parts{a,b}
//
// Words: the command and its subcommands (`,alias` gives another name), arguments in capitals with
// their parts, `?` on one that may be left out, `...` on one that repeats. `!` options end at the first argument, `@x` parts of the
// command itself, `~ path` a synonym. Flags: spellings, the canonical one first; no `=` is a
// switch, `=S` a string, `=L` list, `=N` integer, `=F` number, `=B` bytes, `=D` duration, `=M` map,
// `=?` a value that may be left out, `=U` unknown. `{a,b}` are the only choices, `{a,b*}` those
// known. `#` starts a comment.

const TYPES = {
  S: 'string',
  L: 'list',
  N: 'integer',
  F: 'number',
  B: 'bytes',
  D: 'duration',
  M: 'map',
  '?': 'string|null',
};

const FLAG = /^(-[^=:{]*)(?:=([SLNFBDMU?]))?(?::([\w-]+))?(?:\{([^}]*)\})?$/;

export function readFlag(text) {
  const match = FLAG.exec(text);
  if (!match) throw new Error(`no flag: ${text}`);
  const [, names, type, parts, choices] = match;
  const [name, ...aliases] = names.split(',');
  const fact = {};
  if (type !== 'U') fact.t = type ? TYPES[type] : 'boolean';
  if (aliases.length) fact.a = aliases;
  if (parts) fact.p = parts;
  if (choices !== undefined) {
    fact.c = choices.replace(/\*$/, '').split(',').filter(Boolean);
    if (choices.endsWith('*')) fact.o = 1;
  }
  return [name, fact];
}

/** The tree at a path of commands, made where it is missing. */
export function at(root, path) {
  let tree = root;
  for (const step of path) {
    tree.k ??= {};
    tree = tree.k[step] ??= {};
  }
  return tree;
}

function readHead(root, words) {
  const path = [];
  const args = [];
  let tree;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === '!') tree.stop = 1;
    else if (word === '~') {
      tree.same = words.slice(i + 1).join(' ');
      break;
    } else if (word.startsWith('@')) tree.p = word.slice(1);
    else if (/^[A-Z]/.test(word)) {
      const [, name, parts, optional, more] =
        /^([\w-]+)(?::([\w-]+))?(\?)?(\.\.\.)?$/.exec(word);
      args.push(name + (more ?? ''));
      if (parts) ((tree.k ??= {})[name] ??= {}).p = parts;
      if (optional) ((tree.k ??= {})[name] ??= {}).q = 1;
    } else {
      const [name, ...aliases] = word.split(',');
      path.push(name);
      tree = at(root, path);
      if (aliases.length) tree.a = aliases;
    }
  }
  if (args.length) tree.args = args;
  return tree;
}

/** Adds every command of a usage text to a tree. */
export function readUsage(root, text) {
  for (const line of text.split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    const [head, flags = ''] = line.split(' | ');
    const tree = readHead(root, head.trim().split(/\s+/));
    for (const word of flags.trim().split(/\s+/).filter(Boolean)) {
      const [name, fact] = readFlag(word);
      (tree.k ??= {})[name] = { ...tree.k[name], ...fact };
    }
  }
  return root;
}
