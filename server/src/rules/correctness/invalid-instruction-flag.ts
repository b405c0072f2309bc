import { nearest } from '../../concepts/near.ts';
import { address } from '../../core/address.ts';
import type { Document } from '../../core/document.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }, facts) {
    const [keyword, name] = node.addresses[0]?.path ?? [];
    const { label } = node;
    if (node.kind !== 'flag' || !keyword || !name || !label) return undefined;
    const place = address('dockerfile', keyword);
    const flags = facts.children(place).filter(([one]) => one.startsWith('--'));
    if (!flags.length) return undefined;
    const fact = flags.find(([one]) => one === name)?.[1];
    const fill = { instruction: keyword };
    if (!fact) {
      const known = flags.map(([one]) => one);
      const near = nearest(name, known);
      if (!near) return { fill };
      const edits = [{ from: label.from, to: label.to, text: near }];
      return {
        fill: { ...fill, near },
        message: '{name} is no flag of {instruction}; did you mean {near}?',
        fixes: [{ title: `Write ${near}`, edits, safe: false }],
      };
    }
    const repeats = above
      .at(-1)
      ?.children?.some((one) => one.from < node.from && one.label?.text === name);
    if (repeats && !fact.types?.includes('list') && fact.parts !== 'mount')
      return { message: '{name} stands here twice; the build fails.' };
    if (fact.types?.includes('boolean') && typeof node.value === 'string')
      return { message: '{name} is either true or false; the build fails.' };
    return undefined;
  },

  keep: (_, { document }) => isOurFrontend(document),
};

const OWN = /^(?:docker\.io\/)?docker\/dockerfile(?:[:@]|$)/;

/** True unless a directive names a frontend other than Docker's. */
function isOurFrontend({ parts }: Document): boolean {
  for (const { segment, nodes } of parts) {
    if (segment.entity !== '#') return true;
    for (const { addresses, value } of nodes)
      if (addresses[0]?.path[1] === 'syntax' && typeof value === 'string') return OWN.test(value);
  }
  return true;
}

export default rule;
