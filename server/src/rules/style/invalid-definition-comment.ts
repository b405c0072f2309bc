import type { Label } from '../../core/node.ts';
import type { RuleCode } from '../rule.ts';

/** What speaks to a tool: `renovate: …`, `hadolint ignore=…`, `check=skip=…`. */
const DIRECTIVE = /^[\w.-]+(?:\s*[:=]|\s+[\w.-]+=|\s+ignore\b)/;

const rule: RuleCode = {
  check({ node, above, text }) {
    const comment = above.length ? undefined : commentAbove(text.slice(0, node.from));
    if (!comment) return undefined;
    const said = comment.text.slice(1).trim();
    const names = (node.children ?? []).flatMap(({ defines }) => defines?.text ?? []);
    const [first = ''] = said.split(/\s+/);
    if (!said || !names.length || DIRECTIVE.test(said)) return undefined;
    // Stages are called alike in either case.
    if (names.some((name) => name === first || name === first.toLowerCase())) return undefined;
    return { span: { from: comment.from, to: comment.to }, fill: { name: names[0]! } };
  },
};

/** The comment in the line before the last; comments of our own are passed over. */
function commentAbove(text: string): Label | undefined {
  let end = text.lastIndexOf('\n');
  while (end >= 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    const said = line.trim();
    if (!said.startsWith('#')) return undefined;
    const from = start + line.indexOf('#');
    if (!/^#\s*cloud-glossary\b/.test(said)) return { from, to: from + said.length, text: said };
    end = start - 1;
  }
  return undefined;
}

export default rule;
