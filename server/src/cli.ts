import fs from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Crashes, Finding } from './features/diagnostics.ts';
import { note } from './features/note.ts';
import type { Rule } from './features/rule-table.ts';
import { SEVERITIES, type Severity } from './features/settings.ts';
import { readSettings } from './lsp/settings.ts';
import type { OpenFile } from './lsp/open-file.ts';
import { createWorkspace, LARGE, type Workspace } from './lsp/workspace.ts';

const USAGE = `Usage: cloud-glossary <command>

  check [paths…|-]     finds what is wrong in files and folders; - reads standard input
    --format stylish|json   how findings are written (stylish)
    --fail-on error|warning|info|hint|never   what makes the exit code 1 (warning)
    --profile recommended|hardened|all
    --stdin-filename name   what standard input is read as
  explain <term|rule>  shows a term, a topic or a rule
  terms --format json  lists all terms

Exit codes: 0 clean, 1 findings, 2 wrong use or failure.
`;

/** Wrong use: told on standard error, exit code 2. */
class UsageError extends Error {}

const PRESENTATION = { markdown: true, commandLinks: false, themeIcons: false };

const OPTIONS = {
  format: { type: 'string' },
  'fail-on': { type: 'string', default: 'warning' },
  profile: { type: 'string', default: 'recommended' },
  'stdin-filename': { type: 'string', default: 'Dockerfile' },
  help: { type: 'boolean', short: 'h' },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const workspace = await createWorkspace(
    {
      readText: (name) => readFile(path.join(__dirname, 'data', name), 'utf8'),
      readBytes: (name) => readFile(path.join(__dirname, name)),
    },
    PRESENTATION,
  );
  switch (command) {
    case 'check':
      return check(workspace, rest, values);
    case 'explain':
      return explain(workspace, rest);
    case 'terms':
      return terms(workspace, values.format);
    default:
      throw new UsageError(`Unknown command ${command}`);
  }
}

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

interface Checked {
  readonly file: string;
  readonly text: TextDocument;
  readonly found: readonly Finding[];
}

type Values = ReturnType<typeof readArguments>['values'];

async function check(workspace: Workspace, paths: string[], values: Values): Promise<number> {
  const { format = 'stylish', profile, 'fail-on': failOn } = values;
  if (format !== 'stylish' && format !== 'json') throw new UsageError(`Unknown format ${format}`);
  if (failOn !== 'never' && !SEVERITIES.includes(failOn as Severity))
    throw new UsageError(`Unknown severity ${failOn}`);
  const settings = readSettings({ lint: { profile } }, undefined, (message) => {
    throw new UsageError(message);
  });
  const crashes = createCrashes();
  const checked: Checked[] = [];
  for (const [file, content] of sources(paths, values['stdin-filename'])) {
    if (content.length > LARGE) {
      process.stderr.write(`${file} is larger than 1 MB and was left out\n`);
      continue;
    }
    const text = TextDocument.create(`file:///${file}`, '', 1, content);
    const open: OpenFile = { uri: text.uri, text, document: undefined, focus: 0 };
    await workspace.open(open);
    const found = await workspace.findings(open, settings, crashes);
    if (found) checked.push({ file, text, found });
  }
  process.stdout.write(format === 'json' ? json(checked) : stylish(checked));
  const limit = SEVERITIES.indexOf(failOn as Severity);
  const failed = checked.some(({ found }) =>
    found.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit),
  );
  return failed ? 1 : 0;
}

function createCrashes(): Crashes {
  const rules = new Set<Rule>();
  return {
    has: (rule) => rules.has(rule),
    add(rule, error) {
      rules.add(rule);
      process.stderr.write(`Rule ${rule.page.fact} is skipped: ${String(error)}\n`);
    },
  };
}

