import type { RuleCode } from '../rule.ts';

/** What speaks to a tool: `renovate: …`, `hadolint ignore=…`, `check=skip=…`. */
const DIRECTIVE = /^[\w.-]+(?:\s*[:=]|\s+[\w.-]+=|\s+ignore\b)/;

const rule: RuleCode = {
  check({ node, above, text }) {
    const line = text.slice(0, node.from).trimEnd();
    const start = line.lastIndexOf('\n') + 1;
    const from = start + line.slice(start).search(/\S/);
    const isAbove = /^[ \t]*\r?\n[ \t]*$/.test(text.slice(line.length, node.from));
    if (above.length || !isAbove || line[from] !== '#') return undefined;
    const said = line.slice(from + 1).trim();
    const names = (node.children ?? []).flatMap(({ defines }) => defines?.text ?? []);
    const [first = ''] = said.split(/\s+/);
    if (!said || !names.length || DIRECTIVE.test(said)) return undefined;
    // Stages are called alike in either case.
    if (names.some((name) => name === first || name === first.toLowerCase())) return undefined;
    return { span: { from, to: line.length }, fill: { name: names[0]! } };
  },
};

export default rule;
