import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CompletionItem,
  type CompletionList,
  type Connection,
  type DocumentSymbol,
  type Hover,
  MarkupKind,
  type Position,
  type TextDocuments,
} from 'vscode-languageserver';
import type { Address } from '../core/address.ts';
import { actions } from '../features/actions.ts';
import { completions, explainCompletion } from '../features/completion.ts';
import type { Crashes, Finding } from '../features/diagnostics.ts';
import { fixAll } from '../features/fixes.ts';
import { hover } from '../features/hover.ts';
import { note, noteAt } from '../features/note.ts';
import type { Rule } from '../features/rule-table.ts';
import { search } from '../features/search.ts';
import { DEFAULTS, type Settings } from '../features/settings.ts';
import { symbols } from '../features/symbols.ts';
import type { Analysis, Answer, World } from '../features/world.ts';
import type { Presentation } from '../glossary/card.ts';
import type { FileState, Note, SearchHit } from '../protocol.ts';
import { toCompletionItems, toDiagnostic, toRange, toSymbol, toTextEdit } from './convert.ts';
import type { Host } from './host.ts';
import type { OpenFile } from './open-file.ts';
import { createScheduler } from './scheduler.ts';
import { readSettings } from './settings.ts';
import { createWorkspace, LARGE, type Workspace } from './workspace.ts';

/** What a client said of itself. */
export interface Client {
  /** It answers requests for its settings. */
  readonly configuration: boolean;
  readonly snippets: boolean;
  readonly actionCommands: boolean;
  /** The settings that came with `initialize`. */
  readonly sent: unknown;
  readonly rulePages: string | undefined;
  readonly presentation: Presentation;
}

/** Answers to requests, in the protocol's terms. */
export type Session = Awaited<ReturnType<typeof createSession>>;

const FIX_ALL = `${CodeActionKind.SourceFixAll}.cloudGlossary`;

/** Schemes of documents that are somebody else's: old versions, outputs, cells. */
const FOREIGN = /^(git|gitfs|output|vscode-notebook-cell|vscode-scm|debug|comment):/;

export async function createSession(
  connection: Connection,
  host: Host,
  files: TextDocuments<OpenFile>,
  client: Client,
) {
  const workspace = await createWorkspace(host, client.presentation);
  const settings = createSettings(connection, client);
  const crashes = createCrashes(connection);
  const scheduler = createScheduler(crashes);

  const worldOf = async (file: OpenFile): Promise<World | undefined> => {
    if (FOREIGN.test(file.uri)) return undefined;
    await workspace.open(file);
    return workspace.world(file, await settings.of(file.uri));
  };
  /** Asks a feature about a file as it is when all is loaded. */
  const ask = async <A>(
    file: OpenFile,
    question: (world: World) => Answer<A>,
  ): Promise<A | undefined> => {
    const world = await worldOf(file);
    if (!world) return undefined;
    const scope = world.analysis.settings;
    return workspace.ask(() => question(workspace.world(file, scope) ?? world));
  };
  /** The same, but nothing for files that are too large for more than hovers. */
  const askSmall = async <A>(file: OpenFile, question: (world: World) => Answer<A>) =>
    isLarge(file) ? undefined : ask(file, question);
  const analysis = (): Analysis =>
    workspace.service.analysis(settings.global(), client.presentation);

  const lint = async (file: OpenFile): Promise<void> => {
    if (isLarge(file) || !(await worldOf(file))) return;
    const scope = await settings.of(file.uri);
    scheduler.schedule(file.uri, {
      world: () => (files.get(file.uri) === file ? workspace.world(file, scope) : undefined),
      focus: () => file.focus,
      publish: (found) => publish(connection, file, found, client.rulePages),
    });
  };

  return {
    async changed(file: OpenFile): Promise<void> {
      const { run } = (await settings.of(file.uri)).lint;
      if (run === 'onType' || file.text.version <= 1) await lint(file);
    },
    saved: lint,
    closed(file: OpenFile): void {
      scheduler.cancel(file.uri);
      void connection.sendDiagnostics({ uri: file.uri, diagnostics: [] });
    },
    async settingsChanged(sent: unknown): Promise<void> {
      settings.changed(sent);
      await Promise.all(files.all().map(lint));
    },

    async hover(file: OpenFile, position: Position): Promise<Hover | null> {
      const offset = file.text.offsetAt(position);
      file.focus = offset;
      const found = await ask(file, (world) => hover(world, offset));
      if (!found) return null;
      return {
        contents: { kind: markup(client.presentation), value: found.text },
        range: toRange(file.text, found.span),
      };
    },

    async completion(file: OpenFile, position: Position): Promise<CompletionList | null> {
      const { text } = file;
      const offset = text.offsetAt(position);
      const found = await askSmall(file, (world) => completions(world, offset));
      if (!found) return null;
      return {
        isIncomplete: found.incomplete,
        items: toCompletionItems(text, found, client.snippets),
      };
    },

    async resolveCompletion(item: CompletionItem): Promise<CompletionItem> {
      const address = item.data as Address;
      const value = await workspace.ask(() => explainCompletion({ analysis: analysis() }, address));
      if (value === undefined) return item;
      return { ...item, documentation: { kind: markup(client.presentation), value } };
    },

    async codeActions(file: OpenFile, { range, context }: CodeActionParams): Promise<CodeAction[]> {
      const { text } = file;
      const span = { from: text.offsetAt(range.start), to: text.offsetAt(range.end) };
      const wants = (kind: string) =>
        !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
      const found = await askSmall(file, (world) => ({
        result: [
          ...(wants(CodeActionKind.QuickFix)
            ? quickFixes(world, span, file, { client, crashes })
            : []),
          ...(context.only && wants(FIX_ALL) ? fixEverything(world, file, crashes) : []),
        ],
        wanted: [],
      }));
      return found ?? [];
    },

    async symbols(file: OpenFile): Promise<DocumentSymbol[]> {
      const found = await askSmall(file, ({ document }) => ({
        result: symbols(document),
        wanted: [],
      }));
      return found?.map((symbol) => toSymbol(file.text, symbol)) ?? [];
    },

    async noteAt(file: OpenFile, position: Position): Promise<Note | null> {
      const offset = file.text.offsetAt(position);
      return (await askSmall(file, (world) => noteAt(world, offset))) ?? null;
    },
    async note(id: string): Promise<Note | null> {
      return (await workspace.ask(() => note(analysis().glossary, id))) ?? null;
    },
    search(query: string): Promise<readonly SearchHit[]> {
      return workspace.ask(() => search(analysis().glossary, query));
    },
    rulePage: (rule: string): Promise<Note | null> => rulePage(workspace, analysis(), rule),
    async fileState(file: OpenFile): Promise<FileState> {
      const document = FOREIGN.test(file.uri) ? undefined : await workspace.open(file);
      if (!document) return {};
      return {
        language: document.origin.language.id,
        ...(isLarge(file) && { limited: 'Hover only: the file is larger than 1 MB' }),
      };
    },
  };
}

