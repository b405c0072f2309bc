import type { Connection } from 'vscode-languageserver';
import { DEFAULTS, type Settings } from '../features/settings.ts';
import type { Presentation } from '../glossary/card.ts';
import { type Configurations, merged, type Tree } from './configuration.ts';
import { readSettings } from './settings.ts';

/** What a client said of itself. */
export interface Client {
  /** It answers requests for its settings. */
  readonly configuration: boolean;
  readonly snippets: boolean;
  readonly actionCommands: boolean;
  /** It reads files for us. */
  readonly readsFiles: boolean;
  readonly watchesFiles: boolean;
  /** URIs of the workspace's folders. */
  readonly folders: readonly string[];
  /** It takes links, which say where a name stands, as answers to where it is declared. */
  readonly definitionLinks: boolean;
  /** It takes changes of files together with the versions that they are for. */
  readonly documentChanges: boolean;
  /** Folds are whole lines, and so many at the most. */
  readonly folding: { readonly linesOnly: boolean; readonly most: number };
  /** It asks again for what is drawn into the text when it is told to. */
  readonly refreshes: {
    readonly tokens: boolean;
    readonly hints: boolean;
    readonly lenses: boolean;
  };
  /** It shows the users of a stage when a lens is clicked. */
  readonly lensCommands: boolean;
  /** It hides what another linter tells of the same line. */
  readonly defers: boolean;
  /** It makes files that an edit asks for. */
  readonly createsFiles: boolean;
  /** Who says which files are formatted: the server once and for all, or when it runs, or the client. */
  readonly formatting: 'announced' | 'registered' | 'own';
  /** The settings that came with `initialize`. */
  readonly sent: unknown;
  readonly rulePages: string | undefined;
  readonly presentation: Presentation;
}

/** Settings per file, asked of the client once and kept until it says that they changed. */
export interface ClientSettings {
  /** Those of the workspace, for what belongs to no file. */
  global(): Settings;
  /** What the client says, and what the nearest configuration file says over it. */
  of(uri: string): Promise<Settings>;
  changed(tree: unknown): void;
  /** Whether configuration files say of a file what they said when it was last asked about. */
  isCurrent(uri: string): Promise<boolean>;
  /** What was known of a file is asked for again when it is next needed. */
  forget(uri: string): void;
}

interface Known {
  readonly settings: Promise<Settings>;
  /** What its configuration file said. */
  readonly tree: Promise<Tree | undefined>;
}

export function createSettings(
  connection: Connection,
  client: Client,
  configurations: Configurations,
): ClientSettings {
  const complain = (message: string) => connection.console.warn(message);
  let sent = client.sent;
  let last = readSettings(sent, DEFAULTS, complain);
  let known = new Map<string, Known>();
  /** What the client says of a file, and that as settings. */
  const ask = async (uri: string): Promise<readonly [tree: unknown, settings: Settings]> => {
    if (!client.configuration) return [sent, last];
    const item = { scopeUri: uri, section: 'cloudGlossary' };
    const tree: unknown = await connection.workspace.getConfiguration(item);
    // `last` may be another file's before this one goes on.
    const settings = (last = readSettings(tree, last, complain));
    return [tree, settings];
  };
  const treeFor = async (uri: string) => (await configurations.of(uri))?.tree;
  const request = async (uri: string, own: Known['tree']): Promise<Settings> => {
    const [[tree, base], over] = await Promise.all([ask(uri), own]);
    const settings = over ? readSettings(merged(tree, over), base) : base;
    return client.defers ? looking(settings) : settings;
  };
  return {
    global: () => last,
    of(uri) {
      let found = known.get(uri);
      if (!found) {
        const tree = treeFor(uri).catch(() => undefined);
        known.set(uri, (found = { tree, settings: request(uri, tree).catch(() => last) }));
      }
      return found.settings;
    },
    changed(tree) {
      known = new Map();
      if (client.configuration) return;
      const own = (tree as { cloudGlossary?: unknown } | null)?.cloudGlossary;
      sent = own ?? tree;
      last = readSettings(sent, last, complain);
    },
    async isCurrent(uri) {
      const found = known.get(uri);
      if (!found) return true;
      const [before, now] = await Promise.all([found.tree, treeFor(uri)]);
      return JSON.stringify(before) === JSON.stringify(now);
    },
    forget: (uri) => void known.delete(uri),
  };
}

/** For a client that hides findings itself. */
const looking = ({ lint, ...rest }: Settings): Settings => ({
  ...rest,
  lint: { ...lint, deferTo: [], deferOnLine: lint.deferTo },
});
