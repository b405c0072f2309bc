import type { Part } from '../../core/document.ts';
import type { Label } from '../../core/node.ts';
import { shifted } from '../../core/span.ts';
import type { RuleCode } from '../rule.ts';

const NAME = 'consistent-instruction-case';

const rule: RuleCode = {
  survey({ document, facts }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    const words = document.parts.flatMap((part) => {
      const word = wordOf(part);
      return word ? [{ part, word }] : [];
    });
    const known = words.filter(({ word }) =>
      facts.at({ space: 'dockerfile', path: [word.text.toUpperCase()] }),
    );
    const inCapitals = known.filter(({ word }) => word.text === word.text.toUpperCase()).length;
    const inSmall = known.filter(({ word }) => word.text === word.text.toLowerCase()).length;
    if (inCapitals === known.length || inSmall === known.length) return;
    for (const { part, word } of known) {
      const right = inCapitals >= inSmall ? word.text.toUpperCase() : word.text.toLowerCase();
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

/** The keyword of a part's instruction; remembered as long as its text is. */
function wordOf(part: Part): Label | undefined {
  if (part.memo.has(NAME)) return part.memo.get(NAME) as Label | undefined;
  const word = part.nodes.find(({ kind, label }) => kind === 'block' && label)?.label;
  part.memo.set(NAME, word);
  return word;
}

export default rule;
