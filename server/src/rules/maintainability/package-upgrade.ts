import { argumentsOf, flagsOf, isAt, runOf } from '../../concepts/commands.ts';
import { wordsOf } from '../../concepts/packages.ts';
import { imageOf } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, name }) {
    // Of packages that are named, or of variables that nobody knows, it is no upgrade of all.
    if (!runOf(above) || argumentsOf(node).length) return undefined;
    const commands = [node, above.at(-1), above.at(-2)];
    return wordsOf(name, 'flag').some((flag) => flagsOf(flag, ...commands).length) ? undefined : {};
  },

  /** A rolling release has no other way to be brought up to date. */
  keep({ hit: { name }, part }, { document }) {
    const image = imageOf(document, part);
    return !wordsOf(name, 'rolling').some((word) => {
      const [repository = '', tag] = word.split(':');
      return (
        image &&
        isAt(image, 'image', repository) &&
        (tag === undefined || String(image.value).split(/[:-]/).includes(tag))
      );
    });
  },
};

export default rule;
