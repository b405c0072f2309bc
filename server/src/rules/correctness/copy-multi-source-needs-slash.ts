import { leads } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

/** What names a folder also without a slash at its end. */
const FOLDERS = /(?:^|[\\/])\.{0,2}$/;

const rule: RuleCode = {
  check({ node }) {
    const at = (key: string) =>
      (node.children ?? []).filter(({ addresses }) =>
        ['COPY', 'ADD'].some((keyword) => leads(addresses, keyword, key)),
      );
    const [target] = at('destination');
    if (at('source').length < 2 || typeof target?.value !== 'string') return undefined;
    if (FOLDERS.test(target.value)) return undefined;
    // A word in quotes ends with one.
    const quoted = target.to - target.from !== target.value.length;
    const edits = quoted ? [] : [{ from: target.to, to: target.to, text: '/' }];
    return {
      span: target,
      fixes: edits.length ? [{ title: 'End with a slash', edits, safe: true }] : [],
    };
  },
};

export default rule;
