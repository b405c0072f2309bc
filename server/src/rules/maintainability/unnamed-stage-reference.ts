import { shifted } from '../../core/span.ts';
import type { Document } from '../../core/document.ts';
import { type Stage, stageOf, stagesOf } from '../../languages/dockerfile/view.ts';
import { stageNamed } from '../../languages/dockerfile/view-images.ts';
import type { Fix, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  conclude(hits, { document }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    for (const { hit, part } of hits) {
      const [source] = hit.node.children ?? [];
      if (!source) continue;
      const number = String(source.value);
      const used = /^\d+$/.test(number) ? stageNamed(document, part, number) : undefined;
      // That one would copy from itself.
      if (!used || used === stageOf(document, part)) continue;
      const span = shifted(source, part.segment.from);
      report('unnamed-stage-reference', {
        span,
        fill: { number },
        fixes: fixesOf(document, used, span),
      });
    }
  },
};

/** Uses the stage's name, which it gets where it has none. */
function fixesOf(
  document: Document,
  { name, image, from }: Stage,
  span: { from: number; to: number },
): readonly Fix[] {
  const known = name?.defines && document.text.slice(...at(name, from.part.segment.from));
  if (known) return [{ title: `Write ${known}`, edits: [{ ...span, text: known }], safe: true }];
  if (!image) return [];
  const stages = stagesOf(document);
  const taken = new Set(stages.flatMap((one) => one.name?.defines?.text.toLowerCase() ?? []));
  const number = stages.findIndex((one) => one.from === from);
  const fresh = `stage-${number}`;
  if (taken.has(fresh)) return [];
  const end = image.to + from.part.segment.from;
  const as = from.node.label?.text === from.node.label?.text.toLowerCase() ? 'as' : 'AS';
  const edits = [
    { from: end, to: end, text: ` ${as} ${fresh}` },
    { ...span, text: fresh },
  ];
  return [{ title: `Name the stage ${fresh}`, edits }];
}

const at = ({ from, to }: { from: number; to: number }, by: number): [number, number] => [
  from + by,
  to + by,
];

export default rule;
