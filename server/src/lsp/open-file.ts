import type {
  TextDocumentContentChangeEvent,
  TextDocumentsConfiguration,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Document } from '../core/document.ts';

/** A file in the editor: the library's text, which knows positions, and what we read it as. */
export interface OpenFile {
  readonly uri: string;
  text: TextDocument;
  /** Absent until its language is loaded, and for files that are not ours. */
  document: Document | undefined;
  /** Where the user works: offset of the last edit or hover. */
  focus: number;
}

/** Schemes of documents that are somebody else's: old versions, outputs, cells. */
const FOREIGN = /^(git|gitfs|output|vscode-notebook-cell|vscode-scm|debug|comment):/;

export const isForeign = (uri: string): boolean => FOREIGN.test(uri);

/** Only what lies in a folder has anything beside it. */
export const isStored = (uri: string): boolean => /^(?!untitled:)[\w+.-]+:\/\//.test(uri);

/** Keeps both halves of an open file at the same version, change by change. */
export const openFiles: TextDocumentsConfiguration<OpenFile> = {
  create(uri, languageId, version, content) {
    const text = TextDocument.create(uri, languageId, version, content);
    return { uri, text, document: undefined, focus: 0 };
  },
  update(file, changes, version) {
    for (const change of changes) apply(file, change, version);
    return file;
  },
};

function apply(file: OpenFile, change: TextDocumentContentChangeEvent, version: number): void {
  const { text } = file;
  const whole = !('range' in change);
  const ends = whole
    ? [0, text.getText().length]
    : [text.offsetAt(change.range.start), text.offsetAt(change.range.end)];
  // The library takes a range that runs backwards, too.
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  file.text = TextDocument.update(text, [change], version);
  file.document = file.document?.edit({ from, to, text: change.text }, file.text.getText());
  file.focus = from + change.text.length;
}