/** Folders that hold other people's files. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', '.terraform', '.vagrant']);

/** Name and content of every file that the paths mean. */
function* sources(paths: string[], stdinName: string): Generator<[string, string]> {
  for (const given of paths.length ? paths : ['.']) {
    if (given === '-') yield [stdinName, fs.readFileSync(0, 'utf8')];
    else if (!fs.existsSync(given)) throw new UsageError(`No such file: ${given}`);
    else for (const file of filesBelow(given)) yield [file, fs.readFileSync(file, 'utf8')];
  }
}

function* filesBelow(at: string): Generator<string> {
  if (!fs.statSync(at).isDirectory()) yield at;
  else
    for (const entry of fs.readdirSync(at, { withFileTypes: true })) {
      const inner = path.join(at, entry.name);
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) yield* filesBelow(inner);
      else if (entry.isFile() && fs.statSync(inner).size <= 4 * LARGE) yield inner;
    }
}

const place = (text: TextDocument, offset: number) => {
  const { line, character } = text.positionAt(offset);
  return { line: line + 1, column: character + 1 };
};

function stylish(checked: readonly Checked[]): string {
  const blocks = checked
    .filter(({ found }) => found.length)
    .map(({ file, text, found }) => {
      const rows = found.map((finding) => {
        const { line, column } = place(text, finding.from);
        return `  ${`${line}:${column}`.padEnd(8)} ${finding.severity.padEnd(8)} ${finding.message}  ${finding.id}`;
      });
      return `${file}\n${rows.join('\n')}\n`;
    });
  const count = checked.reduce((sum, { found }) => sum + found.length, 0);
  const files = `${checked.length} ${checked.length === 1 ? 'file' : 'files'}`;
  return `${blocks.join('\n')}${blocks.length ? '\n' : ''}${count} findings in ${files}\n`;
}

function json(checked: readonly Checked[]): string {
  const rows = checked.flatMap(({ file, text, found }) =>
    found.map(({ id, rule, severity, message, from, to }) => ({
      file,
      rule: id,
      category: rule.page.category,
      severity,
      message,
      ...place(text, from),
      endLine: place(text, to).line,
      endColumn: place(text, to).column,
    })),
  );
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}

async function explain(workspace: Workspace, words: string[]): Promise<number> {
  const id = words.join('-').toLowerCase();
  if (!id) throw new UsageError('explain needs the name of a term or a rule');
  const analysis = workspace.service.analysis(readSettings(undefined), PRESENTATION);
  const rulePages = await workspace.rulePages(analysis.rules.named(id));
  if (rulePages.length) {
    process.stdout.write(`${rulePages.join('\n\n')}\n`);
    return 0;
  }
  const found = await workspace.ask(() => {
    const current = workspace.service.analysis(readSettings(undefined), PRESENTATION);
    return note(current.glossary, id);
  });
  if (!found) {
    process.stderr.write(`Nothing is known of ${words.join(' ')}\n`);
    return 1;
  }
  const { title, markdown } = found.term ?? found;
  process.stdout.write(`# ${title}\n\n${markdown}\n`);
  return 0;
}

async function terms(workspace: Workspace, format = 'json'): Promise<number> {
  if (format !== 'json') throw new UsageError(`Unknown format ${format}`);
  const rows = await workspace.ask(() => {
    const { glossary } = workspace.service.analysis(readSettings(undefined), PRESENTATION);
    const result = [...glossary.terms.values()].map(({ id, title, kind, topic }) => {
      return { id, title, kind, topic, aliases: glossary.body(id)?.aliases ?? [] };
    });
    return { result, wanted: glossary.hasTexts ? [] : ['texts'] };
  });
  process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
  return 0;
}

// Whoever reads may stop reading, as `head` does.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) =>
  process.exit(code === 'EPIPE' ? 0 : 2),
);

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const usage = error instanceof UsageError;
    process.stderr.write(`${usage ? error.message : String((error as Error).stack)}\n`);
    process.exitCode = 2;
  },
);
