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
import type { Settings } from './features/settings.ts';
import type { Analysis, Pack } from './features/world.ts';
import type { Presentation } from './glossary/card.ts';
import { createFacts, type FactFile } from './glossary/facts.ts';
import { Glossary, type Texts } from './glossary/glossary.ts';
import type { Layer } from './glossary/layers.ts';
import { type GlossaryData, Places } from './glossary/places.ts';
import type { RulePage } from './rules/rule.ts';

/** The data that is read at start-up, `data/index.json`. */
export interface Index extends GlossaryData {
  readonly rules: readonly RulePage[];
}

/** A language that claims a file, and the packs without which it cannot read it. */
export interface Claimed {
  readonly module: LanguageModule;
  readonly claim: Claim;
  readonly missing: readonly string[];
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
  private readonly factFiles: FactFile[] = [];
  private readonly bytes = new Map<string, Uint8Array>();
  private readonly texts = new Map<Pack, Texts>();
  private readonly languages = new Map<string, Language>();
  private embedded: ReadonlyMap<string, EmbeddedLanguage> | undefined;
  private places: Places;
  private readonly tables = new Map<string, RuleTable>();
  private analyses = new Map<string, Analysis>();

  constructor(index: Index) {
    this.index = index;
    this.places = new Places(index);
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
      return { module, claim, missing: needs.filter((name) => !this.has(name)) };
    }
    return undefined;
  }

  private has(pack: string): boolean {
    return this.bytes.has(pack) || this.loaded.has(pack);
  }

  private readonly loaded = new Set<string>();

  /** Adds a vocabulary by its name, as JSON. */
  addFacts(name: string, json: string): void {
    if (this.loaded.has(name)) return;
    this.loaded.add(name);
    this.factFiles.push(JSON.parse(json) as FactFile);
    this.analyses = new Map();
  }

  addBytes(name: string, bytes: Uint8Array): void {
    this.bytes.set(name, bytes);
  }

  /** Lays terms over the built-in ones, in place of what lay there before. */
  setLayers(layers: readonly Layer[]): void {
    this.places = new Places(this.index, layers);
    this.analyses = new Map();
  }

  addTexts(pack: Pack, json: string): void {
    this.texts.set(pack, JSON.parse(json) as Texts);
    this.analyses = new Map();
  }

  /** Opens a text; the packs that `claim` named must have been added. */
  open(uri: string, { module, claim }: Claimed, text: string): Document {
    const facts = createFacts(this.factFiles);
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
      const glossary = new Glossary(this.places, this.texts.get('texts'), this.texts.get('topics'));
      const rules = this.tableOf(settings);
      const facts = createFacts(this.factFiles);
      analysis = { glossary, rules, facts, settings, presentation };
      this.analyses.set(key, analysis);
    }
    return analysis;
  }

  /** Rules depend on settings alone: no layer can move the places that they look at. */
  private tableOf(settings: Settings): RuleTable {
    const key = JSON.stringify(settings.lint);
    let table = this.tables.get(key);
    if (!table) {
      const builtIn = new Map(this.index.terms.map((term) => [term.id, term]));
      this.tables.set(key, (table = new RuleTable(this.rules, builtIn, settings)));
    }
    return table;
  }

  /** The page of a rule by its fact; undefined while pages are not loaded. */
  page(fact: string): string | undefined {
    const text = this.texts.get('pages')?.[fact];
    return text === undefined ? undefined : (JSON.parse(text) as string);
  }
}

/** The beginning of a text, as `claim` wants it. */
export const headOf = (text: string): string => text.slice(0, HEAD);
