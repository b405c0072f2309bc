import { type Address, address } from '../../core/address.ts';
import type { Node } from '../../core/node.ts';
import { cleanPath } from '../../core/paths.ts';

const PATTERN = address('dockerignore', 'pattern');
const part = (name: string): Address => address('dockerignore', 'pattern', name);

/**
 * Reads one line: a comment has its sign in the first column; blanks around a pattern mean nothing. The
 * value is the pattern as it is matched, without its `!`:
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function parse(text: string): readonly Node[] {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const words = text.slice(start).replace(/\r?\n$/, '');
  if (words.startsWith('#'))
    return [{ kind: 'comment', from: start, to: start + words.length, addresses: [] }];
  const pattern = words.trim();
  if (!pattern) return [];
  const from = start + words.indexOf(pattern);
  const to = from + pattern.length;
  const isNegated = pattern.startsWith('!');
  const own = pattern.slice(isNegated ? 1 : 0).trimStart();
  const children = partsOf(text, from, to);
  return [
    {
      kind: 'value',
      from,
      to,
      label: { from, to, text: pattern },
      addresses: [PATTERN],
      form: 'scalar',
      value: own && cleanPath(own).replace(/^\/(?=.)/, ''),
      children,
    },
  ];
}

const PARTS = /^!|\*\*|\*|\?|\\.|\[\^?(?:\\.|[^\]\\])*\]|(?<=^!?)\/|\/$/g;

/** The signs of a pattern that mean something. */
function partsOf(text: string, from: number, to: number): readonly Node[] {
  return [...text.slice(from, to).matchAll(PARTS)].map(({ index, 0: sign }): Node => {
    const at = from + index;
    const span = { from: at, to: at + sign.length };
    return {
      kind: 'value',
      ...span,
      label: { ...span, text: sign },
      addresses: [part(nameOf(sign, index))],
      value: sign,
    };
  });
}

function nameOf(sign: string, at: number): string {
  if (sign.startsWith('[')) return 'class';
  if (sign.startsWith('\\')) return 'escape';
  if (sign === '/') return at < 2 ? 'root' : 'folder';
  return NAMES[sign] ?? 'negation';
}

const NAMES: Readonly<Record<string, string>> = {
  '**': 'any-folders',
  '*': 'any-characters',
  '?': 'any-character',
};
