import { shifted } from '../../core/span.ts';
import type { Fix, Placed, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  conclude(hits, _world, report) {
    let isExcluding = false;
    for (const placed of hits) {
      const { node, name } = placed.hit;
      const isNegated = node.label!.text.startsWith('!');
      const why = reasonOf(placed, isNegated && !isExcluding);
      if (!isNegated) isExcluding = true;
      if (!why) continue;
      const span = shifted(node, placed.part.segment.from);
      report(name.id, { span, ...why });
    }
  },
};

interface Reason {
  readonly message?: string;
  readonly fixes?: readonly Fix[];
}

/** Why a pattern never does anything; undefined where it may. */
function reasonOf({ hit, part }: Placed, isAlone: boolean): Reason | undefined {
  const words = hit.node.label!.text;
  const comment = /(?:^|[ \t])#/.exec(words);
  if (comment) {
    const { from, to } = shifted(hit.node, part.segment.from);
    const pattern = words.slice(0, comment.index).trimEnd();
    const remark = words.slice(comment.index).trim();
    // Blanks before a comment are what makes a pattern of it.
    const line = { from: part.segment.from + indentOf(hit.text), to };
    const edit = pattern ? { from, to, text: `${remark}\n${pattern}` } : { ...line, text: remark };
    return { fixes: [{ title: 'Give the comment a line of its own', edits: [edit] }] };
  }
  if (isAlone) return { message: 'No line above leaves anything out, so nothing comes back.' };
  if (/^\.\.(?:\/|$)/.test(String(hit.node.value)))
    return { message: 'It leads out of the build context, where nothing is sent from.' };
  return undefined;
}

/** Where the line begins, a byte order mark apart. */
const indentOf = (text: string): number => (text.startsWith('\uFEFF') ? 1 : 0);

export default rule;
