import type { Connection } from 'vscode-languageserver';
import { DEFAULTS, type Settings } from '../features/settings.ts';
import type { Presentation } from '../glossary/card.ts';
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
  /** It takes links, which say where a name stands, as answers to where it is declared. */
  readonly definitionLinks: boolean;
  /** It takes changes of files together with the versions that they are for. */
  readonly documentChanges: boolean;
  /** The settings that came with `initialize`. */
  readonly sent: unknown;
  readonly rulePages: string | undefined;
  readonly presentation: Presentation;
}

/** Settings per file, asked of the client once and kept until it says that they changed. */
export interface ClientSettings {
  /** Those of the workspace, for what belongs to no file. */
  global(): Settings;
  of(uri: string): Promise<Settings>;
  changed(tree: unknown): void;
}

export function createSettings(connection: Connection, client: Client): ClientSettings {
  const complain = (message: string) => connection.console.warn(message);
  let last = readSettings(client.sent, DEFAULTS, complain);
  let known = new Map<string, Promise<Settings>>();
  const request = async (uri: string): Promise<Settings> => {
    const item = { scopeUri: uri, section: 'cloudGlossary' };
    const tree: unknown = await connection.workspace.getConfiguration(item);
    return (last = readSettings(tree, last, complain));
  };
  return {
    global: () => last,
    of(uri) {
      if (!client.configuration) return Promise.resolve(last);
      let settings = known.get(uri);
      if (!settings) known.set(uri, (settings = request(uri).catch(() => last)));
      return settings;
    },
    changed(tree) {
      known = new Map();
      const own = (tree as { cloudGlossary?: unknown } | null)?.cloudGlossary;
      if (!client.configuration) last = readSettings(own ?? tree, last, complain);
    },
  };
}
