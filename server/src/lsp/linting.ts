import type { Finding } from '../features/diagnostics.ts';
import type { Tool } from '../features/ignores/equivalents.ts';
import { wantedBy } from '../features/wanted.ts';
import type { World } from '../features/world.ts';
import { type Asking, isLarge } from './asking.ts';
import { type Found, isConfiguration, toDiagnostics } from './configuration.ts';
import { toDiagnostic } from './convert.ts';
import type { OpenFile } from './open-file.ts';
import { createScheduler } from './scheduler.ts';

/** How long a file must rest before its neighbours are looked for again, in milliseconds. */
const REST = 1000;

/** What happens to findings when files and settings change. */
export function linting(asking: Asking) {
  const { client, configurations, connection, files, settings } = asking;
  const { lint, cancel } = createLinter(asking);
  const surroundings = createLookout(asking, lint);
  const configured = createConfigured(asking, lint);
  return {
    async changed(file: OpenFile): Promise<void> {
      if (isConfiguration(file.uri)) return configured.changed();
      const isNew = file.text.version <= 1;
      // Whoever asked last may have done so when the file was open before.
      if (isNew) settings.forget(file.uri);
      void configured.tell(file);
      const { run } = (await settings.of(file.uri)).lint;
      if (run === 'onType' || isNew) await lint(file);
      surroundings.lookAt(file, isNew ? 0 : REST);
    },
    async saved(file: OpenFile): Promise<void> {
      if (isConfiguration(file.uri)) return configured.changed();
      await lint(file);
      // Nobody else tells of files that are new.
      if (!client.watchesFiles) await surroundings.changed();
    },
    async filesChanged(uris: readonly string[]): Promise<void> {
      const isConfigured = uris.some(isConfiguration);
      // A file may be opened before the others have been looked at.
      if (isConfigured) configurations.forget();
      await surroundings.changed();
      if (isConfigured) await configured.changed();
    },
    async closed(file: OpenFile): Promise<void> {
      if (isConfiguration(file.uri)) return configured.changed();
      settings.forget(file.uri);
      cancel(file);
      surroundings.leave(file);
      await connection.sendDiagnostics({ uri: file.uri, diagnostics: [] });
      await surroundings.lintOthers(file);
    },
    async settingsChanged(tree: unknown): Promise<void> {
      settings.changed(tree);
      await configured.again(files.all());
    },
  };
}

/** What happens when settings or configuration files change; tells of mistakes in the latter. */
function createConfigured(
  { connection, files, settings, configurations }: Asking,
  lint: (file: OpenFile) => Promise<void>,
) {
  const told = new Map<string, Found>();
  /** What a file is, or what counts for it. */
  const configurationOf = ({ uri }: OpenFile): Promise<Found | undefined> =>
    isConfiguration(uri) ? configurations.in(uri) : configurations.of(uri);
  const tell = async (file: OpenFile): Promise<Found | undefined> => {
    const found = await configurationOf(file);
    if (!found || told.get(found.uri) === found) return found;
    const isNews = found.problems.length > 0 || told.has(found.uri);
    told.set(found.uri, found);
    if (isNews)
      await connection.sendDiagnostics({ uri: found.uri, diagnostics: toDiagnostics(found) });
    return found;
  };
  const forgotten = async (uri: string): Promise<void> => {
    told.delete(uri);
    await connection.sendDiagnostics({ uri, diagnostics: [] });
  };
  const again = async (changed: readonly OpenFile[]): Promise<void> => {
    // Another language may be asked for.
    for (const file of changed) file.document = undefined;
    await Promise.all(changed.map(lint));
  };
  return {
    tell,
    again,
    async changed(): Promise<void> {
      configurations.forget();
      const before = [...told.keys()];
      const now = await Promise.all(files.all().map(tell));
      for (const uri of before) if (!now.some((found) => found?.uri === uri)) await forgotten(uri);
      // Half-typed configurations are as they were before.
      const isCurrent = await Promise.all(files.all().map(({ uri }) => settings.isCurrent(uri)));
      const changed = files.all().filter((_, i) => !isCurrent[i]);
      for (const { uri } of changed) settings.forget(uri);
      await again(changed);
    },
  };
}

function createLinter(asking: Asking) {
  const { connection, files, client, settings, crashes, workspace, world, worldNow } = asking;
  const scheduler = createScheduler(crashes);
  const publish = (
    { uri, text }: OpenFile,
    found: readonly Finding[],
    deferTo: readonly Tool[] = [],
  ): void => {
    const diagnostics = found.map((finding) =>
      toDiagnostic(text, finding, client.rulePages, deferTo),
    );
    void connection.sendDiagnostics({ uri, version: text.version, diagnostics });
  };
  /** What rules found is told once they have seen all packs that they asked for. */
  const conclude = async (file: OpenFile, found: readonly Finding[], { analysis }: World) => {
    const { version } = file.text;
    const wanted = wantedBy(analysis);
    const hasMore = wanted.length > 0 && (await workspace.load(wanted).catch(complain));
    if (hasMore || file.text.version !== version) return lint(file);
    if (files.get(file.uri) === file) publish(file, found, analysis.settings.lint.deferOnLine);
  };
  const complain = (error: unknown): false => (connection.console.error(String(error)), false);
  const lint = async (file: OpenFile): Promise<void> => {
    if (isLarge(file)) return publish(file, []);
    if (!(await world(file))) return;
    const scope = await settings.of(file.uri);
    // Another file may have been opened under the same name meanwhile: its job stays.
    if (files.get(file.uri) !== file) return;
    scheduler.schedule(file.uri, {
      world: () => (files.get(file.uri) === file ? worldNow(file, scope) : undefined),
      focus: () => file.focus,
      publish: (found, walked) => void conclude(file, found, walked),
    });
  };
  return {
    lint,
    cancel: ({ uri }: OpenFile) => scheduler.cancel(uri),
  };
}

/**
 * Reads what belongs to a file once it rests, and lints again if that is news; with it those that it
 * belongs to.
 */
function createLookout(
  { connection, files, settings, neighbours }: Asking,
  lint: (file: OpenFile) => Promise<void>,
) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const look = async (file: OpenFile): Promise<void> => {
    timers.delete(file.uri);
    if (isLarge(file) || files.get(file.uri) !== file) return;
    if (await neighbours.refresh(file)) await lint(file);
    if (file.text.version > 1) await lintOthers(file);
  };
  /** What a file declares is news for those that it belongs to. */
  const lintOthers = async ({ uri }: OpenFile): Promise<void> => {
    for (const other of files.all())
      if (neighbours.has(other, uri) && (await settings.of(other.uri)).lint.run === 'onType')
        await lint(other);
  };
  const lookAt = (file: OpenFile, after: number): void => {
    clearTimeout(timers.get(file.uri));
    const run = () => void look(file).catch((error) => connection.console.error(String(error)));
    timers.set(file.uri, setTimeout(run, after));
  };
  return {
    lookAt,
    async changed(): Promise<void> {
      neighbours.forget();
      for (const file of files.all()) lookAt(file, 0);
    },
    lintOthers,
    leave(file: OpenFile): void {
      clearTimeout(timers.get(file.uri));
      timers.delete(file.uri);
      neighbours.leave(file);
    },
  };
}
