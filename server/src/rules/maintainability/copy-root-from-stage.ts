import { isAt } from '../../concepts/commands.ts';
import { isShipped, lineage, stageOf, valueAt } from '../../languages/dockerfile/view.ts';
import { sourcesIn } from '../../languages/dockerfile/view-images.ts';
import type { RuleCode } from '../rule.ts';

/** The root folder, or all that lies in it. */
const ROOT = /^(?:\/+\.?\/*|\/+\*)$/;

const rule: RuleCode = {
  check({ node }) {
    if (!sourcesIn(node).length) return undefined;
    const source = node.children?.find(
      (one) =>
        isAt(one, 'dockerfile', 'COPY', 'source') &&
        typeof one.value === 'string' &&
        ROOT.test(one.value),
    );
    return source && { span: source };
  },

  // What is copied into a stage that only builds ships nowhere. On an empty base this is how the layers of an image become one.
  keep({ part }, { document }) {
    if (!isShipped(document, part)) return false;
    const root = lineage(stageOf(document, part)).at(-1);
    const base = root?.image && valueAt(document, root.from.part, root.image);
    return root !== undefined && base?.text.toLowerCase() !== 'scratch';
  },
};

export default rule;
