import { type Publication, publicationOf } from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const LAST = 65535;

/** Two numbers that YAML 1.1 takes for one: https://yaml.org/type/int.html. */
const BASE_60 = /^[1-9]\d*:[0-5]?\d$/;

const rule: RuleCode = {
  check({ above, text }) {
    const item = above.at(-1);
    if (!item || item.form !== 'item') return undefined;
    const written = text.slice(item.from, item.to);
    const value = item.value === undefined ? written : String(item.value);
    const first = item.kind === 'block' ? (item.children?.[0] ?? item) : item;
    const span = { from: first.from, to: first.to };
    const problem = problemOf(publicationOf(item));
    if (problem) return { span, fill: { value: item.kind === 'block' ? 'Port' : value, problem } };
    if (item.kind === 'block' || !BASE_60.test(written)) return undefined;
    return {
      span,
      severity: 'hint',
      fill: { value, problem: 'without quotes YAML 1.1 reads a number in base 60' },
      fixes: [{ title: 'Quote it', edits: [{ ...span, text: `"${written}"` }], safe: true }],
    };
  },
};

/** What is wrong, as far as it is known. */
function problemOf({ published, target }: Publication): string | undefined {
  const ranges = [published, target].filter((range) => range !== undefined);
  if (ranges.some(({ from, to }) => Math.max(from, to) > LAST)) return `no port is above ${LAST}`;
  if (ranges.some(({ from, to }) => from > to)) return 'the range runs backwards';
  if (!published || !target || target.from === target.to) return undefined;
  return published.to - published.from === target.to - target.from
    ? undefined
    : 'the ranges have different lengths';
}

export default rule;
