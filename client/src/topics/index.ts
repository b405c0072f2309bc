import {
  commands,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { NOTE, type Note } from '../../../server/src/protocol.ts';
import { createPanel, type Panel, VIEW } from './panel.ts';
import { pickNote } from './pick.ts';
import type { Ask } from './reader.ts';
import { withPictures } from './render.ts';

/** How long the cursor must rest before the panel follows, in milliseconds. */
const REST = 150;
const SCHEME = 'cloud-glossary';

/** Registers the notes panel with its commands. `isOurs` says which files it follows. */
export function registerTopics(
  context: ExtensionContext,
  ask: Ask,
  isOurs: (editor: TextEditor) => boolean,
): Disposable[] {
  const panel = createPanel(context, ask);
  const on = (name: string, run: (...args: never[]) => unknown): Disposable =>
    commands.registerCommand(`cloudGlossary.${name}`, run);
  return [
    window.registerWebviewViewProvider(VIEW, panel),
    followCursor(panel, isOurs),
    notesAsMarkdown(ask),
    on('openTopic', (id?: unknown) =>
      typeof id === 'string' ? panel.open(id) : pickNote(panel, ask, 'topic'),
    ),
    on('explainRule', (rule: string) => panel.openRule(rule)),
    on('searchGlossary', () => pickNote(panel, ask)),
    on('explainAtCursor', async () => {
      await commands.executeCommand(`${VIEW}.focus`);
      const editor = window.activeTextEditor;
      if (editor) await panel.follow(editor.document.uri, editor.selection.active);
    }),
    on('notes.back', () => panel.go(-1)),
    on('notes.forward', () => panel.go(1)),
    on('notes.pin', () => panel.togglePin()),
    on('notes.toggleFollow', () => panel.toggleFollow()),
    on('notes.copySection', () => panel.copySection()),
    on('openNotesAsMarkdown', () => openAsMarkdown(panel)),
  ];
}

/** Keeps the panel at what the cursor rests on. */
function followCursor(panel: Panel, isOurs: (editor: TextEditor) => boolean): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (editor: TextEditor | undefined): void => {
    clearTimeout(timer);
    if (!editor || !panel.isVisible()) return;
    if (!isOurs(editor)) {
      panel.lose();
      return;
    }
    timer = setTimeout(() => {
      panel.follow(editor.document.uri, editor.selection.active).catch(() => undefined);
    }, REST);
  };
  const listeners = [
    window.onDidChangeTextEditorSelection(({ textEditor }) => later(textEditor)),
    window.onDidChangeActiveTextEditor(later),
  ];
  return {
    dispose() {
      clearTimeout(timer);
      for (const listener of listeners) listener.dispose();
    },
  };
}

/** The notes as read-only Markdown documents, for the built-in preview. */
function notesAsMarkdown(ask: Ask): Disposable {
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    async provideTextDocumentContent({ path }) {
      const id = /^\/topics\/([a-z0-9-]+)\.md$/.exec(path)?.[1];
      const note = id === undefined ? null : await ask<Note | null>(NOTE, { id });
      return note ? `# ${note.title}\n\n${withPictures(note)}\n` : '';
    },
  });
  return { dispose: () => [provider, changed].forEach((one) => void one.dispose()) };
}

async function openAsMarkdown(panel: Panel): Promise<void> {
  const shown = panel.shown();
  if (!shown) return;
  const uri = Uri.from({ scheme: SCHEME, path: `/topics/${shown.id}.md` });
  await commands.executeCommand('markdown.showPreviewToSide', uri);
}
