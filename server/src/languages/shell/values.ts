import type { Fact } from '../../core/facts.ts';
import { readBoolean, readCapability, readLiteral } from '../../core/literal.ts';
import type { Literal } from '../../core/node.ts';
import { isBoolean } from './tools.ts';

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'number']);

/** The literal that a flag's word means to the tool, by the flag's type. */
export function flagValue(text: string, fact: Fact): Literal {
  if (isBoolean(fact)) return readBoolean('cli', text) ?? text;
  if (!fact.types?.some((type) => NUMBERS.has(type))) return text;
  const literal = readLiteral('cli', text);
  // 0 and 1 are numbers here, whatever they mean to a switch.
  return typeof literal === 'boolean' ? Number(text) || (text === '0' ? 0 : text) : literal;
}

/** The word that a value is looked up by. */
export const normalise = (text: string, fact: Fact): string | number | boolean | null =>
  fact.parts === 'capability' ? readCapability(text) : flagValue(text, fact);

export const isPathLike = (text: string): boolean => /^([/~]|\.{1,2}(\/|$))/.test(text);
