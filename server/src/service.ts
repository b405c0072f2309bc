import languages from 'discovered:languages';
import ruleModules from 'discovered:rules';
import { Document } from './core/document.ts';
import type {
  Claim,
  EmbeddedLanguage,
  EmbeddedModule,
  FileHead,
  Language,
  LanguageModule,
} from './core/language.ts';
import { type Rule, RuleTable } from './features/rule-table.ts';
import type { OptionSchemas } from './features/options.ts';
import type { Settings } from './features/settings.ts';
import type { Analysis, TextPack } from './features/world.ts';
import type { Presentation } from './glossary/card.ts';
import { createFacts, vocabulariesOf, type Vocabulary } from './glossary/facts.ts';
import { Glossary } from './glossary/glossary.ts';
import type { Layer } from './glossary/layers.ts';
import { createPacks, openPack, type Pack, type PackHead, type Packs } from './glossary/packs.ts';
import { createLinkTable, type LinkEntry, type LinkTable } from './glossary/links.ts';
import { type GlossaryData, Places } from './glossary/places.ts';
import type { RulePage } from './rules/rule.ts';

/** The data that is read at start-up, `data/index.json`. */
export interface Index extends GlossaryData {
  readonly rules: readonly RulePage[];
  readonly packs: readonly PackHead[];
  readonly links: readonly LinkEntry[];
}

/** A language that claims a file, and the packs without which it cannot read it. */
export interface Claimed {
  readonly module: LanguageModule;
  readonly claim: Claim;
  readonly missing: readonly string[];
  /** The packs of the terms that the file may name. */
  readonly terms: readonly string[];
}

const HEAD = 4096;
const isHost = (module: LanguageModule | EmbeddedModule): module is LanguageModule =>
  'claims' in module;
const hosts = languages.map(([, module]) => module).filter(isHost);
const guests = languages.flatMap(([, module]) => (isHost(module) ? [] : [module]));

/**
 * Everything but input and output: who reads a file, and what is known at the moment. Hosts bring
 * packs; nothing here waits for them.
 */
export class Service {
  private readonly rules: readonly Rule[];
  private readonly index: Index;
  private readonly links: LinkTable;
  private readonly vocabularies = new Map<string, Vocabulary>();
  private readonly bytes = new Map<string, Uint8Array>();
  private readonly texts = new Map<string, Pack>();
  private readonly opened = new Map<string, Pack>();
  private packs: Packs;
  private readonly languages = new Map<string, Language>();
  private embedded: ReadonlyMap<string, EmbeddedLanguage> | undefined;
  private places: Places;
  private readonly tables = new Map<string, RuleTable>();
  private analyses = new Map<string, Analysis>();

  constructor(index: Index) {
    this.index = index;
    this.links = createLinkTable(index.links);
    this.places = new Places(index, this.texts);
    this.packs = createPacks(index.packs, this.opened);
    const code = new Map(ruleModules);
    this.rules = index.rules.map((page) => ({ page, code: code.get(page.fact) }));
  }

  /** The language of a file, or the one that a user says it is in; undefined where none of ours claims it. */
  claim(file: FileHead, said?: string): Claimed | undefined {
    for (const module of hosts) {
      if (said !== undefined && said !== module.id) continue;
      const claim =
        said === undefined
          ? module.claims(file)
          : (module.claims({ ...file, languageId: module.typical.languageId }) ??
            module.claims({ ...module.typical, head: '' }));
      if (!claim) continue;
      const needs = [...module.needs, ...guests.flatMap((guest) => guest.needs)];
      const folders = new Set([...needs.map((name) => name.split('/')[0]!), 'shared']);
      const terms = this.index.terms.all.filter((name) => folders.has(name.split('/')[1]!));
      return { module, claim, missing: needs.filter((name) => !this.has(name)), terms };
    }
    return undefined;
  }

  /** True for what has been added: vocabularies, bytes, packs of facts or texts, by their names. */
  has(name: string): boolean {
    return (
      this.bytes.has(name) ||
      this.vocabularies.has(name) ||
      this.opened.has(name) ||
      this.texts.has(name)
    );
  }

  /** Adds the vocabularies of a folder, as they are stored. */
  addFacts(text: string): void {
    // Whatever of a vocabulary has been met stays: languages ask at every word.
    for (const [name, vocabulary] of vocabulariesOf(openPack(text, Infinity)))
      this.vocabularies.set(name, vocabulary);
    this.analyses = new Map();
  }

  /** Adds a pack of facts, as it is stored. */
  addPack(name: string, text: string): void {
    this.opened.set(name, openPack(text));
    this.packs = createPacks(this.index.packs, this.opened);
    this.analyses = new Map();
  }

  addBytes(name: string, bytes: Uint8Array): void {
    this.bytes.set(name, bytes);
  }

  /** Lays terms over the built-in ones, in place of what lay there before. */
  setLayers(layers: readonly Layer[]): void {
    this.places = new Places(this.index, this.texts, layers);
    this.analyses = new Map();
  }

  addTexts(pack: TextPack, text: string): void {
    this.texts.set(pack, openPack(text));
    // Layers patch terms that may just have come.
    if (this.places.layers.length) return this.setLayers(this.places.layers);
    this.analyses = new Map();
  }

  /** Opens a text; the packs that `claim` named must have been added. */
  open(uri: string, { module, claim }: Claimed, text: string): Document {
    const facts = createFacts([...this.vocabularies.values()]);
    const resources = { facts, bytes: (name: string) => this.bytes.get(name) };
    this.embedded ??= new Map(guests.map((guest) => [guest.id, guest.create(resources)]));
    let language = this.languages.get(module.id);
    if (!language) this.languages.set(module.id, (language = module.create(resources)));
    const origin = { uri, language, ...claim, embedded: this.embedded };
    return Document.open(origin, text);
  }

  /** Everything that answers depend on, for one set of settings; the same object until data change. */
  analysis(settings: Settings, presentation: Presentation): Analysis {
    const key = JSON.stringify([settings, presentation]);
    let analysis = this.analyses.get(key);
    if (!analysis) {
      const glossary = new Glossary(this.places, this.texts.get('topics'));
      const rules = this.tableOf(settings);
      const facts = createFacts([...this.vocabularies.values()], this.packs);
      analysis = { glossary, rules, facts, links: this.links, settings, presentation };
      this.analyses.set(key, analysis);
    }
    return analysis;
  }

  /** Rules depend on settings alone: no layer can move the places that they look at. */
  private tableOf(settings: Settings): RuleTable {
    const key = JSON.stringify(settings.lint);
    let table = this.tables.get(key);
    if (!table) {
      this.tables.set(key, (table = new RuleTable(this.rules, settings)));
    }
    return table;
  }

  /** The options of what a word names, a rule or a category of rules; undefined where it names neither. */
  optionsOf(word: string): OptionSchemas | undefined {
    const named = this.rules.filter(
      ({ page }) => page.category === word || page.names.some(({ id }) => id === word),
    );
    if (!named.length) return undefined;
    const own = named.flatMap(({ page }) => (page.category === word ? [] : [page.options]));
    return Object.assign({}, ...own) as OptionSchemas;
  }

  /** The page of a rule by its fact; undefined while pages are not loaded. */
  page(fact: string): string | undefined {
    return this.texts.get('pages')?.record(fact) as string | undefined;
  }
}

/** The beginning of a text, as `claim` wants it. */
export const headOf = (text: string): string => text.slice(0, HEAD);
