import { nearest } from '../../concepts/near.ts';
import { address } from '../../core/address.ts';
import type { Label } from '../../core/node.ts';
import { isOurFrontend, lacksValue } from '../../languages/dockerfile/view-frontend.ts';
import type { Fix, Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, text }, facts): Mark | undefined {
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
    // An empty value too is one, but of a text.
    if (lacksValue(node, facts) && text[label.to] !== '=')
      return {
        message: '{name} needs a value behind =; the build fails.',
        fixes: join(label, text),
      };
    if (fact.types?.includes('boolean') && isNoBoolean(node.value))
      return { message: '{name} is either true or false; the build fails.' };
    return undefined;
  },

  keep: (_, { document }) => isOurFrontend(document),
};

/** The builder reads these words in any case. */
const isNoBoolean = (value: unknown): boolean =>
  typeof value === 'string' && !/^(?:true|false)$/i.test(value);

/** The word behind the flag was meant as its value. */
function join({ to }: Label, text: string): readonly Fix[] {
  const gap = /^[ \t]+(?=[^\s\\-])/.exec(text.slice(to))?.[0];
  if (!gap) return [];
  const edits = [{ from: to, to: to + gap.length, text: '=' }];
  return [{ title: 'Write the value behind =', edits, safe: false }];
}

export default rule;
