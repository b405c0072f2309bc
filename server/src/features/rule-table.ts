import type { Address, Space } from '../core/address.ts';
import { isSpace } from '../core/address.ts';
import { type Condition, parseCondition } from '../glossary/condition.ts';
import { parseFullSelector, type Selector } from '../glossary/selector.ts';
import { SelectorTrie } from '../glossary/trie.ts';
import type { Options, RuleCode, RuleName, RulePage } from '../rules/rule.ts';
import { idsOf } from './ignores/equivalents.ts';
import { levelOf, optionsOf } from './options.ts';
import { SEVERITIES, type Settings, type Severity } from './settings.ts';

/** A rule as it runs: its page's data and its code. */
export interface Rule {
  readonly page: RulePage;
  readonly code: RuleCode | undefined;
}

/** One name of a rule, ready to be asked. */
export interface Watch {
  readonly rule: Rule;
  readonly name: RuleName;
  readonly condition: Condition;
  readonly severity: Severity;
  readonly options: Options;
  /** What settings make of a severity that a finding has of its own; undefined when it is not shown. */
  readonly grade: (own: Severity) => Severity | undefined;
}

/** Which rules want which node, for one set of settings. */
export class RuleTable {
  readonly rules: readonly Rule[];
  /** Rules that look at whole documents, with the names that are on. */
  readonly conclusions: ReadonlyMap<Rule, readonly Watch[]>;
  /** Rules that look at ignore comments, with the names that are on. */
  readonly reviews: ReadonlyMap<Rule, readonly Watch[]>;
  private readonly on = new Set<RuleName>();
  private readonly optionsById = new Map<string, Options>();
  private readonly trie = new SelectorTrie<Filed>();

  constructor(rules: readonly Rule[], settings: Settings) {
    this.rules = rules;
    const conclusions = new Map<Rule, Watch[]>();
    const reviews = new Map<Rule, Watch[]>();
    for (const rule of rules) {
      const watches = rule.page.names.flatMap((name): Watch[] => {
        const severity = severityOf(rule.page, name, settings);
        const condition = parseCondition(name.when);
        const grade = (own: Severity) =>
          severityOf(rule.page, { ...name, severity: own }, settings);
        const options = optionsOf(rule.page, settings.lint.rules[name.id]);
        if (rule.page.options) this.optionsById.set(name.id, options);
        return severity && condition ? [{ rule, name, condition, severity, options, grade }] : [];
      });
      for (const { name } of watches) this.on.add(name);
      for (const watch of watches)
        for (const place of placesOf(watch.name))
          this.trie.add(place.selector, { watch, within: place.within });
      const { conclude, survey } = rule.code ?? {};
      if ((conclude || survey) && watches.length) conclusions.set(rule, watches);
      if (rule.code?.review && watches.length) reviews.set(rule, watches);
    }
    this.conclusions = conclusions;
    this.reviews = reviews;
  }

  /** The names that look at any of a node's addresses; each once. */
  watching(addresses: readonly Address[]): readonly Watch[] {
    const found: Watch[] = [];
    for (const address of addresses)
      for (const { watch, within } of this.trie.resolve(address)) {
        const fits = !within || addresses.some(({ space }) => space === within);
        if (fits && !found.includes(watch)) found.push(watch);
      }
    return found;
  }

  /** Whether settings let a name find something. */
  isOn(name: RuleName): boolean {
    return this.on.has(name);
  }

  /** The options of the rule of a name; none for a rule that has none. */
  options(id: string): Options {
    return this.optionsById.get(id) ?? NONE;
  }

  /** The rules that have a name of this id, whether they are on or off. */
  named(id: string): readonly Rule[] {
    return this.rules.filter(({ page }) => page.names.some((name) => name.id === id));
  }
}

const NONE: Options = {};

interface Filed {
  readonly watch: Watch;
  /** The node must have an address of this space too. */
  readonly within: Space | undefined;
}

interface Place {
  readonly selector: Selector;
  readonly within: Space | undefined;
}

/** Where a name looks: what it says itself, and the places that the build wrote for its spaces. */
const placesOf = ({ at, places = [] }: RuleName): readonly Place[] =>
  [...at.map((text) => ({ at: text, within: undefined })), ...places].flatMap(
    ({ at: text, within }): readonly Place[] => {
      const selector = parseFullSelector(text);
      return selector ? [{ selector, within }] : [];
    },
  );

/** The spaces that a name looks at. */
export const spacesOf = (name: RuleName): readonly Space[] =>
  name.at.flatMap((at) => {
    const space = at.split(':')[0]!;
    return isSpace(space) ? [space] : [];
  });

const PROFILES = ['recommended', 'hardened', 'all'];

/** What settings make of a name's severity; undefined when it is off. */
function severityOf(page: RulePage, name: RuleName, { lint }: Settings): Severity | undefined {
  if (lint.deferTo.some((tool) => idsOf(tool, name.equivalents).length)) return undefined;
  const chosen = levelOf(lint.rules[name.id]) ?? levelOf(lint.rules[page.category]);
  if (chosen === 'off') return undefined;
  const inProfile = PROFILES.indexOf(name.profile) <= PROFILES.indexOf(lint.profile);
  if (!chosen && !inProfile) return undefined;
  const isRaised = name.strict && name.severity === 'warning' && lint.profile !== 'recommended';
  const severity = chosen ?? (isRaised ? 'error' : name.severity);
  const shown = SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(lint.minimumSeverity);
  return shown ? severity : undefined;
}
