import fs from 'node:fs';
import path from 'node:path';
import ruleModules from 'discovered:rules';
import type { Document } from '../server/src/core/document.ts';
import { type Crashes } from '../server/src/features/diagnostics.ts';
import { RuleTable } from '../server/src/features/rule-table.ts';
import { DEFAULTS, type Settings } from '../server/src/features/settings.ts';
import type { Analysis, World } from '../server/src/features/world.ts';
import { Glossary } from '../server/src/glossary/glossary.ts';
import { createLinkTable } from '../server/src/glossary/links.ts';
import { openPack, type Pack } from '../server/src/glossary/packs.ts';
import { Places } from '../server/src/glossary/places.ts';
import type { Index } from '../server/src/service.ts';
import { createFacts } from '../server/src/glossary/facts.ts';
import { readPacks, readVocabularies, root } from './harness.ts';

const read = <T>(name: string): T =>
  JSON.parse(fs.readFileSync(path.join(root, 'dist/data', name), 'utf8')) as T;

const texts = (name: string): Pack =>
  openPack(fs.readFileSync(path.join(root, `dist/data/${name}.txt`), 'utf8'));

export const index = read<Index>('index.json');
/** All packs of terms. */
export const shelved: ReadonlyMap<string, Pack> = new Map(
  index.terms.all.map((name) => [name, texts(name.replace('/', '-'))]),
);
export const glossary = new Glossary(new Places(index, shelved), texts('topics'));
const codes = new Map(ruleModules);
export const rules = index.rules.map((page) => ({ page, code: codes.get(page.fact) }));

/** Every rule on, so that pages can show any of them. */
export const ALL: Settings = { ...DEFAULTS, lint: { ...DEFAULTS.lint, profile: 'all' } };

export function analysisOf(settings: Settings = ALL, without?: string): Analysis {
  return {
    glossary,
    rules: new RuleTable(
      rules.filter(({ page }) => page.fact !== without),
      settings,
    ),
    facts,
    links,
    settings,
    presentation: { markdown: true, commandLinks: false, themeIcons: false },
  };
}

const links = createLinkTable(index.links);
const facts = createFacts(readVocabularies(), readPacks(index.packs));

const everything = analysisOf();

export const worldOf = (document: Document, analysis: Analysis = everything): World => ({
  document,
  neighbours: [],
  complete: new Map(),
  analysis,
  today: '2026-06-15',
});

/** The same where a document and some others are all that their folder holds. */
export function worldIn(
  document: Document,
  neighbours: readonly Document[],
  analysis?: Analysis,
): World {
  const nodes = document.parts.flatMap((part) => part.nodes);
  const patterns = document.origin.language.neighbours?.(nodes) ?? [];
  const complete = new Map(patterns.map((pattern) => [pattern, true]));
  return { ...worldOf(document, analysis), neighbours, complete };
}

/** A crash is a failure of the test. */
export const strict: Crashes = {
  has: () => false,
  add(rule, error) {
    throw new Error(`rule ${rule.page.fact} threw`, { cause: error });
  },
};
