import { type Address, below } from '../core/address.ts';
import type { Fact, Facts } from '../core/facts.ts';
import type { Frame, Slot } from '../core/language.ts';
import type { Completion } from './completion.ts';
import type { World } from './world.ts';

/** The names below an address; of something that people name, those below its name. */
export function bodyOf(facts: Facts, address: Address): readonly (readonly [string, Fact])[] {
  const own = facts.children(address);
  return own.length ? own : facts.children(below(address, '*'));
}

/** What is known of the body of a name that has one. */
export const bodyAt = (
  facts: Facts,
  { types }: Fact,
  address: Address,
): readonly (readonly [string, Fact])[] =>
  types?.some((type) => type === 'block' || type === 'module') ? bodyOf(facts, address) : [];

/** A name with a body in which all that is required stands, as a snippet; empty where none would help. */
export function framed(
  { analysis: { facts } }: World,
  { frame }: Slot,
  { hasBody, label, address }: Completion,
): { readonly snippet?: string } {
  if (!frame || !hasBody) return {};
  const count = { stops: 0 };
  const open = frame.open.replace('NAME', () => `\${${++count.stops}:name}`);
  const lines = linesOf({ facts, frame, count }, address, frame.indent);
  if (!lines.length && !frame.close) return {};
  const body = lines.length ? lines : [`${frame.indent}$0`];
  return { snippet: [label + open, ...body, ...(frame.close ? [frame.close] : [])].join('\n') };
}

interface Writing {
  readonly facts: Facts;
  readonly frame: Frame;
  /** Stops of the snippet so far. */
  readonly count: { stops: number };
}

function linesOf(writing: Writing, address: Address, indent: string): readonly string[] {
  const { facts, frame } = writing;
  return bodyOf(facts, address)
    .filter(([, fact]) => fact.required)
    .flatMap(([name, fact]) => {
      if (!frame.block || !fact.types?.includes('block'))
        return [`${indent}${name}${frame.setting}${valueOf(writing, fact)}`];
      const inner = linesOf(writing, below(address, name), indent + frame.indent);
      return [`${indent}${name}${frame.block}`, ...inner, `${indent}${frame.close}`];
    });
}

function valueOf({ frame, count }: Writing, { types = [], choices = [] }: Fact): string {
  const stop = ++count.stops;
  const [before, after] = frame.around[types[0] ?? ''] ?? ['', ''];
  const known = types[0] === 'boolean' || types[0] === 'bool' ? ['true', 'false'] : choices;
  if (!known.length) return `${before}\${${stop}}${after}`;
  const listed = known.map((choice) => choice.replaceAll(/[\\,|$}]/g, '\\$&'));
  return `${before}\${${stop}|${listed.join(',')}|}${after}`;
}
