import { readOctal } from '../../core/literal.ts';
import type { Node } from '../../core/node.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text }) {
    const value = node.children?.find(({ kind }) => kind === 'value');
    if (node.kind !== 'setting' || !value || value.value === undefined) return undefined;
    const span = { from: value.from, to: value.to };
    const written = text.slice(value.from, value.to);
    // In `mode=644` everything is text, which is read as octal.
    const isText = /^["']/.test(written) || text[node.label?.to ?? 0] === '=';
    const mark = isText ? undefined : unquoted(value, written);
    if (mark && mark.severity !== 'info') return { span, ...mark };
    if (isWorldWritable(String(value.value)))
      return { span, ...WRITABLE, fixes: mark?.fixes ?? [], fill: { value: written } };
    return mark && { span, ...mark };
  },
};

const WRITABLE: Mark = {
  severity: 'warning',
  message: 'Mode {value} lets every user of the machine write; take the last write bit away.',
};

/** Modes that people do write in decimal: 420 is 0644. */
const DECIMAL: ReadonlySet<number> = new Set([
  0o400, 0o440, 0o444, 0o600, 0o640, 0o644, 0o660, 0o664, 0o666, 0o700, 0o740, 0o744, 0o750, 0o755,
  0o770, 0o774, 0o775, 0o777,
]);

function unquoted(value: Node, written: string): Mark | undefined {
  if (/^0[0-7]{3,4}$/.test(written))
    return {
      severity: 'info',
      message: 'Quote the mode: {value} is octal to YAML 1.1 only.',
      fill: { value: written },
      fixes: quoted(value, written),
    };
  if (typeof value.value !== 'number' || DECIMAL.has(value.value)) return undefined;
  if (!/^[1247]?[4-7][0-7]{2}$/.test(written)) return undefined;
  return { fill: { value: written }, fixes: quoted(value, `0${written}`) };
}

const quoted = ({ from, to }: Node, mode: string) => [
  {
    title: `Write "${mode}"`,
    edits: [{ from, to, text: `"${mode}"` }],
    safe: mode.length === to - from,
  },
];

/** Others may write, and no sticky bit keeps them from each other's files. */
function isWorldWritable(mode: string): boolean {
  const bits = mode.length < 3 ? undefined : readOctal(mode);
  if (bits !== undefined) return (bits & 0o002) !== 0 && (bits & 0o1000) === 0;
  return mode.split(',').some((clause) => {
    const [, who, what] = /^([ugoa]{0,4})[+=]([rwxXst]{1,6})$/.exec(clause) ?? [];
    return what?.includes('w') === true && /[oa]/.test(who ?? '') && !what.includes('t');
  });
}

export default rule;
