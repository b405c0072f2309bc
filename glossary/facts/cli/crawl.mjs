// Reads the flags of installed tools from their `--help` and prints them as JSON:
//   node crawl.mjs podman buildah skopeo > help.json
// One row for each flag of each command: {cmd, flag, short, type}; `optional` where a value may be
// left out. Rows of a command without flags have no `flag`.
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
const PFLAG = /^\s{2,6}(?:(-\w), )?\s*(--[\w-]+)(?: (\S+?))?(\[=[^\]]*\])?\s{2,}/;
/** `-f, --flag='default':` on a line of its own, as kubectl prints it. */
const KUBECTL = /^\s{4}(?:(-\w), )?(--[\w-]+)=(.*):$/;

function readFlag(line) {
  const kubectl = KUBECTL.exec(line);
  if (kubectl) {
    const [, short, flag, value] = kubectl;
    const type = /^(true|false)$/.test(value) ? 'bool' : value === '[]' ? 'list' : 'string';
    return { flag, short, type };
  }
  const match = PFLAG.exec(line);
  if (!match) return undefined;
  const [, short, flag, type, optional] = match;
  return { flag, short, type: type ?? 'bool', ...(optional && { optional: true }) };
}

function visit(path, rows) {
  const cmd = path.join(' ');
  rows.push({ cmd });
  const subcommands = [];
  let section = '';
  for (const line of help(path).split('\n')) {
    const title = /^(\S.*?):\s*$/.exec(line);
    if (title) section = title[1];
    else if (/Options|Flags/.test(section)) {
      const flag = readFlag(line);
      if (flag) rows.push({ cmd, ...flag });
    } else if (/Commands/.test(section)) {
      const name = /^  ([a-z][\w-]+)\s{2,}/.exec(line)?.[1];
      if (name) subcommands.push(name);
    }
  }
  if (path.length < MAX_DEPTH) for (const name of new Set(subcommands)) visit([...path, name], rows);
}

const rows = [];
for (const tool of process.argv.slice(2)) visit([tool], rows);
console.log(`[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`);
