import type * as ruby from '@ruby/prism/src/nodes.js';
import type { Label, Name, Node } from '../../core/node.ts';
import type { Naming } from '../../core/names.ts';
import type { Span } from '../../core/span.ts';
import type { Reading } from './reading.ts';

/** The name of a variable or a constant that stands at a span; `$` and `@` are no part that changes. */
export function variableName(text: string, { from, to }: Span): Name {
  const scope = /^[A-Z]/.test(text) ? 'constant' : 'variable';
  const sign = /^(?:\$|@{1,2})/.exec(text)?.[0].length ?? 0;
  return { scope, text, ...(sign && { at: { from: from + sign, to, text: text.slice(sign) } }) };
}

/** What a read of a variable refers to; nothing where the name may be a parameter's. */
export const readingOf = ({ survey }: Reading, name: string, span: Span): Pick<Node, 'refers'> =>
  survey.assigned.has(name) ? { refers: variableName(name, span) } : {};

/** The node of a read that is no value of a setting. */
export function readNodes(reading: Reading, name: string, { location }: ruby.Node): Node[] {
  const span = reading.tree.span(location);
  const { refers } = readingOf(reading, name, span);
  return refers
    ? [{ kind: 'value', ...span, label: { ...span, text: name }, addresses: [], refers }]
    : [];
}

/**
 * What a text stands for, as the facts name its kind: a machine or a file. Several machines may stand in
 * one text, as Ansible's patterns have them; those are not told apart.
 */
export function meaningOf(
  parts: string | undefined,
  { text }: Label,
): Pick<Node, 'refers' | 'leads'> {
  if (parts === 'machine' && /^[\w.-]+$/.test(text)) return { refers: { scope: 'machine', text } };
  return parts === 'file' && isNear(text) ? { leads: [text] } : {};
}

/** Neither an absolute path nor a URL, nor one that is put together. */
export const isNear = (path: string): boolean => !/^[A-Za-z][\w+.-]*:|^[/~]|^$|#\{/.test(path);

const RESERVED: ReadonlySet<string> = new Set(
  `alias and begin break case class def defined do else elsif end ensure false for if in module next
  nil not or redo rescue retry return self super then true undef unless until when while yield config`.split(
    /\s+/,
  ),
);

/** What may be renamed. Symbols take fewer characters than strings do. */
export const naming: Readonly<Record<string, Naming>> = {
  machine: {
    pattern: /^[A-Za-z_]\w*$/,
    allows: 'letters, digits and "_", the first of them no digit',
    plain: true,
  },
  variable: {
    pattern: /^[a-z_]\w*$/,
    allows: 'letters, digits and "_", the first of them small or "_"',
    plain: true,
    isGiven: (text) => RESERVED.has(text),
  },
  constant: {
    pattern: /^[A-Z]\w*$/,
    allows: 'letters, digits and "_", the first of them a capital',
    plain: true,
  },
};
