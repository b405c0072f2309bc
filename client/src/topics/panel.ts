import {
  commands,
  type Disposable,
  env,
  type ExtensionContext,
  Uri,
  type WebviewView,
  type WebviewViewProvider,
  window,
  workspace,
} from 'vscode';
import {
  NOTE,
  NOTE_AT,
  type Note,
  RULE_PAGE,
  SEARCH,
  type SearchHit,
} from '../../../server/src/protocol.ts';
import { canGo, followed, gone, type History, NO_HISTORY, visited } from './history.ts';
import { type FromPanel, readMessage, type ToPanel } from './messages.ts';
import { pageOf } from './page.ts';
import { article } from './render.ts';

export const VIEW = 'cloudGlossary.notes';

/** Asks the language server. */
export type Ask = <A>(method: string, params: unknown) => Promise<A>;

const WELCOME =
  '<p class="empty">Place the cursor on a word in a Dockerfile, Compose, Terraform, Ansible or Vagrant file.</p><p><button type="button" data-command="searchGlossary">Search Glossary</button></p>';

/** Entries of the history: a note's id, or a rule's name behind `rule:`. */
const RULE = 'rule:';

/** The view beside the files, and what may be done with it. */
export interface Panel extends WebviewViewProvider, Disposable {
  /** Shows a note because the user asked for it, and the view with it. */
  open(id: string): Promise<void>;
  openRule(rule: string): Promise<void>;
  /** Shows the note for a place in a file, if the panel follows. */
  follow(uri: Uri, position: { line: number; character: number }): Promise<void>;
  /** The active file is none of ours. */
  lose(): void;
  go(by: 1 | -1): Promise<void>;
  togglePin(): void;
  toggleFollow(): Promise<void>;
  readonly isVisible: boolean;
  readonly shown: Note | undefined;
}

export function createPanel(context: ExtensionContext, ask: Ask): Panel {
  let view: WebviewView | undefined;
  let shown: Note | undefined;
  let history: History = NO_HISTORY;
  let isPinned = false;
  let turn = 0;

  const settings = () => workspace.getConfiguration('cloudGlossary');
  const follows = () => settings().get('notes.followCursor', true);
  const post = (message: ToPanel): void => void view?.webview.postMessage(message);
  const setContext = (key: string, value: boolean) =>
    void commands.executeCommand('setContext', `cloudGlossary.${key}`, value);
  const tellState = (): void => {
    post({ type: 'state', follow: follows(), pinned: isPinned });
    setContext('canGoBack', canGo(history, -1));
    setContext('canGoForward', canGo(history, 1));
    setContext('notesPinned', isPinned);
    setContext('notesVisible', view?.visible ?? false);
  };
  const show = (note: Note, navigated: boolean): void => {
    shown = note;
    const term = note.term ? `#${note.term.id}` : '';
    const html = article(note);
    post({ type: 'note', key: `${note.id}${term}`, title: note.title, html, navigated });
    post({ type: 'following', on: true });
    tellState();
  };
  /** Fetches an entry of the history; only the latest question counts. */
  const fetch = async (entry: string): Promise<Note | null> => {
    const mine = ++turn;
    const waiting = setTimeout(() => post({ type: 'busy', on: true }), 250);
    try {
      const note = entry.startsWith(RULE)
        ? await ask<Note | null>(RULE_PAGE, { rule: entry.slice(RULE.length) })
        : await ask<Note | null>(NOTE, { id: entry });
      return mine === turn ? note : null;
    } finally {
      clearTimeout(waiting);
      post({ type: 'busy', on: false });
    }
  };
  const navigate = async (entry: string): Promise<void> => {
    const note = await fetch(entry);
    if (!note) return;
    history = visited(history, entry);
    show(note, true);
  };
  const reveal = async (): Promise<void> => {
    if (!view?.visible) await commands.executeCommand(`${VIEW}.focus`);
  };

  const answer: { readonly [T in FromPanel['type']]: (m: FromPanel & { type: T }) => unknown } = {
    ready() {
      if (shown) show(shown, false);
      else post({ type: 'empty', html: WELCOME });
      tellState();
    },
    open: ({ id }) => navigate(id),
    async search({ query }) {
      const hits = query.trim() ? await ask<readonly SearchHit[]>(SEARCH, { query }) : [];
      post({ type: 'results', query, hits });
    },
    link: ({ url }) => (url.startsWith('https://') ? env.openExternal(Uri.parse(url)) : undefined),
    copy: ({ text }) => env.clipboard.writeText(text),
    insert: ({ text }) => insert(text),
    back: () => panel.go(-1),
    forward: () => panel.go(1),
    toggleFollow: () => panel.toggleFollow(),
    command: ({ name }) => commands.executeCommand(`cloudGlossary.${name}`),
  };

  const panel: Panel = {
    get isVisible() {
      return view?.visible ?? false;
    },
    get shown() {
      return shown;
    },
    resolveWebviewView(created) {
      view = created;
      const { webview } = created;
      webview.options = {
        enableScripts: true,
        enableCommandUris: false,
        localResourceRoots: [Uri.joinPath(context.extensionUri, 'dist', 'topics')],
      };
      webview.onDidReceiveMessage((sent: unknown) => {
        const message = readMessage(sent);
        if (message) return (answer[message.type] as (m: FromPanel) => unknown)(message);
        return undefined;
      });
      created.onDidChangeVisibility(tellState);
      created.onDidDispose(() => (view = undefined));
      webview.html = pageOf(context, webview, settings().get('notes.fontSize', 0));
      tellState();
    },
    async open(id) {
      await reveal();
      await navigate(id);
    },
    async openRule(rule) {
      await reveal();
      await navigate(RULE + rule);
    },
    async follow(uri, position) {
      if (!view?.visible || isPinned || !follows()) return;
      const mine = ++turn;
      const note = await ask<Note | null>(NOTE_AT, {
        textDocument: { uri: uri.toString() },
        position,
      });
      if (mine !== turn || !note) return;
      // Sticky: what is shown stays until there is something else to say.
      if (note.id === shown?.id && note.term?.id === shown.term?.id) return;
      history = followed(history, note.id);
      show(note, false);
    },
    lose: () => post({ type: 'following', on: false }),
    async go(by) {
      const next = gone(history, by);
      const entry = next.entries[next.at];
      if (next === history || entry === undefined) return;
      history = next;
      const note = await fetch(entry);
      if (note) show(note, true);
    },
    togglePin() {
      isPinned = !isPinned;
      tellState();
    },
    async toggleFollow() {
      await settings().update('notes.followCursor', !follows(), true);
      tellState();
    },
    dispose: () => undefined,
  };
  return panel;
}

/** Writes an example of a note where the user works. */
async function insert(text: string): Promise<void> {
  const editor = window.activeTextEditor ?? window.visibleTextEditors[0];
  await editor?.edit((edit) => edit.insert(editor.selection.active, text));
}
