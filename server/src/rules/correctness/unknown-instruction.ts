import { nearest } from '../../concepts/near.ts';
import { address } from '../../core/address.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }, facts) {
    const keyword = node.addresses[0]?.path[0];
    const { label } = node;
    if (node.kind !== 'block' || !label || keyword === undefined || keyword === '#')
      return undefined;
    const known = facts.children(address('dockerfile')).map(([name]) => name);
    if (!known.length || known.includes(keyword)) return undefined;
    const near = nearest(keyword, known);
    if (near === undefined) return {};
    const edits = [{ from: label.from, to: label.to, text: near }];
    return {
      message: `{name} is no instruction of a Dockerfile; did you mean ${near}?`,
      fixes: [{ title: `Write ${near}`, edits, safe: false }],
    };
  },

  /** The last word of a file may be the beginning of an instruction that is being written. */
  keep({ hit, part }, { document, facts }) {
    const word = hit.node.label?.text.toUpperCase() ?? '';
    const last =
      document.text
        .slice(part.segment.from + hit.node.from)
        .trim()
        .toUpperCase() === word;
    if (!last) return true;
    return !facts
      .children({ space: 'dockerfile', path: [] })
      .some(([name]) => name.startsWith(word));
  },
};

export default rule;
