import fs from 'node:fs';
import path from 'node:path';
import languages from 'discovered:languages';
import { Document } from '../server/src/core/document.ts';
import type {
  EmbeddedLanguage,
  EmbeddedModule,
  Language,
  LanguageModule,
  Resources,
} from '../server/src/core/language.ts';
import { createFacts, type FactFile, type Vocabulary } from '../server/src/glossary/facts.ts';
import { createPacks, openPack, type PackHead, type Packs } from '../server/src/glossary/packs.ts';
import { shellHost } from './shell-host.ts';

export const root = path.resolve(import.meta.dirname, process.env['CG_ROOT'] ?? findRoot());

function findRoot(): string {
  let dir = import.meta.dirname;
  while (!fs.existsSync(path.join(dir, 'esbuild.config.mjs'))) dir = path.dirname(dir);
  return dir;
}

const factsDir = path.join(root, 'glossary/facts');

/** Every fact file of the glossary folder, read from disk. */
export function readFactFiles(): FactFile[] {
  if (!fs.existsSync(factsDir)) return [];
  return fs
    .readdirSync(factsDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(fs.readFileSync(path.join(factsDir, file), 'utf8')) as FactFile);
}

/** The same to look up in. */
export const readVocabularies = (): readonly Vocabulary[] =>
  readFactFiles().map(({ space, root: { defs = {}, ...root } }) => ({
    space,
    root,
    defs: (name) => defs[name],
  }));

export const resources: Resources = {
  facts: createFacts(readVocabularies()),
  bytes: (name) =>
    name === 'prism.wasm' ? fs.readFileSync(path.join(root, 'dist/prism.wasm')) : undefined,
};

/** Every pack of the bundle, loaded. */
export function readPacks(heads: readonly PackHead[]): Packs {
  const textOf = (name: string) =>
    fs.readFileSync(path.join(root, `dist/data/packs/${name.replace('/', '-')}.txt`), 'utf8');
  return createPacks(heads, new Map(heads.map(({ name }) => [name, openPack(textOf(name))])));
}

const isHost = (module: LanguageModule | EmbeddedModule): module is LanguageModule =>
  'claims' in module;

export const hosts: readonly LanguageModule[] = languages
  .map(([, module]) => module)
  .filter(isHost);

export const embedded: ReadonlyMap<string, EmbeddedLanguage> = new Map(
  languages.flatMap(([, module]) =>
    isHost(module) ? [] : [[module.id, module.create(resources)] as const],
  ),
);

const languagesById = new Map<string, Language>();

function created(module: LanguageModule): Language {
  let language = languagesById.get(module.id);
  if (!language) languagesById.set(module.id, (language = module.create(resources)));
  return language;
}

/** Fixtures that are nothing but shell: no segments, no comments of a host's own. */
const isShellFixture = (file: string): boolean =>
  /(?:^|\/)shell\/fixtures\//.test(file) || file.endsWith('.argv.json');

/** Opens a text as the language that claims its path; throws when none does. */
export function open(file: string, text: string, languageId = ''): Document {
  for (const module of isShellFixture(file) ? [shellHost] : hosts) {
    const claim = module.claims({ path: file, languageId, head: text.slice(0, 4096) });
    if (!claim) continue;
    const origin = {
      uri: `file:///${file}`,
      language: created(module),
      kind: claim.kind,
      confidence: claim.confidence,
      embedded,
    };
    return Document.open(origin, text);
  }
  throw new Error(`no language claims ${file}`);
}
