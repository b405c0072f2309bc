import { Service, type Claimed, headOf, type Index } from '../service.ts';
import { type Crashes, type Finding, findings } from '../features/diagnostics.ts';
import { wantedBy } from '../features/wanted.ts';
import type { Rule } from '../features/rule-table.ts';
import { type Answer, type Around, isTextPack, type World } from '../features/world.ts';
import type { Settings } from '../features/settings.ts';
import type { Presentation } from '../glossary/card.ts';
import { associated } from './associations.ts';
import type { Host } from './host.ts';
import type { OpenFile } from './open-file.ts';

/** Files beyond this many characters get hovers only. */
export const LARGE = 1_000_000;

/** Files beyond this many are worth more memory. */
const ROOMY = 100_000;

/** The service with what it has loaded so far. */
export interface Workspace {
  readonly service: Service;
  /**
   * Reads a file with its language, once that is loaded; undefined for files that are not ours. Where
   * somebody may `hover`, the terms for it are loaded at the same time.
   */
  open(file: OpenFile, settings?: Settings, hover?: boolean): Promise<OpenFile['document']>;
  /** Asks a feature, and asks again with the packs that it wanted. */
  ask<A>(question: () => Answer<A>): Promise<A>;
  /** Loads packs; true where one of them has come that was not there before. */
  load(wanted: readonly string[]): Promise<boolean>;
  world(file: OpenFile, settings: Settings, around?: Around): World | undefined;
  /** What rules find in an open file once they have all the packs that they ask for; undefined for files that are not ours. */
  findings(
    file: OpenFile,
    settings: Settings,
    crashes: Crashes,
    around?: Around,
  ): Promise<readonly Finding[] | undefined>;
  /** The pages of rules as Markdown; headed where there are several. */
  rulePages(rules: readonly Rule[]): Promise<readonly string[]>;
}

/** Starts the service from the bundle's index. */
export async function createWorkspace(host: Host, presentation: Presentation): Promise<Workspace> {
  const { index, packed } = await readIndex(host);
  const service = new Service(index);
  const { need, load } = createLoader(service, host, packed);
  const ask = async <A>(question: () => Answer<A>): Promise<A> => {
    for (;;) {
      const { result, wanted } = question();
      if (!(await load(wanted))) return result;
    }
  };
  const world: Workspace['world'] = ({ document }, settings, around = NOTHING) => {
    const analysis = service.analysis(settings, presentation);
    const today = new Date().toISOString().slice(0, 10);
    return document && { document, ...around, analysis, today };
  };
  return {
    service,
    ask,
    load,
    world,
    async open(file, settings, hover = false) {
      const claimed = file.document ? undefined : claimOf(service, file, settings);
      if (!claimed) return file.document;
      const { missing, terms } = claimed;
      if (file.text.getText().length > ROOMY) host.makeRoom?.();
      await Promise.all([...missing.map(need), hover && load(terms)]);
      // The text may have changed while packs were loaded.
      file.document ??= service.open(file.uri, claimed, file.text.getText());
      return file.document;
    },
    findings: (file, settings, crashes, around) =>
      ask(() => {
        const now = world(file, settings, around);
        if (!now) return { result: undefined, wanted: [] };
        return { result: findings(now, crashes), wanted: wantedBy(now.analysis) };
      }),
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

const NOTHING: Around = { neighbours: [], complete: new Map() };

/** The index, and what files are called behind their names where they are packed: then the index is one of them. */
async function readIndex(host: Host): Promise<{ index: Index; packed: string }> {
  const read = async <T>(name: string): Promise<T> => JSON.parse(await host.readText(name)) as T;
  const index = await read<Index | { readonly packed: string }>('index.json');
  if (!('packed' in index)) return { index, packed: '' };
  return { index: await read<Index>(`index.json${index.packed}`), packed: index.packed };
}

/** Loads each pack once, at its first need. */
function createLoader(service: Service, host: Host, packed: string) {
  const readPack = (name: string) => host.readText(`${name}.txt${packed}`);
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
  const pack = async (name: string): Promise<void> => {
    const file = name.replace('/', '-');
    if (isTextPack(name)) service.addTexts(name, await readPack(file));
    else service.addPack(name, await readPack(`packs/${file}`));
  };
  return {
    need: (name: string) => {
      if (name.endsWith('.wasm'))
        return once(name, async () => service.addBytes(name, await host.readBytes(name + packed)));
      // The vocabularies of one folder are one file.
      const file = `facts/${name.split('/')[0]}`;
      return once(file, async () => service.addFacts(await readPack(file)));
    },
    async load(wanted: readonly string[]): Promise<boolean> {
      const missing = wanted.filter((name) => !service.has(name));
      await Promise.all(missing.map((name) => once(name, () => pack(name))));
      return missing.length > 0;
    },
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
