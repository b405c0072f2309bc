import type { Address, Space } from '../core/address.ts';
import { isSpace } from '../core/address.ts';
import { type Condition, parseCondition } from '../glossary/condition.ts';
import { selectorsOf, type TermHead } from '../glossary/entry.ts';
import { parseFullSelector, parseSelector, type Selector } from '../glossary/selector.ts';
import { SelectorTrie } from '../glossary/trie.ts';
import type { RuleCode, RuleName, RulePage } from '../rules/rule.ts';
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
  /** Order of the names: the first that matches a node decides for its rule. */
  readonly severity: Severity;
}

/** Which rules want which node, for one set of settings. */
export class RuleTable {
  readonly rules: readonly Rule[];
  /** Rules that look at whole documents, with the names that are on. */
  readonly conclusions: ReadonlyMap<Rule, readonly Watch[]>;
  private readonly trie = new SelectorTrie<Watch>();

  constructor(rules: readonly Rule[], terms: ReadonlyMap<string, TermHead>, settings: Settings) {
    this.rules = rules;
    const conclusions = new Map<Rule, Watch[]>();
    for (const rule of rules) {
      const watches = rule.page.names.flatMap((name): Watch[] => {
        const severity = severityOf(rule.page, name, settings);
        const condition = parseCondition(name.when);
        return severity && condition ? [{ rule, name, condition, severity }] : [];
      });
      for (const watch of watches)
        for (const selector of selectorsIn(rule.page, watch.name, terms))
          this.trie.add(selector, watch);
      if (rule.code?.conclude && watches.length) conclusions.set(rule, watches);
    }
    this.conclusions = conclusions;
  }

  /** The names that look at any of a node's addresses; each once. */
  watching(addresses: readonly Address[]): readonly Watch[] {
    if (addresses.length === 1) return unique(this.trie.resolve(addresses[0]!));
    return unique(addresses.flatMap((address) => this.trie.resolve(address)));
  }

  /** The rules that have a name of this id, whether they are on or off. */
  named(id: string): readonly Rule[] {
    return this.rules.filter(({ page }) => page.names.some((name) => name.id === id));
  }
}

const unique = (watches: readonly Watch[]): readonly Watch[] =>
  watches.length > 1 ? [...new Set(watches)] : watches;

/** The selectors that a name's `at` stands for. */
export function selectorsIn(
  page: RulePage,
  name: RuleName,
  terms: ReadonlyMap<string, TermHead>,
): readonly Selector[] {
  const ids = page.term === undefined ? [] : [page.term].flat();
  return name.at.flatMap((at): readonly Selector[] => {
    if (!isSpace(at)) return [parseFullSelector(at)].filter((one) => one !== undefined);
    return ids.flatMap((id) =>
      selectorsOf(terms.get(id) ?? {})
        .filter(([space]) => space === at)
        .map(([space, selector]) => parseSelector(space, selector)),
    );
  });
}

/** The spaces that a name looks at. */
export const spacesOf = (name: RuleName): readonly Space[] =>
  name.at.flatMap((at) => {
    const space = at.split(':')[0]!;
    return isSpace(space) ? [space] : [];
  });

const PROFILES = ['recommended', 'hardened', 'all'];

/** What settings make of a name's severity; undefined when it is off. */
function severityOf(page: RulePage, name: RuleName, { lint }: Settings): Severity | undefined {
  const chosen = lint.rules[name.id] ?? lint.rules[page.category];
  if (chosen === 'off') return undefined;
  const inProfile = PROFILES.indexOf(name.profile) <= PROFILES.indexOf(lint.profile);
  if (!chosen && !inProfile) return undefined;
  const severity = chosen ?? name.severity;
  const shown = SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(lint.minimumSeverity);
  return shown ? severity : undefined;
}
