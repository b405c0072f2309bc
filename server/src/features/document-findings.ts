import type { Span } from '../core/span.ts';
import type { Mark, Placed, RuleCode } from '../rules/rule.ts';
import type { Crashes, Finding } from './diagnostics.ts';
import { judge } from './ignores/judge.ts';
import type { Rule, Watch } from './rule-table.ts';
import { ruleWorldOf } from './rule-world.ts';
import type { OwnIgnore } from './suppression.ts';
import type { World } from './world.ts';

/** What a rule finds that looks at a whole document. */
export function concluded(
  rule: Rule,
  watches: readonly Watch[],
  hits: readonly Placed[],
  world: World,
  crashes: Crashes,
): readonly Finding[] {
  return collected(rule, watches, crashes, (code, report) => {
    code.conclude?.(hits, ruleWorldOf(world), report);
    code.survey?.(ruleWorldOf(world), report);
  });
}

/** What rules find that look at ignore comments, once it is known what our own ones silence. */
export function reviews(
  own: readonly OwnIgnore[],
  comments: readonly Span[],
  world: World,
  crashes: Crashes,
): readonly Finding[] {
  const { rules, reviews: watching } = world.analysis.rules;
  const ignores = own.map((one) => judge(one, world, crashes));
  const names = rules.flatMap(({ page }) => [page.category, ...page.names.map(({ id }) => id)]);
  return [...watching].flatMap(([rule, watches]) =>
    crashes.has(rule)
      ? []
      : collected(rule, watches, crashes, (code, report) =>
          code.review?.(ignores, names, report, comments),
        ),
  );
}

type Report = Parameters<NonNullable<RuleCode['conclude']>>[2];

/** Runs a rule's code and makes findings of what it reports, in offsets of the document. */
function collected(
  rule: Rule,
  watches: readonly Watch[],
  crashes: Crashes,
  run: (code: RuleCode, report: Report) => void,
): readonly Finding[] {
  const found: Finding[] = [];
  try {
    run(rule.code ?? {}, (id, mark) => {
      const watch = watches.find(({ name }) => name.id === id);
      if (!watch || !isShown(watch, mark)) return;
      found.push({
        ...mark.span,
        id,
        rule,
        severity: (mark.severity && watch.grade(mark.severity)) ?? watch.severity,
        message: filled(mark.message ?? watch.name.message ?? rule.page.message, mark.fill ?? {}),
        related: mark.related ?? [],
        tags: mark.tags ?? [],
        equivalents: mark.equivalents ?? watch.name.equivalents ?? [],
        mend: { watch, base: 0, fixes: mark.fixes ?? [] },
      });
    });
  } catch (error) {
    crashes.add(rule, error);
  }
  return found;
}

/** Settings may leave out findings below some severity. */
export const isShown = (watch: Watch, { severity }: Mark): boolean =>
  !severity || watch.grade(severity) !== undefined;

/** A message with the words that stand in braces. */
export const filled = (message: string, words: Readonly<Record<string, string>>): string =>
  message.replaceAll(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);
