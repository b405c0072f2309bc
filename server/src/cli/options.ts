import { parseArgs } from 'node:util';
import { SEVERITIES, type Severity } from '../features/settings.ts';
import { FORMATS, type Format } from './formats/index.ts';
import { UsageError } from './usage-error.ts';

export const USAGE = `Usage: cloud-glossary <command>

  check [paths…|globs…|-]   finds what is wrong in files and folders; - reads standard input
    --stdin-filename NAME     what standard input is read as (Dockerfile)
    --format ${Object.keys(FORMATS).join('|')}   how findings are written (stylish)
    --output-file FILE        where they are written, in place of standard output
    --config FILE             the configuration, in place of the nearest .cloud-glossary.{jsonc,json,yaml}
    --profile recommended|hardened|all
    --fix                     applies the safe fixes, then tells what is left
    --fix-dry-run             shows what --fix would change and writes nothing
    --fail-on error|warning|info|hint|never   what makes the exit code 1 (warning)
    --max-warnings N          more warnings than that make it 1 too
    --quiet                   errors only
    --no-ignore               reads node_modules, .git, .terraform and .vagrant as well
    --no-error-on-unmatched   paths and globs without a file are no mistake
    --color, --no-color       else colors on a terminal
    --threads N               worker threads (as many as processors; 0 for none)
  explain <term|rule|topic>  shows a term, a rule or a topic
  search <words>             finds terms and topics
  terms [--format json]      lists all terms
  rules [--format json|md]   lists all rules

Exit codes: 0 clean, 1 findings, 2 wrong use or failure.
`;

const OPTIONS = {
  format: { type: 'string' },
  'output-file': { type: 'string' },
  config: { type: 'string' },
  profile: { type: 'string' },
  fix: { type: 'boolean' },
  'fix-dry-run': { type: 'boolean' },
  'fail-on': { type: 'string', default: 'warning' },
  'max-warnings': { type: 'string' },
  quiet: { type: 'boolean' },
  'no-ignore': { type: 'boolean' },
  'no-error-on-unmatched': { type: 'boolean' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  threads: { type: 'string' },
  'stdin-filename': { type: 'string', default: 'Dockerfile' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type Options = ReturnType<typeof parse>['values'];

export interface Arguments {
  readonly command: string | undefined;
  readonly words: readonly string[];
  readonly options: Options;
}

/** Reads a command line. Throws a `UsageError` for what cannot be meant. */
export function readArguments(given: readonly string[]): Arguments {
  const { values: options, positionals } = parse(given);
  const [command, ...words] = positionals;
  return { command, words, options };
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** A format by its name; `stylish` without one. */
export function formatOf(name = 'stylish'): Format {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (!format) throw new UsageError(`Unknown format ${name}`);
  return format;
}

/** What still fails a check: a severity, or nothing for `never`. */
export function failingOf(name: string): Severity | undefined {
  if (name === 'never') return undefined;
  const severity = SEVERITIES.find((one) => one === name);
  if (!severity) throw new UsageError(`Unknown severity ${name}`);
  return severity;
}

/** A number of an option; undefined without one. */
export function numberOf(name: 'max-warnings' | 'threads', { [name]: text }: Options) {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new UsageError(`--${name} wants a number, not ${text}`);
  return Number(text);
}
