import type { Fix, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, text }) {
    if (node.kind !== 'block' || !node.label || above.length) return undefined;
    const { first, empty } = emptyLines(text, node.label.from, node.to);
    if (first === undefined) return undefined;
    const edits = empty.map((line) => ({ ...line, text: '' }));
    const fix: Fix = { title: 'Remove the empty lines', edits, safe: true };
    return { span: { from: first, to: first + 1 }, fixes: [fix] };
  },
};

const CONTINUED = /[\\`](?=[ \t]*\r?$)/;

/** The empty lines before the instruction's last one, and where the escape character before the first stands. */
function emptyLines(text: string, start: number, end: number) {
  const empty: { from: number; to: number }[] = [];
  let first: number | undefined;
  let mark: number | undefined;
  for (let from = start; from < end;) {
    const stop = text.indexOf('\n', from);
    if (stop < 0) break;
    const line = text.slice(from, stop);
    if (line.trim() === '') {
      first ??= mark;
      empty.push({ from, to: stop + 1 });
    } else if (from === start || !line.trimStart().startsWith('#')) {
      const at = CONTINUED.exec(line)?.index;
      if (at === undefined) break;
      mark = from + at;
    }
    from = stop + 1;
  }
  return { first, empty };
}

export default rule;
