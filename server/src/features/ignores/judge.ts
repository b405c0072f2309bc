import { LARGEST } from '../../core/document.ts';
import type { Edit } from '../../core/span.ts';
import type { Ignore } from '../../rules/rule.ts';
import type { Crashes } from '../diagnostics.ts';
import type { Rule } from '../rule-table.ts';
import { ruleWorldOf } from '../rule-world.ts';
import type { OwnIgnore } from '../suppression.ts';
import type { World } from '../world.ts';

/** Says of an id in one of our own comments whether it is needed. */
export function judge(own: OwnIgnore, world: World, crashes: Crashes): Ignore {
  const { directive, item } = own;
  return {
    id: item.id,
    span: { from: item.from, to: item.to },
    state: own.isUsed ? 'used' : stateOf(item.id, world, crashes),
    removal: removalOf(own, world.document.text, directive.items ?? []),
  };
}

function stateOf(id: string, world: World, crashes: Crashes): Ignore['state'] {
  const { rules, settings } = world.analysis;
  const meant = rules.rules.flatMap((rule) =>
    rule.page.names
      .filter((name) => name.id === id || rule.page.category === id)
      .map((name) => ({ rule, name })),
  );
  if (!meant.length) return 'unknown';
  const isDecided = meant.every(
    ({ rule, name }) => rules.isOn(name) && !crashes.has(rule) && isSure(rule, world),
  );
  return isDecided && settings.lint.minimumSeverity === 'hint' ? 'unused' : 'undecided';
}

/** Whether a rule would have found what there is: not so where files are missing or too large. */
function isSure({ code }: Rule, world: World): boolean {
  // What looks at ignore comments cannot tell of those that silence it.
  if (code?.review) return false;
  if (world.document.parts.some(({ segment }) => segment.to - segment.from > LARGEST)) return false;
  return code?.decides?.(ruleWorldOf(world)) ?? true;
}

function removalOf(
  { item, directive }: OwnIgnore,
  text: string,
  items: readonly { readonly from: number; readonly to: number }[],
): Edit {
  const at = items.findIndex(({ from }) => from === item.from);
  const before = items[at - 1];
  const next = items[at + 1];
  if (before) return { from: before.to, to: item.to, text: '' };
  if (next) return { from: item.from, to: next.from, text: '' };
  const line = text.lastIndexOf('\n', directive.from - 1) + 1;
  const code = text.slice(line, directive.from).trimEnd();
  if (code !== '') return { from: line + code.length, to: directive.to, text: '' };
  const end = text.indexOf('\n', directive.to);
  const rest = text.slice(directive.to, end < 0 ? text.length : end);
  if (rest.trim() !== '') return { from: directive.from, to: directive.to, text: '' };
  return { from: line, to: end < 0 ? text.length : end + 1, text: '' };
}
