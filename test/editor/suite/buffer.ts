import {
  commands,
  type Diagnostic,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  Range,
  Selection,
  type TextDocument,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';

/** An editor on a buffer that is on no disk, and the place where `<|>` stood in its text. */
export interface Buffer {
  readonly document: TextDocument;
  readonly position: Position;
}

export async function openBuffer(language: string, marked: string): Promise<Buffer> {
  const at = marked.indexOf('<|>');
  const content = marked.replace('<|>', '');
  const document = await workspace.openTextDocument({ language, content });
  // An editor in a hurry gives a new buffer what it had saved of the last one under that name.
  if (document.getText() !== content) await write(document, content);
  const editor = await window.showTextDocument(document);
  const position = document.positionAt(Math.max(at, 0));
  editor.selection = new Selection(position, position);
  return { document, position };
}

/** Replaces all of a document's text. */
export async function write({ uri, lineCount }: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(uri, new Range(0, 0, lineCount, 0), text);
  await workspace.applyEdit(edit);
}

export const closeAll = () => commands.executeCommand('workbench.action.closeAllEditors');

/** All that hovers say at a place, as Markdown. */
export async function hoverAt({ document, position }: Buffer): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((part) => (part instanceof MarkdownString || typeof part !== 'string' ? part.value : part))
    .join('\n');
}

export const findings = (document: TextDocument): Diagnostic[] =>
  languages.getDiagnostics(document.uri).filter(({ source }) => source === 'cloud-glossary');

/** The name of a finding's rule. */
export const ruleOf = ({ code }: Diagnostic): string =>
  String(typeof code === 'object' ? code.value : code);

/** Asks again until the answer is there; fails with what was last seen. */
export async function until<A>(ask: () => A | Promise<A>, isGood: (answer: A) => boolean) {
  const end = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (isGood(answer)) return answer;
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
