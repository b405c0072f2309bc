import type { Finding } from '../features/diagnostics.ts';
import { type Asking, isLarge } from './asking.ts';
import { toDiagnostic } from './convert.ts';
import type { OpenFile } from './open-file.ts';
import { createScheduler } from './scheduler.ts';

/** What happens to findings when files and settings change. */
export function linting({ connection, files, client, settings, crashes, world, worldNow }: Asking) {
  const scheduler = createScheduler(crashes);
  const publish = ({ uri, text }: OpenFile, found: readonly Finding[]): void => {
    const diagnostics = found.map((finding) => toDiagnostic(text, finding, client.rulePages));
    void connection.sendDiagnostics({ uri, version: text.version, diagnostics });
  };
  const lint = async (file: OpenFile): Promise<void> => {
    if (isLarge(file)) return publish(file, []);
    if (!(await world(file))) return;
    const scope = await settings.of(file.uri);
    scheduler.schedule(file.uri, {
      world: () => (files.get(file.uri) === file ? worldNow(file, scope) : undefined),
      focus: () => file.focus,
      publish: (found) => publish(file, found),
    });
  };
  return {
    async changed(file: OpenFile): Promise<void> {
      const { run } = (await settings.of(file.uri)).lint;
      if (run === 'onType' || file.text.version <= 1) await lint(file);
    },
    saved: lint,
    async closed(file: OpenFile): Promise<void> {
      scheduler.cancel(file.uri);
      await connection.sendDiagnostics({ uri: file.uri, diagnostics: [] });
    },
    async settingsChanged(tree: unknown): Promise<void> {
      settings.changed(tree);
      await Promise.all(files.all().map(lint));
    },
  };
}
