import type { Address } from '../../core/address.ts';
import { readCapability } from '../../core/literal.ts';
import type { Form, Label, Literal, Name, Node } from '../../core/node.ts';
import { pathAddress } from '../../core/parts.ts';
import { atValue, type Place } from './place.ts';
import type { Expression } from './syntax.ts';

/** A bare word that means itself: a type, or one of a setting's choices. */
export const wordNode = (from: number, text: string, place: Place): Node => ({
  kind: 'value',
  from,
  to: from + text.length,
  label: { from, to: from + text.length, text },
  addresses: atValue(place, text),
  form: 'expression',
  value: text,
});

/** `aws.west`, a provider's configuration. */
export function providerNode(
  { text }: { readonly text: string },
  { from, to }: Expression,
  isDeclared = false,
): Node {
  const full = text.slice(from, to);
  const start = from + full.lastIndexOf('.') + 1;
  const name = {
    scope: 'provider',
    text: full,
    at: { from: start, to, text: text.slice(start, to) },
  };
  return {
    kind: 'value',
    from,
    to,
    label: { from, to, text: full },
    addresses: [],
    form: 'expression',
    ...(isDeclared ? { defines: name } : { refers: name }),
  };
}

/** The name of a further configuration of a provider, which its `alias` gives it. */
export const aliasName = (provider: string, alias: Label): Name => ({
  scope: 'provider',
  text: `${provider}.${alias.text}`,
  at: alias,
});

export function literalNode(
  reader: { readonly text: string },
  { from, to }: { from: number; to: number },
  value: Literal,
  place: Place,
  form: Form | undefined,
): Node {
  return {
    kind: 'value',
    from,
    to,
    label: { from, to, text: reader.text.slice(from, to) },
    addresses: atValue(place, value),
    form: form ?? (value === null ? 'null' : 'scalar'),
    value,
  };
}

const MAX_LOOKUP = 200;

/** Long text and text of several lines is looked up nowhere. */
export function stringAddresses(
  text: string,
  parts: string | undefined,
  place: Place,
): readonly Address[] {
  if (text.length > MAX_LOOKUP || text.includes('\n')) return [];
  const isPath = parts === 'path' && /^[/~.]/.test(text);
  const value = parts === 'capability' ? readCapability(text) : text;
  return [...(isPath ? [pathAddress(text)] : []), ...atValue(place, value)];
}
