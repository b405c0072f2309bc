import { isAtRoot } from '../../concepts/images.ts';
import { copiedOf, isWindows } from '../../languages/dockerfile/view-folders.ts';
import { instructionsBefore, lineage, stageOf } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    if (node.kind !== 'block' || above.length) return undefined;
    const { destination } = copiedOf(node);
    const path = destination?.value;
    if (!destination || typeof path !== 'string' || path.startsWith('/') || isWindows(path))
      return undefined;
    return { span: destination };
  },

  keep({ part }, { document }) {
    const image = lineage(stageOf(document, part)).at(-1)?.image?.value;
    return (
      typeof image === 'string' &&
      isAtRoot(image) &&
      !instructionsBefore(document, part, 'WORKDIR').length
    );
  },
};

export default rule;
