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
import { type Note, SEARCH, type SearchAnswer } from '../../../server/src/protocol.ts';
import { type FromPanel, readMessage, type ToPanel } from './messages.ts';
import { pageOf } from './page.ts';
import { type Ask, createReader, type Reader, RULE } from './reader.ts';
import { article, escape, link, sectionOf } from './render.ts';

export const VIEW = 'cloudGlossary.notes';

const WELCOME =
  '<p class="empty">Place the cursor on a word in a Dockerfile, Compose, Terraform, Ansible or Vagrant file.</p><p><button type="button" data-search>Search Glossary</button></p>';

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
  /** Copies the section in view as Markdown. */
  copySection(): void;
  toggleFollow(): PromiseLike<void>;
  isVisible(): boolean;
  shown(): Note | undefined;
}

/** What a page knew when it was left. */
type Left = Pick<FromPanel & { type: 'ready' }, 'key' | 'pinned'>;

const settings = () => workspace.getConfiguration('cloudGlossary');
const follows = (): boolean => settings().get('notes.followCursor', true);
const setContext = (key: string, value: boolean) =>
  void commands.executeCommand('setContext', `cloudGlossary.${key}`, value);

export function createPanel(context: ExtensionContext, ask: Ask): Panel {
  let view: WebviewView | undefined;
  let isPinned = false;
  const post = (message: ToPanel): void => void view?.webview.postMessage(message);
  const reader = createReader(ask, {
    show: (note, navigated, heading) => (post(noteMessage(note, navigated, heading)), tellState()),
    busy: (on) => post({ type: 'busy', on }),
  });
  const tellState = (): void => {
    post({ type: 'state', follow: follows(), pinned: isPinned });
    tellContext(reader, view);
  };
  const reveal = (entry: string) => openIn(view, reader, entry);
  const toggleFollow = () => changeFollow().then(tellState);
  const pin = (on: boolean): void => {
    isPinned = on;
    tellState();
  };
  const ready = async ({ key, pinned }: Left): Promise<void> => {
    const isNew = !reader.shown && key !== '';
    await fillIn(reader, key, post);
    pin(isNew ? pinned : isPinned);
  };
  const answer = answers({ reader, ask, post, ready, toggleFollow });
  return {
    isVisible: () => view?.visible === true,
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
      post({ type: 'following', on: true });
      const html = reader.shown ? '' : await nothing(ask, uri, position);
      // A note may have come while we asked.
      if (!reader.shown) post({ type: 'empty', html });
    },
    copySection: () => post({ type: 'askSection' }),
    lose: () => post({ type: 'following', on: false }),
    go: reader.go,
    togglePin: () => pin(!isPinned),
    toggleFollow,
  };
}

/** Opens an entry and, where it is hidden, the view. */
async function openIn(view: WebviewView | undefined, reader: Reader, entry: string): Promise<void> {
  if (!view?.visible) await commands.executeCommand(`${VIEW}.focus`);
  await reader.open(entry);
}

const changeFollow = () => settings().update('notes.followCursor', !follows(), true);

/** Shows in a new page what is read, or was when its window was closed. */
async function fillIn(reader: Reader, key: string, post: Means['post']): Promise<void> {
  const [note = '', term] = key.split('#');
  if (!reader.shown && key) await reader.restore(term === undefined ? note : `term:${term}`);
  const { shown, heading } = reader;
  post(shown ? noteMessage(shown, false, heading) : { type: 'empty', html: WELCOME });
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

/** What to say where no note is: the nearest there are. */
async function nothing(ask: Ask, uri: Uri, position: Position): Promise<string> {
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const range = document?.getWordRangeAtPosition(position, /[\w.-]+/);
  const word = range && document?.getText(range);
  if (!word) return WELCOME;
  const { groups, near } = await ask<SearchAnswer>(SEARCH, { query: word });
  const hits = [...groups.flatMap((group) => group.hits), ...near].slice(0, 3);
  const links = hits.map(({ note, title }) => link(note, title));
  return `<p class="empty">No notes for <code>${escape(word)}</code>.</p><p>${links.join(' · ')}</p>`;
}

const noteMessage = (note: Note, navigated: boolean, heading: string): ToPanel => ({
  type: 'note',
  key: note.term ? `${note.id}#${note.term.id}` : note.id,
  title: note.title,
  html: article(note),
  navigated,
  heading,
});

interface Means {
  readonly reader: Reader;
  readonly ask: Ask;
  post(message: ToPanel): void;
  /** A new page, perhaps of a window that was opened again, shows what was last read. */
  ready(left: Left): Promise<void>;
  toggleFollow(): PromiseLike<void>;
}

/** What is done when the panel asks; anything that is no message of ours is dropped. */
function answers({ reader, ask, post, ready, toggleFollow }: Means): (sent: unknown) => unknown {
  const handlers: { readonly [T in FromPanel['type']]: (m: FromPanel & { type: T }) => unknown } = {
    ready,
    open: ({ id }) => reader.open(id),
    async search({ query }) {
      if (!query.trim()) return;
      post({ type: 'results', query, answer: await ask<SearchAnswer>(SEARCH, { query }) });
    },
    link: ({ url }) => (url.startsWith('https://') ? env.openExternal(Uri.parse(url)) : undefined),
    copy: ({ text }) => env.clipboard.writeText(text),
    insert: ({ text }) => insert(text),
    back: () => reader.go(-1),
    forward: () => reader.go(1),
    toggleFollow,
    section: ({ heading }) =>
      reader.shown && env.clipboard.writeText(sectionOf(reader.shown.markdown, heading)),
    searchGlossary: () => commands.executeCommand('cloudGlossary.searchGlossary'),
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
