import type { QuoteStyle } from '../core/node.ts';
import type { Scalar, Value } from './tree.ts';

/** How a scalar is written. */
export function styleOf(text: string, scalar: Scalar): QuoteStyle {
  switch (scalar.style) {
    case 'single':
      return { kind: 'yaml-single' };
    case 'double':
      return { kind: 'yaml-double' };
    case 'plain':
      return { kind: 'yaml-plain' };
    default: {
      const first = scalar.map.toOuter(0);
      const indent = first - (text.lastIndexOf('\n', first - 1) + 1);
      return { kind: 'yaml-block', indent, folded: scalar.style === 'folded' };
    }
  }
}

/** The last value with an anchor: a later one of the same name takes its place. */
export function anchored(value: Value, name: string): Value | undefined {
  if (value.kind === 'alias') return undefined;
  const members = value.kind === 'map' ? value.entries : value.kind === 'list' ? value.items : [];
  for (const member of members.toReversed()) {
    const found = member.value && anchored(member.value, name);
    if (found) return found;
  }
  return value.anchor?.text === name ? value : undefined;
}
