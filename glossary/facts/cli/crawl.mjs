// Reads the flags of installed tools from their `--help` and prints them as JSON:
//   node crawl.mjs podman buildah skopeo runc crun ctr containerd > help.json
// One row for each flag of each command: {cmd, flag, short, type}; `optional` where a value may be
// left out, `aliases` where it has more spellings. A row of a command without `flag` may have
// `aliases` of its own. Reads what pflag, kubectl, urfave/cli and argp print.
import { execFileSync } from 'node:child_process';

const MAX_DEPTH = 4;

function help(words) {
  try {
    return execFileSync(words[0], [...words.slice(1), '--help'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, COLUMNS: '1000' },
    });
  } catch (error) {
    return String(error.stdout ?? '');
  }
}

/** `-f, --flag type   sentence`, as pflag prints it. */
const PFLAG = /^\s{2,6}(?:(-\w), )?\s*(--[\w-]+)(?: (\S.*?))?(\[=[^\]]*\])?\s{2,}/;
/** `-f, --flag='default':` on a line of its own, as kubectl prints it. */
const KUBECTL = /^\s{4}(?:(-\w), )?(--[\w-]+)=(.*):$/;
/** `--flag value, -f value [ --flag value ]   sentence (default: 0s)`, as urfave/cli prints it. */
const URFAVE = /^ {3}(-{1,2}[\w-]+.*?)(?: (\[ -.* \]))?(?: {2,}(.*))?$/;
/** `  -f, --flag=TYPE   sentence` or `--flag[=TYPE]`, as argp prints it. */
const ARGP = /^ {2,6}(?:(-\w), )? *(--[\w-]+)(\[)?(?:=([A-Z]+)\]?)?(?:\s+|$)/;

const pflag = (line) => {
  const match = PFLAG.exec(line);
  if (!match) return undefined;
  const [, short, flag, type, optional] = match;
  return { flag, short, type: type ?? 'bool', ...(optional && { optional: true }) };
};

const kubectl = (line) => {
  const match = KUBECTL.exec(line);
  if (!match) return undefined;
  const [, short, flag, value] = match;
  const type = /^(true|false)$/.test(value) ? 'bool' : value.startsWith('[') ? 'list' : plain(value);
  return { flag, short, type };
};

function urfave(line) {
  const match = URFAVE.exec(line);
  if (!match) return undefined;
  const [, head, repeated, text = ''] = match;
  const spellings = head.split(', ').map((spelling) => spelling.split(' '));
  const names = spellings.map(([name]) => name);
  const flag = names.find((name) => name.startsWith('--')) ?? names[0];
  const [short, ...aliases] = names.filter((name) => name !== flag);
  const takes = spellings.some(([, value]) => value !== undefined);
  const type = takes ? (repeated ? 'strings' : typeOf(text)) : 'bool';
  return { flag, short, type, ...(aliases.length && { aliases }) };
}

/** What a default says of the type. */
const typeOf = (text) => plain(/\(default: ([^)]*)\)/.exec(text)?.[1] ?? '');

function plain(value) {
  if (/^(\d+h)?(\d+m)?\d+(ms|s)$/.test(value)) return 'duration';
  return /^-?\d+$/.test(value) ? 'int' : 'string';
}

const argp = (line) => {
  const match = ARGP.exec(line);
  if (!match) return undefined;
  const [, short, flag, optional, value] = match;
  if (flag === '--usage') return undefined;
  const type = value === 'N' ? 'int' : value ? 'string' : 'bool';
  return { flag, short, type, ...(optional && { optional: true }) };
};

/** A line that begins a part of a help text. */
const TITLE = /^(\S.*?):\s*$/;

/** Where a help text lists what, by the library that printed it. */
const STYLES = {
  urfave: {
    is: /^NAME:$/m,
    title: /^([A-Z][A-Z ]+):$/,
    flag: urfave,
    flags: /^(GLOBAL )?OPTIONS$/,
    commands: /^COMMANDS$/,
    command: /^ {3,5}([a-z][\w-]+)((?:, [\w-]+)*)(?: {2,}|$)/,
  },
  argp: {
    is: /Give this help list$/m,
    title: TITLE,
    flag: argp,
    flags: /^(COMMANDS)?$/,
    commands: /^COMMANDS$/,
    command: /^\t([a-z]+)()\s+- /,
  },
  cobra: {
    is: /^/,
    title: TITLE,
    flag: (line) => kubectl(line) ?? pflag(line),
    flags: /^(?!Global).*(Options|Flags)/,
    commands: /Commands/,
    command: /^ {2}([a-z][\w-]+)()\s{2,}/,
  },
};

function visit(path, aliases, rows) {
  const cmd = path.join(' ');
  const text = help(path);
  const style = Object.values(STYLES).find(({ is }) => is.test(text));
  const more = /^Aliases:\n(.+)$/m.exec(text)?.[1].split(',') ?? [];
  const own = [...aliases, ...more.map((alias) => alias.trim().split(' ').at(-1))].filter(
    (alias) => alias !== path.at(-1),
  );
  rows.push({ cmd, ...(own.length && { aliases: own }) });
  const subcommands = new Map();
  let section = '';
  for (const line of text.split('\n')) {
    const title = style.title.exec(line);
    if (title) section = title[1];
    const command = style.commands.test(section) ? style.command.exec(line) : undefined;
    if (command) subcommands.set(command[1], command[2].split(', ').filter(Boolean));
    else if (style.flags.test(section)) {
      const flag = style.flag(line);
      if (flag) rows.push({ cmd, ...flag });
    }
  }
  subcommands.delete('help');
  if (path.length < MAX_DEPTH)
    for (const [name, names] of subcommands) visit([...path, name], names, rows);
}

const rows = [];
for (const tool of process.argv.slice(2)) visit([tool], [], rows);
console.log(`[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`);
