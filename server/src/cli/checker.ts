import fs from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Span } from '../core/span.ts';
import type { Crashes, Finding } from '../features/diagnostics.ts';
import { fixAll, fixesFor } from '../features/fixes.ts';
import type { Rule } from '../features/rule-table.ts';
import type { Settings } from '../features/settings.ts';
import type { Analysis, World } from '../features/world.ts';
import { createConfigurations, type Found, merged } from '../lsp/configuration.ts';
import type { Files } from '../lsp/near.ts';
import { createNeighbours } from '../lsp/neighbours.ts';
import type { OpenFile } from '../lsp/open-file.ts';
import { readSettings } from '../lsp/settings.ts';
import { createWorkspace, LARGE, type Workspace } from '../lsp/workspace.ts';
import { unifiedDiff } from './diff.ts';
import type { Note, Place, Problem, Report } from './report.ts';
import { UsageError } from './usage-error.ts';

/** What a check does with each file. Plain data: it crosses threads. */
export interface Work {
  /** What the command line says of settings, in the tree of a configuration; it wins over files. */
  readonly said: object;
  /** URI of the configuration that takes the place of the nearest. */
  readonly config: string | undefined;
  readonly fix: 'no' | 'apply' | 'show';
}

export interface Checker {
  /** Undefined for a file that is none of ours. `content` takes the place of what is on disk. */
  check(file: string, content?: string): Promise<Report | Note | undefined>;
}

const PRESENTATION = { markdown: true, commandLinks: false, themeIcons: false };

/** What is known beside any file. */
export const analysisOf = ({ service }: Workspace): Analysis =>
  service.analysis(readSettings(undefined), PRESENTATION);

export const openWorkspace = (): Promise<Workspace> =>
  createWorkspace(
    {
      readText: (name) => readFile(path.join(__dirname, 'data', name), 'latin1'),
      readBytes: (name) => readFile(path.join(__dirname, name)),
    },
    PRESENTATION,
  );

const FILES: Files = {
  list: (uri) => readdir(fileURLToPath(uri)).catch(() => undefined),
  read: (uri) => readFile(fileURLToPath(uri), 'utf8').catch(() => undefined),
};

/** Nobody sees mistakes in a configuration where nobody edits it: they end the check. */
function insistOn({ uri, text, problems: [first] }: Found): void {
  if (!first) return;
  const { line } = TextDocument.create(uri, '', 0, text).positionAt(first.from);
  throw new UsageError(`${fileURLToPath(uri)}:${line + 1} ${first.message}`);
}

/** Loads the glossary and checks files one after the other. */
export async function createChecker({ said, config, fix }: Work): Promise<Checker> {
  const workspace = await openWorkspace();
  const crashes = createCrashes();
  const neighbours = createNeighbours({ get: () => undefined }, workspace, FILES);
  const configurations = createConfigurations({
    files: FILES,
    buffer: () => undefined,
    optionsOf: (name) => workspace.service.optionsOf(name),
  });
  const settingsOf = async (uri: string): Promise<Settings> => {
    const found = await (config === undefined ? configurations.of(uri) : configurations.in(config));
    if (found) insistOn(found);
    return readSettings(merged(found?.tree, said));
  };
  const look = async (file: string, content: string): Promise<Seen | undefined> => {
    const uri = pathToFileURL(file).href;
    const text = TextDocument.create(uri, '', 1, content);
    const opened: OpenFile = { uri, text, document: undefined, focus: 0 };
    const settings = await settingsOf(uri);
    if (!(await workspace.open(opened, settings))) return undefined;
    await neighbours.refresh(opened);
    const around = neighbours.of(opened);
    neighbours.leave(opened);
    const found = await workspace.findings(opened, settings, crashes, around);
    const world = workspace.world(opened, settings, around);
    return found && world && { world, text, found };
  };
  return {
    async check(file, content) {
      const text = content ?? (await read(file, async (head) => !!(await look(file, head))));
      if (text === undefined) return undefined;
      if (text.length > LARGE) return { file, note: 'is larger than 1 MB and was left out' };
      const seen = await look(file, text);
      if (!seen) return undefined;
      const edits = fix === 'no' ? [] : fixAll(seen.world, crashes);
      if (!edits.length) return { file, problems: problemsOf(seen), fixed: 0 };
      const mended = applied(text, edits);
      if (fix === 'apply') fs.writeFileSync(file, mended);
      const after = await look(file, mended);
      return {
        file,
        problems: after ? problemsOf(after) : [],
        fixed: edits.length,
        ...(fix === 'show' && { diff: unifiedDiff(file, text, edits) }),
      };
    },
  };
}

/** A file as it was read, and what was found in it. */
interface Seen {
  readonly world: World;
  readonly text: TextDocument;
  readonly found: readonly Finding[];
}

const HEAD_BYTES = 16_384;

/** The text of a file whose beginning somebody wants; undefined for any other. */
async function read(
  file: string,
  wanted: (head: string) => Promise<boolean>,
): Promise<string | undefined> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.toString('utf8', 0, bytesRead);
    if (bytesRead < HEAD_BYTES) return head;
    return (await wanted(head)) ? await handle.readFile('utf8') : undefined;
  } finally {
    await handle.close();
  }
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, text: inserted } of edits) {
    result += text.slice(at, from) + inserted;
    at = to;
  }
  return result + text.slice(at);
}

function problemsOf({ world, text, found }: Seen): readonly Problem[] {
  return found.map((finding) => {
    const { id, rule, severity, message, related } = finding;
    const fix = fixesFor(finding, world.document).find(({ safe }) => safe);
    return {
      rule: id,
      category: rule.page.category,
      severity,
      message,
      ...placeOf(text, finding),
      related: related.map((one) => ({ ...placeOf(text, one.span), message: one.message })),
      ...(fix && {
        fix: {
          title: fix.title,
          edits: fix.edits.map((edit) => ({ ...placeOf(text, edit), text: edit.text })),
        },
      }),
    };
  });
}

function placeOf(text: TextDocument, { from, to }: Span): Place {
  const start = text.positionAt(from);
  const end = text.positionAt(to);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
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
