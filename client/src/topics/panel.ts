import {
  commands,
  env,
  type ExtensionContext,
  type Position,
  Uri,
  type WebviewView,
  type WebviewViewProvider,
  window,
  workspace,
} from 'vscode';
import { type Note, SEARCH, type SearchHit } from '../../../server/src/protocol.ts';
import { type FromPanel, readMessage, type ToPanel } from './messages.ts';
import { pageOf } from './page.ts';
import { type Ask, createReader, type Reader, RULE } from './reader.ts';
import { article } from './render.ts';

export const VIEW = 'cloudGlossary.notes';

const WELCOME =
  '<p class="empty">Place the cursor on a word in a Dockerfile, Compose, Terraform, Ansible or Vagrant file.</p><p><button type="button" data-command="searchGlossary">Search Glossary</button></p>';

/** The view beside the files, and what may be done with it. */
export interface Panel extends WebviewViewProvider {
  /** Shows a note because the user asked for it, and the view with it. */
  open(id: string): Promise<void>;
  openRule(rule: string): Promise<void>;
  /** Shows the note for a place in a file, if the panel follows. */
  follow(uri: Uri, position: Position): Promise<void>;
  /** The active file is none of ours. */
  lose(): void;
  go(by: 1 | -1): Promise<void>;
  togglePin(): void;
  toggleFollow(): PromiseLike<void>;
  isVisible(): boolean;
  shown(): Note | undefined;
}

const settings = () => workspace.getConfiguration('cloudGlossary');
const follows = (): boolean => settings().get('notes.followCursor', true);
const setContext = (key: string, value: boolean) =>
  void commands.executeCommand('setContext', `cloudGlossary.${key}`, value);

export function createPanel(context: ExtensionContext, ask: Ask): Panel {
  let view: WebviewView | undefined;
  let isPinned = false;
  const post = (message: ToPanel): void => void view?.webview.postMessage(message);
  const show = (note: Note, navigated: boolean): void => {
    post(noteMessage(note, navigated));
    post({ type: 'following', on: true });
    tellState();
  };
  const reader = createReader(ask, { show, busy: (on) => post({ type: 'busy', on }) });
  const tellState = (): void => {
    post({ type: 'state', follow: follows(), pinned: isPinned });
    tellContext(reader, view);
  };
  const reveal = async (entry: string): Promise<void> => {
    if (!view?.visible) await commands.executeCommand(`${VIEW}.focus`);
    await reader.open(entry);
  };
  const toggleFollow = () =>
    settings().update('notes.followCursor', !follows(), true).then(tellState);
  const ready = (): void => {
    post(reader.shown ? noteMessage(reader.shown, false) : { type: 'empty', html: WELCOME });
    tellState();
  };
  const answer = answers({ reader, ask, post, ready, toggleFollow });
  return {
    isVisible: () => view?.visible ?? false,
    shown: () => reader.shown,
    resolveWebviewView(created) {
      view = created;
      created.onDidChangeVisibility(tellState);
      created.onDidDispose(() => (view = undefined));
      fill(created, Uri.joinPath(context.extensionUri, 'dist', 'topics'), answer);
      tellState();
    },
    open: reveal,
    openRule: (rule) => reveal(RULE + rule),
    async follow(uri, position) {
      if (!view?.visible || isPinned || !follows()) return;
      await reader.follow({ textDocument: { uri: uri.toString() }, position });
    },
    lose: () => post({ type: 'following', on: false }),
    go: (by) => reader.go(by),
    togglePin() {
      isPinned = !isPinned;
      tellState();
    },
    toggleFollow,
  };
}

/** What menus and keys depend on. */
function tellContext(reader: Reader, view: WebviewView | undefined): void {
  setContext('canGoBack', reader.canGo(-1));
  setContext('canGoForward', reader.canGo(1));
  setContext('notesVisible', view?.visible ?? false);
}

/** Gives a new view its page, once. */
function fill({ webview }: WebviewView, assets: Uri, answer: (sent: unknown) => unknown): void {
  webview.options = { enableScripts: true, localResourceRoots: [assets] };
  webview.onDidReceiveMessage(answer);
  webview.html = pageOf(assets, webview, settings().get('notes.fontSize', 0));
}

const noteMessage = (note: Note, navigated: boolean): ToPanel => ({
  type: 'note',
  key: note.term ? `${note.id}#${note.term.id}` : note.id,
  title: note.title,
  html: article(note),
  navigated,
});

interface Means {
  readonly reader: Reader;
  readonly ask: Ask;
  post(message: ToPanel): void;
  ready(): void;
  toggleFollow(): PromiseLike<void>;
}

/** What is done when the panel asks; anything that is no message of ours is dropped. */
function answers({ reader, ask, post, ready, toggleFollow }: Means): (sent: unknown) => unknown {
  const handlers: { readonly [T in FromPanel['type']]: (m: FromPanel & { type: T }) => unknown } = {
    ready,
    open: ({ id }) => reader.open(id),
    async search({ query }) {
      const hits = query.trim() ? await ask<readonly SearchHit[]>(SEARCH, { query }) : [];
      post({ type: 'results', query, hits });
    },
    link: ({ url }) => (url.startsWith('https://') ? env.openExternal(Uri.parse(url)) : undefined),
    copy: ({ text }) => env.clipboard.writeText(text),
    insert: ({ text }) => insert(text),
    back: () => reader.go(-1),
    forward: () => reader.go(1),
    toggleFollow,
    command: ({ name }) => commands.executeCommand(`cloudGlossary.${name}`),
  };
  return (sent) => {
    const message = readMessage(sent);
    return message && (handlers[message.type] as (m: FromPanel) => unknown)(message);
  };
}

/** Writes an example of a note where the user works. */
async function insert(text: string): Promise<void> {
  const editor = window.activeTextEditor ?? window.visibleTextEditors[0];
  await editor?.edit((edit) => edit.insert(editor.selection.active, text));
}
