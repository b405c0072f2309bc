import type { FoldingRange, Position, SelectionRange } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Document } from '../core/document.ts';
import { type Fold, folds } from '../features/folding.ts';
import { selection } from '../features/selection.ts';
import type { Asking } from './asking.ts';
import { toRange } from './convert.ts';
import type { OpenFile } from './open-file.ts';

/** Requests about the shape of an open file: what is folded, what is selected step by step. */
export function shaping({ askSmall, client }: Asking) {
  const ask = <A>(file: OpenFile, question: (document: Document) => A) =>
    askSmall(file, ({ document }) => ({ result: question(document), wanted: [] }));
  const { linesOnly, most } = client.folding;
  return {
    async folding(file: OpenFile): Promise<FoldingRange[]> {
      const found = (await ask(file, folds)) ?? [];
      return found.flatMap((fold) => toFoldingRange(file.text, fold, linesOnly)).slice(0, most);
    },

    async selection(file: OpenFile, positions: readonly Position[]): Promise<SelectionRange[]> {
      const { text } = file;
      const offsets = positions.map((position) => text.offsetAt(position));
      const found = await ask(file, (document) =>
        offsets.map((offset) => selection(document, offset)),
      );
      return positions.map((position, i) => {
        let range: SelectionRange | undefined;
        for (const span of found?.[i]?.toReversed() ?? [])
          range = { range: toRange(text, span), ...(range && { parent: range }) };
        return range ?? { range: { start: position, end: position } };
      });
    },
  };
}

/** Where whole lines are hidden, a line that only closes stays. */
function toFoldingRange(
  text: TextDocument,
  { from, to, kind }: Fold,
  linesOnly: boolean,
): readonly FoldingRange[] {
  const startLine = text.positionAt(from).line;
  const { line, character } = text.positionAt(to);
  const own = kind && { kind };
  if (!linesOnly) return [{ startLine, endLine: line, endCharacter: character, ...own }];
  const start = { line, character: 0 };
  const isBlank = text.getText({ start, end: { line, character } }).trim() === '';
  const endLine = isBlank ? line - 1 : line;
  return endLine > startLine ? [{ startLine, endLine, ...own }] : [];
}
