import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver';
import type { Refactoring } from '../core/language.ts';
import type { Span } from '../core/span.ts';
import { resolveUri } from '../core/uri.ts';
import { refactorings } from '../features/refactorings.ts';
import type { World } from '../features/world.ts';
import type { Client } from './client.ts';
import { toTextEdit } from './convert.ts';
import type { OpenFile } from './open-file.ts';

const KINDS: Readonly<Record<Refactoring['kind'], string>> = {
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
};

/** Choices of the light bulb that answer to no finding, of the kinds that are wanted. */
export function refactoringActions(
  world: World,
  span: Span,
  file: OpenFile,
  { createsFiles }: Client,
  wants: (kind: string) => boolean,
): CodeAction[] {
  if (!Object.values(KINDS).some(wants)) return [];
  return refactorings(world, span).flatMap((one): readonly CodeAction[] => {
    const kind = KINDS[one.kind];
    if (!wants(kind) || (one.creates && !createsFiles)) return [];
    return [{ title: one.title, kind, edit: editOf(one, file) }];
  });
}

function editOf({ edits, creates }: Refactoring, { uri, text }: OpenFile): WorkspaceEdit {
  const own = edits.map((edit) => toTextEdit(text, edit));
  const made = creates && resolveUri(uri, creates.path);
  if (!made) return { changes: { [uri]: own } };
  const start = { line: 0, character: 0 };
  const whole = [{ range: { start, end: start }, newText: creates.text }];
  return {
    documentChanges: [
      { kind: 'create', uri: made, options: { ignoreIfExists: false, overwrite: false } },
      { textDocument: { uri: made, version: null }, edits: whole },
    ],
  };
}
