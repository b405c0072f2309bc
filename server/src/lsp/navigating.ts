import {
  type DefinitionLink,
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  LSPErrorCodes,
  type Position,
  type Range,
  ResponseError,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Document } from '../core/document.ts';
import { definition, type Target } from '../features/definition.ts';
import { highlights, references } from '../features/references.ts';
import { type Refusal, rename, renameable, type Renaming } from '../features/rename.ts';
import type { World } from '../features/world.ts';
import { type Asking, isLarge } from './asking.ts';
import { toRange, toTextEdit } from './convert.ts';
import type { OpenFile } from './open-file.ts';

/** Positions of any document of the world: an open one's are known, another's are counted anew. */
type TextOf = (document: Document) => TextDocument;

/** Requests about the name at a place in an open file. */
export function navigating(asking: Asking) {
  const { askSmall, files, neighbours, world } = asking;
  const askNow: Ask = (file, question) =>
    askSmall(file, (world) => ({ result: question(world), wanted: [] }));
  // Half of a name's places is a wrong answer, and a rename of half of them breaks the rest.
  const ask: Ask = async (file, question) => {
    if (isLarge(file) || !(await world(file))) return undefined;
    await neighbours.ready(file);
    return askNow(file, question);
  };
  const textOf: TextOf = ({ uri, text }) => {
    const open = files.get(uri)?.text;
    return open?.getText() === text ? open : TextDocument.create(uri, '', 0, text);
  };
  return {
    ...finding(asking, ask, textOf),
    ...highlighting(askNow),
    ...renaming(asking, ask, textOf),
  };
}

type Ask = <A>(file: OpenFile, question: (world: World) => A) => Promise<A | undefined>;

function finding({ client }: Asking, ask: Ask, textOf: TextOf) {
  return {
    async definition(
      file: OpenFile,
      position: Position,
    ): Promise<Location[] | DefinitionLink[] | null> {
      const offset = file.text.offsetAt(position);
      const found = await ask(file, (world) => definition(world, offset));
      if (!found) return null;
      const links = found.targets.map((target) => linkOf(target, textOf(target.document)));
      if (!client.definitionLinks)
        return links.map(({ targetUri, targetSelectionRange }) => ({
          uri: targetUri,
          range: targetSelectionRange,
        }));
      const originSelectionRange = toRange(file.text, found.origin);
      return links.map((link) => ({ originSelectionRange, ...link }));
    },

    async references(file: OpenFile, position: Position, all: boolean): Promise<Location[]> {
      const offset = file.text.offsetAt(position);
      const found = await ask(file, (world) => references(world, offset, all));
      return (found ?? []).map(({ document, span }) => ({
        uri: document.uri,
        range: toRange(textOf(document), span),
      }));
    },
  };
}

function highlighting(ask: Ask) {
  return {
    async highlights(file: OpenFile, position: Position): Promise<DocumentHighlight[]> {
      const offset = file.text.offsetAt(position);
      const found = await ask(file, (world) => highlights(world, offset));
      return (found ?? []).map(({ span, place: { declares } }) => ({
        range: toRange(file.text, span),
        kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
    },
  };
}

function renaming(asking: Asking, ask: Ask, textOf: TextOf) {
  return {
    async prepareRename(
      file: OpenFile,
      position: Position,
    ): Promise<{ range: Range; placeholder: string } | null> {
      const offset = file.text.offsetAt(position);
      const found = granted(await ask(file, (world) => renameable(world, offset)));
      return found ? { range: toRange(file.text, found.span), placeholder: found.text } : null;
    },

    async rename(file: OpenFile, position: Position, to: string): Promise<WorkspaceEdit | null> {
      const offset = file.text.offsetAt(position);
      const found = granted(await ask(file, (world) => rename(world, offset, to)));
      return found ? workspaceEdit(found, textOf, asking) : null;
    },
  };
}

const linkOf = ({ document, span, whole }: Target, text: TextDocument): DefinitionLink => ({
  targetUri: document.uri,
  targetRange: toRange(text, whole),
  targetSelectionRange: toRange(text, span),
});

/** A refusal is an answer for people: editors show it as it stands. */
function granted<A extends object>(answer: A | Refusal | undefined): A | undefined {
  if (answer && 'refusal' in answer)
    throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refusal);
  return answer;
}

function workspaceEdit(
  { changes }: Renaming,
  textOf: TextOf,
  { client, files }: Asking,
): WorkspaceEdit {
  const edits = changes.map(({ document, edits }): TextDocumentEdit => {
    const text = textOf(document);
    const version = files.get(document.uri)?.text.version ?? null;
    return {
      textDocument: { uri: document.uri, version },
      edits: edits.map((edit) => toTextEdit(text, edit)),
    };
  });
  if (client.documentChanges) return { documentChanges: edits };
  return {
    changes: Object.fromEntries(
      edits.map(({ textDocument, edits }) => [textDocument.uri, edits as TextEdit[]]),
    ),
  };
}
