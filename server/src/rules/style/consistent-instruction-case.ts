import type { Part } from '../../core/document.ts';
import type { Facts } from '../../core/facts.ts';
import type { Label } from '../../core/node.ts';
import { shifted } from '../../core/span.ts';
import type { RuleCode } from '../rule.ts';

const NAME = 'consistent-instruction-case';

const rule: RuleCode = {
  survey({ document, facts }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    const counts = { capitals: 0, small: 0, mixed: 0 };
    for (const part of document.parts) {
      const written = caseOf(part, facts);
      if (written) counts[written]++;
    }
    const { capitals, small, mixed } = counts;
    if (!mixed && (!capitals || !small)) return;
    for (const part of document.parts) {
      const word = caseOf(part, facts) && wordOf(part);
      if (!word) continue;
      const right = capitals >= small ? word.text.toUpperCase() : word.text.toLowerCase();
      if (word.text === right) continue;
      const span = shifted({ from: word.from, to: word.to }, part.segment.from);
      report(NAME, {
        span,
        fill: { name: word.text, right },
        fixes: [{ title: `Write ${right}`, edits: [{ ...span, text: right }], safe: true }],
      });
    }
  },
};

type Case = 'capitals' | 'small' | 'mixed';

/** How a part's keyword is written, if it is one; remembered as long as its text is. */
function caseOf(part: Part, facts: Facts): Case | undefined {
  if (part.memo.has(NAME)) return part.memo.get(NAME) as Case | undefined;
  const text = wordOf(part)?.text ?? '';
  const capitals = text.toUpperCase();
  const isKnown = text && facts.at({ space: 'dockerfile', path: [capitals] });
  const written = text === capitals ? 'capitals' : text === text.toLowerCase() ? 'small' : 'mixed';
  const found = isKnown ? written : undefined;
  part.memo.set(NAME, found);
  return found;
}

const wordOf = (part: Part): Label | undefined =>
  part.nodes.find(({ kind, label }) => kind === 'block' && label)?.label;

export default rule;
