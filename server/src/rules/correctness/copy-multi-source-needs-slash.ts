import { lacksValue } from '../../languages/dockerfile/view-frontend.ts';
import { leads } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

/** What names a folder also without a slash at its end. */
const FOLDERS = /(?:^|[\\/])\.{0,2}$/;

const rule: RuleCode = {
  check({ node, text }, facts) {
    const find = (key: string) =>
      (node.children ?? []).filter(({ addresses }) =>
        ['COPY', 'ADD'].some((keyword) => leads(addresses, keyword, key)),
      );
    const [target] = find('destination');
    if (find('source').length < 2 || typeof target?.value !== 'string') return undefined;
    if (FOLDERS.test(target.value)) return undefined;
    // A flag without its value makes a source of the word behind it.
    if (node.children?.some((one) => lacksValue(one, facts))) return undefined;
    // A word in quotes ends with one.
    const at = /["']$/.test(text.slice(target.from, target.to)) ? target.to - 1 : target.to;
    const edits = [{ from: at, to: at, text: '/' }];
    return { span: target, fixes: [{ title: 'End with a slash', edits, safe: true }] };
  },
};

export default rule;