const isLarge = (file: OpenFile): boolean => file.text.getText().length > LARGE;

const markup = ({ markdown }: Presentation): MarkupKind =>
  markdown ? MarkupKind.Markdown : MarkupKind.PlainText;

function publish(
  connection: Connection,
  { uri, text }: OpenFile,
  found: readonly Finding[],
  pages: string | undefined,
): void {
  const diagnostics = found.map((finding) => toDiagnostic(text, finding, pages));
  void connection.sendDiagnostics({ uri, version: text.version, diagnostics });
}

function quickFixes(
  world: World,
  span: { from: number; to: number },
  { uri, text }: OpenFile,
  { client, crashes }: { readonly client: Client; readonly crashes: Crashes },
): CodeAction[] {
  return actions(world, span, crashes)
    .filter(({ command }) => !command || client.actionCommands)
    .map(({ title, finding, edits, preferred, command }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(text, finding, client.rulePages)],
      ...(preferred && { isPreferred: true }),
      ...(edits && {
        edit: { changes: { [uri]: edits.map((edit) => toTextEdit(text, edit)) } },
      }),
      ...(command && {
        command: { title, command: `cloudGlossary.${command}`, arguments: [finding.id] },
      }),
    }));
}

function fixEverything(world: World, { uri, text }: OpenFile, crashes: Crashes): CodeAction[] {
  const edits = fixAll(world, crashes);
  if (!edits.length) return [];
  const changes = { [uri]: edits.map((edit) => toTextEdit(text, edit)) };
  return [{ title: 'Fix all safe findings', kind: FIX_ALL, edit: { changes } }];
}

async function rulePage(
  workspace: Workspace,
  { rules }: Analysis,
  id: string,
): Promise<Note | null> {
  const found = rules.named(id);
  const [first] = found;
  if (!first) return null;
  const pages = await workspace.rulePages(found);
  return {
    kind: 'rule',
    id,
    title: found.length > 1 ? id : first.page.title,
    trail: [{ title: 'Rules' }],
    markdown: pages.join('\n\n'),
    see: [],
    docs: {},
  };
}

/** Remembers the rules that threw, and tells of each once. */
function createCrashes(connection: Connection): Crashes {
  const rules = new Set<Rule>();
  return {
    has: (rule) => rules.has(rule),
    add(rule, error) {
      rules.add(rule);
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      connection.console.error(`Rule ${rule.page.fact} is skipped: ${why}`);
    },
  };
}

/** Settings per file, asked of the client once and kept until it says that they changed. */
function createSettings(connection: Connection, client: Client) {
  const complain = (message: string) => connection.console.warn(message);
  let sent = readSettings(client.sent, DEFAULTS, complain);
  let known = new Map<string, Promise<Settings>>();
  const request = async (uri: string): Promise<Settings> => {
    const tree: unknown = await connection.workspace.getConfiguration({
      scopeUri: uri,
      section: 'cloudGlossary',
    });
    return (sent = readSettings(tree, sent, complain));
  };
  return {
    global: () => sent,
    of(uri: string): Promise<Settings> {
      if (!client.configuration) return Promise.resolve(sent);
      let settings = known.get(uri);
      if (!settings) known.set(uri, (settings = request(uri).catch(() => sent)));
      return settings;
    },
    changed(tree: unknown): void {
      known = new Map();
      const own = (tree as { cloudGlossary?: unknown } | null)?.cloudGlossary;
      if (!client.configuration) sent = readSettings(own ?? tree, sent, complain);
    },
  };
}
