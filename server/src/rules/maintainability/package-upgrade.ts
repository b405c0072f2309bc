import { argumentsOf, isAt, isGiven, runOf } from '../../concepts/commands.ts';
import { wordsOf } from '../../concepts/packages.ts';
import { imageOf } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, name }) {
    // Of packages that are named, or of variables that nobody knows, it is no upgrade of all.
    if (!runOf(above) || argumentsOf(node).length) return undefined;
    return isGiven(wordsOf(name, 'flag'), node, ...above.slice(-2)) ? undefined : {};
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
