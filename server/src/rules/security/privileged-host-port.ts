import { publicationOf } from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

/** The first port that needs no privilege. */
const FREE = 1024;

const rule: RuleCode = {
  check({ node, above }) {
    const item = above.at(-1);
    const { published } = item?.form === 'item' ? publicationOf(item) : {};
    if (!published || published.from >= FREE || published.from === 0) return undefined;
    const value = node.kind === 'setting' ? node.children?.[0] : node;
    return (
      value && { span: { from: value.from, to: value.to }, fill: { value: String(value.value) } }
    );
  },
};

export default rule;
