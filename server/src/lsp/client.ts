import type { Connection } from 'vscode-languageserver';
import { DEFAULTS, type Settings } from '../features/settings.ts';
import type { Presentation } from '../glossary/card.ts';
import { type Configurations, merged } from './configuration.ts';
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
  /** It hides what another linter tells of the same line. */
  readonly defers: boolean;
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
  /** A configuration file is another than before. */
  forget(): void;
}

export function createSettings(
  connection: Connection,
  client: Client,
  configurations: Configurations,
): ClientSettings {
  const complain = (message: string) => connection.console.warn(message);
  let sent = client.sent;
  let last = readSettings(sent, DEFAULTS, complain);
  let known = new Map<string, Promise<Settings>>();
  const ask = async (uri: string): Promise<unknown> => {
    if (!client.configuration) return sent;
    const item = { scopeUri: uri, section: 'cloudGlossary' };
    const tree: unknown = await connection.workspace.getConfiguration(item);
    last = readSettings(tree, last, complain);
    return tree;
  };
  const request = async (uri: string): Promise<Settings> => {
    const [tree, own] = await Promise.all([ask(uri), configurations.of(uri)]);
    const settings = own ? readSettings(merged(tree, own.tree), last) : last;
    return client.defers ? looking(settings) : settings;
  };
  return {
    global: () => last,
    of(uri) {
      let settings = known.get(uri);
      if (!settings) known.set(uri, (settings = request(uri).catch(() => last)));
      return settings;
    },
    changed(tree) {
      known = new Map();
      if (client.configuration) return;
      const own = (tree as { cloudGlossary?: unknown } | null)?.cloudGlossary;
      sent = own ?? tree;
      last = readSettings(sent, last, complain);
    },
    forget: () => void (known = new Map()),
  };
}

/** For a client that hides findings itself. */
const looking = ({ lint, ...rest }: Settings): Settings => ({
  ...rest,
  lint: { ...lint, deferTo: [], deferOnLine: lint.deferTo },
});
