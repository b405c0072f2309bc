import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { Crashes } from '../features/diagnostics.ts';
import type { Rule } from '../features/rule-table.ts';
import type { Settings } from '../features/settings.ts';
import type { Analysis, Answer, World } from '../features/world.ts';
import { type Client, type ClientSettings, createSettings } from './client.ts';
import { type Configurations, createConfigurations } from './configuration.ts';
import type { Host } from './host.ts';
import { isForeign, type OpenFile } from './open-file.ts';
import { FIND_FILES, READ_FILE, READ_FOLDER } from '../protocol.ts';
import { createNeighbours, type Neighbours } from './neighbours.ts';
import type { FindingFiles } from './near.ts';
import { createWorkspace, LARGE, type Workspace } from './workspace.ts';

/** What a session is made of. */
export interface Surroundings {
  readonly connection: Connection;
  readonly host: Host;
  readonly files: TextDocuments<OpenFile>;
  readonly client: Client;
}

/** How questions reach features: with settings, languages and packs loaded. */
export interface Asking extends Surroundings {
  readonly workspace: Workspace;
  readonly settings: ClientSettings;
  readonly configurations: Configurations;
  readonly crashes: Crashes;
  readonly neighbours: Neighbours;
  /** The user's files, where somebody can reach them. */
  readonly userFiles: FindingFiles | undefined;
  /** The world around a file; undefined for files that are not ours. */
  world(file: OpenFile): Promise<World | undefined>;
  /** The same without waiting, for what has been opened before. */
  worldNow(file: OpenFile, settings: Settings): World | undefined;
  ask<A>(file: OpenFile, question: (world: World) => Answer<A>): Promise<A | undefined>;
  /** Nothing for files that are too large for more than hovers. */
  askSmall<A>(file: OpenFile, question: (world: World) => Answer<A>): Promise<A | undefined>;
  /** What belongs to no file. */
  analysis(): Analysis;
}

export const isLarge = ({ text }: OpenFile): boolean => text.getText().length > LARGE;

export async function createAsking(surroundings: Surroundings): Promise<Asking> {
  const { connection, host, client } = surroundings;
  const workspace = await createWorkspace(host, client.presentation);
  const userFiles = filesOf(surroundings);
  const configurations = createConfigurations({
    files: userFiles,
    buffer: (uri) => surroundings.files.get(uri)?.text.getText(),
    optionsOf: (name) => workspace.service.optionsOf(name),
  });
  const settings = createSettings(connection, client, configurations);
  const neighbours = createNeighbours(surroundings.files, workspace, userFiles);
  const worldNow = (file: OpenFile, scope: Settings) =>
    workspace.world(file, scope, neighbours.of(file));
  const world = async (file: OpenFile): Promise<World | undefined> => {
    if (isForeign(file.uri)) return undefined;
    const scope = await settings.of(file.uri);
    await workspace.open(file, scope, true);
    return worldNow(file, scope);
  };
  const ask: Asking['ask'] = async (file, question) => {
    const first = await world(file);
    if (!first) return undefined;
    // Loading a pack replaces the analysis, and the text may have changed meanwhile.
    return workspace.ask(() => question(worldNow(file, first.analysis.settings) ?? first));
  };
  return {
    ...surroundings,
    workspace,
    settings,
    configurations,
    crashes: createCrashes(connection),
    neighbours,
    userFiles,
    world,
    worldNow,
    ask,
    askSmall: async (file, question) => (isLarge(file) ? undefined : ask(file, question)),
    analysis: () => workspace.service.analysis(settings.global(), client.presentation),
  };
}

/** The user's files: through the editor, which reaches them everywhere, or else through the host. */
function filesOf({ connection, client, host }: Surroundings): FindingFiles | undefined {
  if (!client.readsFiles) return host.files;
  return {
    list: async (uri) =>
      (await connection.sendRequest<string[] | null>(READ_FOLDER, { uri })) ?? undefined,
    entries: async (uri) =>
      (await connection.sendRequest<string[] | null>(READ_FOLDER, { uri, marks: true })) ??
      undefined,
    read: async (uri) =>
      (await connection.sendRequest<string | null>(READ_FILE, { uri })) ?? undefined,
    // The editor knows its folders itself.
    find: (_folders, globs, most) =>
      connection.sendRequest<string[]>(FIND_FILES, { pattern: `**/{${globs.join(',')}}`, most }),
  };
}

/** Remembers the rules that threw, and tells of each once. */
function createCrashes(connection: Connection): Crashes {
  const rules = new Set<Rule>();
  return {
    has: (rule) => rules.has(rule),
    add(rule, error) {
      rules.add(rule);
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      connection.console.error(`Rule ${rule.page.fact} is skipped: ${why}`);
    },
  };
}
