import { nearest } from '../../concepts/near.ts';
import { address } from '../../core/address.ts';
import type { Facts } from '../../core/facts.ts';
import { isOurFrontend } from '../../languages/dockerfile/view-frontend.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }, facts) {
    const keyword = node.addresses[0]?.path[0];
    const { label } = node;
    if (node.kind !== 'block' || !label || keyword === undefined || keyword === '#')
      return undefined;
    if (TEMPLATE.test(label.text)) return undefined;
    const known = namesIn(facts);
    if (!known.length || known.includes(keyword)) return undefined;
    const near = nearest(keyword, known);
    if (near === undefined) return {};
    const edits = [{ from: label.from, to: label.to, text: near }];
    return {
      message: `{name} is no instruction of a Dockerfile; did you mean ${near}?`,
      fixes: [{ title: `Write ${near}`, edits, safe: false }],
    };
  },

  keep({ hit, part }, { document, facts }) {
    if (!isOurFrontend(document)) return false;
    const word = hit.node.label?.text.toUpperCase() ?? '';
    const before = part.segment.from > 0 && document.partAt(part.segment.from - 1);
    if (before && isLost(word, facts) && isLost(before.segment.entity, facts)) return false;
    const last =
      document.text
        .slice(part.segment.from + hit.node.from)
        .trim()
        .toUpperCase() === word;
    // The last word of a file may be the beginning of an instruction that is being written.
    return !last || !namesIn(facts).some((name) => name.startsWith(word));
  },
};

/** What begins a line that a template engine replaces before the build. */
const TEMPLATE = /^(?:\{[{%#]|<%|@\w+@)/;

const namesIn = (facts: Facts): readonly string[] =>
  facts.children(address('dockerfile')).map(([name]) => name);

/** A line of a script that lost its backslash, not a word that is mistyped: the first such line speaks for those below. */
function isLost(keyword: string, facts: Facts): boolean {
  const known = namesIn(facts);
  return (
    /^[^#\s]/.test(keyword) && !known.includes(keyword) && nearest(keyword, known) === undefined
  );
}

export default rule;
