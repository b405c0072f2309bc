import { parseCondition } from './condition.ts';
import type { SecurityNote, Term, TermBody, TermHead } from './entry.ts';

/** Terms that somebody lays over the built-in ones. */
export interface Layer {
  /** Shown where an explanation comes from it: `team glossary`. */
  readonly name: string;
  readonly terms: readonly Term[];
}

/** The terms that layers change or add, merged over what `base` knows of them. */
export function merge(
  layers: readonly Layer[],
  base: (id: string) => (TermHead & TermBody) | undefined,
): ReadonlyMap<string, Term> {
  const merged = new Map<string, Term>();
  for (const { name, terms } of layers) {
    for (const term of terms) {
      const below = merged.get(term.id) ?? base(term.id);
      merged.set(term.id, { ...(below ? patch(below, term) : term), layer: name });
    }
  }
  return merged;
}

/** Scalars replace, lists join, notes replace those with the same condition. */
function patch(below: Term, over: Term): Term {
  const merged: Record<string, unknown> = { ...below };
  for (const [field, value] of Object.entries(over)) {
    if (field === 'text' && value === '') continue;
    merged[field] = joined(field, merged[field], value);
  }
  return merged as unknown as Term;
}

function joined(field: string, below: unknown, over: unknown): unknown {
  if (field === 'security') {
    const notes = over as readonly SecurityNote[];
    const kept = ((below as readonly SecurityNote[] | undefined) ?? []).filter(
      ({ when }) => !notes.some((note) => note.when === when),
    );
    return [...kept, ...notes];
  }
  if (Array.isArray(below) && Array.isArray(over)) return [...new Set([...below, ...over])];
  if (isTable(below) && isTable(over)) {
    const keys = new Set([...Object.keys(below), ...Object.keys(over)]);
    return Object.fromEntries(
      [...keys].map((key) => [key, key in over ? joined(key, below[key], over[key]) : below[key]]),
    );
  }
  return over;
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A term out of a file that anybody may have written: no markup, no links but https, no commands. */
export function tamed(term: Term): Term {
  return tame(term) as Term;
}

function tame(value: unknown): unknown {
  if (typeof value === 'string') return tameText(value);
  if (Array.isArray(value)) return value.map(tame);
  if (!isTable(value)) return value;
  // Selectors and conditions are compared, never shown.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, VERBATIM.has(key) ? item : tame(item)]),
  );
}

const VERBATIM: ReadonlySet<string> = new Set(['appears', 'when', 'id', 'see', 'topic']);

const tameText = (text: string): string =>
  text
    .replaceAll(/!?\[([^\]\n]*)\]\(\s*(?!https:\/\/)[^)\n]*\)/g, '$1')
    .replaceAll(/^\s*\[[^\]\n]+\]:\s*(?!https:\/\/).*$/gm, '')
    .replaceAll(/!\[/g, '[')
    .replaceAll(/<(?!\|>)/g, '&lt;');

/** What a schema cannot say of a term: conditions that cannot be read. */
export const unreadable = ({ security = [] }: Term): readonly string[] =>
  security.flatMap(({ when }) =>
    parseCondition(when) ? [] : [`condition ${when} cannot be read`],
  );
