import type { FormattingOptions, Position, Range, TextEdit } from 'vscode-languageserver';
import type { FormatOptions } from '../core/language.ts';
import { format, formatNewLine } from '../features/formatting.ts';
import type { Asking } from './asking.ts';
import { toTextEdit } from './convert.ts';
import type { OpenFile } from './open-file.ts';

const optionsOf = ({ tabSize, insertSpaces }: FormattingOptions): FormatOptions => ({
  tabSize: Math.max(1, tabSize),
  insertSpaces,
});

/** Requests for the usual form of an open file. */
export function formatting({ askSmall }: Asking) {
  return {
    async format(file: OpenFile, options: FormattingOptions, range?: Range): Promise<TextEdit[]> {
      const { text } = file;
      const span = range && { from: text.offsetAt(range.start), to: text.offsetAt(range.end) };
      const edits = await askSmall(file, ({ document }) => ({
        result: format(document, optionsOf(options), span),
        wanted: [],
      }));
      return edits?.map((edit) => toTextEdit(text, edit)) ?? [];
    },

    async formatNewLine(
      file: OpenFile,
      options: FormattingOptions,
      position: Position,
    ): Promise<TextEdit[]> {
      const { text } = file;
      const offset = text.offsetAt(position);
      const edits = await askSmall(file, ({ document }) => ({
        result: formatNewLine(document, optionsOf(options), offset),
        wanted: [],
      }));
      return edits?.map((edit) => toTextEdit(text, edit)) ?? [];
    },
  };
}
