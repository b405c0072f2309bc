import { Service, type Claimed, headOf, type Index } from '../service.ts';
import type { Document } from '../core/document.ts';
import type { Rule } from '../features/rule-table.ts';
import type { Answer, Pack, World } from '../features/world.ts';
import type { Settings } from '../features/settings.ts';
import type { Presentation } from '../glossary/card.ts';
import { associated } from './associations.ts';
import type { Host } from './host.ts';
import type { OpenFile } from './open-file.ts';

/** Files beyond this many characters get hovers only. */
export const LARGE = 1_000_000;

/** The service with what it has loaded so far. */
export interface Workspace {
  readonly service: Service;
  /** Reads a file with its language, once that is loaded; undefined for files that are not ours. */
  open(file: OpenFile, settings?: Settings): Promise<OpenFile['document']>;
  /** Asks a feature, and asks again with the packs that it wanted. */
  ask<A>(question: () => Answer<A>): Promise<A>;
  world(file: OpenFile, settings: Settings, neighbours?: readonly Document[]): World | undefined;
  /** The pages of rules as Markdown; headed where there are several. */
  rulePages(rules: readonly Rule[]): Promise<readonly string[]>;
}

/** Starts the service from the bundle's index. */
export async function createWorkspace(host: Host, presentation: Presentation): Promise<Workspace> {
  const service = new Service(JSON.parse(await host.readText('index.json')) as Index);
  const { need, texts } = createLoader(service, host);
  const ask = async <A>(question: () => Answer<A>): Promise<A> => {
    let answer = question();
    if (answer.wanted.length) {
      await Promise.all(answer.wanted.map(texts));
      answer = question();
    }
    return answer.result;
  };
  return {
    service,
    ask,
    async open(file, settings) {
      const claimed = file.document ? undefined : claimOf(service, file, settings);
      if (!claimed) return file.document;
      await Promise.all(claimed.missing.map(need));
      // The text may have changed while packs were loaded.
      file.document ??= service.open(file.uri, claimed, file.text.getText());
      return file.document;
    },
    world({ document }, settings, neighbours = []) {
      const analysis = service.analysis(settings, presentation);
      return document && { document, neighbours, analysis };
    },
    async rulePages(rules) {
      const pages = await ask(() => {
        const result = rules.map(({ page }) => service.page(page.fact) ?? '');
        return { result, wanted: result.includes('') ? ['pages'] : [] };
      });
      if (rules.length < 2) return pages;
      return rules.map(({ page }, i) => `## ${page.title}\n\n${pages[i]}`);
    },
  };
}

/** Loads each pack once, at its first need. */
function createLoader(service: Service, host: Host) {
  const loading = new Map<string, Promise<void>>();
  const once = (name: string, load: () => Promise<void>): Promise<void> => {
    let promise = loading.get(name);
    if (!promise) {
      loading.set(name, (promise = load()));
      // A pack that could not be read is tried again the next time.
      promise.catch(() => loading.delete(name));
    }
    return promise;
  };
  return {
    need: (name: string) =>
      once(name, async () => {
        if (name.endsWith('.wasm')) service.addBytes(name, await host.readBytes(name));
        else service.addFacts(name, await host.readText(`facts/${name}.json`));
      }),
    texts: (pack: Pack) =>
      once(`${pack}.json`, async () => service.addTexts(pack, await host.readText(`${pack}.json`))),
  };
}

function claimOf(
  service: Service,
  { uri, text }: OpenFile,
  settings?: Settings,
): Claimed | undefined {
  const path = pathOf(uri);
  const said = associated(path, settings?.associations ?? {});
  const head = headOf(text.getText());
  return service.claim({ path, languageId: text.languageId, head }, said);
}

/** The path of a URI, decoded; the URI itself if it is broken. */
function pathOf(uri: string): string {
  const path = uri.replace(/^[\w+.-]+:(\/\/[^/]*)?/, '').replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
