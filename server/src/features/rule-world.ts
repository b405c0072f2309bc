import type { RuleWorld } from '../rules/rule.ts';
import { notedFacts } from './wanted.ts';
import type { World } from './world.ts';

/** What rules see of a world. */
export const ruleWorldOf = ({ document, neighbours, complete, analysis }: World): RuleWorld => ({
  document,
  neighbours,
  complete: (pattern) => complete.get(pattern),
  facts: notedFacts(analysis).facts,
  options: (name) => analysis.rules.options(name),
});
