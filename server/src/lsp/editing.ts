import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CompletionItem,
  type CompletionList,
  type DocumentSymbol,
  type Hover,
  MarkupKind,
  type Position,
} from 'vscode-languageserver';
import type { Address } from '../core/address.ts';
import type { Edit, Span } from '../core/span.ts';
import { actions } from '../features/actions.ts';
import { completions, explainCompletion } from '../features/completion.ts';
import { folderWanted, type Listed } from '../features/path-offers.ts';
import { fixAll } from '../features/fixes.ts';
import { hover } from '../features/hover.ts';
import { symbols } from '../features/symbols.ts';
import type { World } from '../features/world.ts';
import type { Asking } from './asking.ts';
import { isConfiguration } from './configuration.ts';
import { configuring } from './configuring.ts';
import { toCompletionItems, toDiagnostic, toRange, toSymbol, toTextEdit } from './convert.ts';
import { isStored, type OpenFile } from './open-file.ts';
import { refactoringActions } from './refactoring.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.cloudGlossary`;

/** Requests about a place in an open file. */
export function editing(asking: Asking) {
  const { ask, askSmall, analysis, workspace, client } = asking;
  const inConfiguration = configuring(asking.host);
  const listing = listingFolders(asking);
  const markup = client.presentation.markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return {
    async hover(file: OpenFile, position: Position): Promise<Hover | null> {
      const offset = file.text.offsetAt(position);
      file.focus = offset;
      const found = await ask(file, (world) => hover(world, offset));
      if (!found) return null;
      return {
        contents: { kind: markup, value: found.text },
        range: toRange(file.text, found.span),
      };
    },

    async completion(file: OpenFile, position: Position): Promise<CompletionList | null> {
      if (isConfiguration(file.uri)) return inConfiguration(file, position);
      const { text } = file;
      const offset = text.offsetAt(position);
      const listed = await listing(file, offset);
      const found = await askSmall(file, (world) => completions(world, offset, listed));
      if (!found) return null;
      const items = toCompletionItems(text, found, client.snippets);
      return { isIncomplete: found.incomplete, items };
    },

    async resolveCompletion(item: CompletionItem): Promise<CompletionItem> {
      const address = item.data as Address | undefined;
      if (!address) return item;
      const value = await workspace.ask(() => explainCompletion({ analysis: analysis() }, address));
      return value === undefined ? item : { ...item, documentation: { kind: markup, value } };
    },

    codeActions: (file: OpenFile, params: CodeActionParams) => codeActions(asking, file, params),

    async symbols(file: OpenFile): Promise<DocumentSymbol[]> {
      const found = await askSmall(file, ({ document }) => ({
        result: symbols(document),
        wanted: [],
      }));
      return found?.map((symbol) => toSymbol(file.text, symbol)) ?? [];
    },
  };
}

/** What the folder holds whose files may be named at an offset; undefined where none may. */
function listingFolders({ askSmall, userFiles, neighbours }: Asking) {
  return async (file: OpenFile, offset: number): Promise<Listed | undefined> => {
    if (!userFiles || !isStored(file.uri)) return undefined;
    const ask = () =>
      askSmall(file, (world) => ({ result: folderWanted(world, offset), wanted: [] }));
    if ((await ask()) === undefined) return undefined;
    // What builds a Dockerfile says where its paths begin.
    await neighbours.ready(file);
    const folder = await ask();
    const names = folder === undefined ? undefined : await userFiles.entries(folder);
    return folder === undefined || !names ? undefined : { folder, names };
  };
}

async function codeActions(
  asking: Asking,
  file: OpenFile,
  { range, context }: CodeActionParams,
): Promise<CodeAction[]> {
  const { text } = file;
  const span = { from: text.offsetAt(range.start), to: text.offsetAt(range.end) };
  const wants = (kind: string) =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const found = await asking.askSmall(file, (world) => ({
    result: [
      ...(wants(CodeActionKind.QuickFix) ? quickFixes(world, span, file, asking) : []),
      ...refactoringActions(world, span, file, asking.client, wants),
      // Asked for by name only: it is no answer to a place.
      ...(context.only && wants(FIX_ALL) ? fixEverything(world, file, asking) : []),
    ],
    wanted: [],
  }));
  return found ?? [];
}

function quickFixes(
  world: World,
  span: Span,
  file: OpenFile,
  { client, crashes }: Asking,
): CodeAction[] {
  return actions(world, span, crashes)
    .filter(({ command }) => !command || client.actionCommands)
    .map(({ title, finding, edits, preferred, command }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(file.text, finding, client.rulePages)],
      ...(preferred && { isPreferred: true }),
      ...(edits && { edit: { changes: changes(file, edits) } }),
      ...(command && {
        command: { title, command: `cloudGlossary.${command}`, arguments: [finding.id] },
      }),
    }));
}

function fixEverything(world: World, file: OpenFile, { crashes }: Asking): CodeAction[] {
  const edits = fixAll(world, crashes);
  if (!edits.length) return [];
  return [
    { title: 'Fix all safe findings', kind: FIX_ALL, edit: { changes: changes(file, edits) } },
  ];
}

const changes = ({ uri, text }: OpenFile, edits: readonly Edit[]) => ({
  [uri]: edits.map((edit) => toTextEdit(text, edit)),
});
