import { readImage } from '../../core/parts.ts';
import { shifted } from '../../core/span.ts';
import { maySet } from '../../glossary/images.ts';
import { lineage, meaningAt, stageOf, valueAt } from '../../languages/dockerfile/view.ts';
import { usesIn } from '../../languages/dockerfile/view-variables.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document, facts }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    for (const part of document.parts) {
      if (part.segment.entity !== 'ENV') continue;
      const uses = usesIn(document, part);
      if (!uses.length) continue;
      const pairs = part.nodes.find(({ kind }) => kind === 'block')?.children ?? [];
      for (const { name, guarded, node, within } of uses) {
        const isBeside = pairs.some((pair) => pair !== within && pair.defines?.text === name);
        if (!isBeside || guarded || name === 'PATH') continue;
        const { origin } = meaningAt(document, part, name) ?? {};
        if (origin !== 'nothing' && origin !== 'outside') continue;
        const root = lineage(stageOf(document, part)).at(-1);
        const text = root?.image && valueAt(document, root.from.part, root.image)?.text;
        if (text && maySet(facts, readImage(text)?.name ?? '', name)) continue;
        const span = shifted(node.label ?? node, part.segment.from);
        report('env-self-reference', { span, fill: { name } });
      }
    }
  },
};

export default rule;
