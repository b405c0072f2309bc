import { address } from '../core/address.ts';
import type { Facts } from '../core/facts.ts';
import type { Span } from '../core/span.ts';
import { isPublicPayload, isSample, isSumOf } from './secret-checks.ts';

/** A credential that its form gives away. */
export interface Token extends Span {
  /** Who issues it: `GitHub`. */
  readonly issuer: string;
}

/** One form of the pack `secret`; the literal that stands in all such credentials is its key. */
interface Form {
  readonly name: string;
  /** Regular expressions: what stands in front of the literal, and behind it. */
  readonly before?: string;
  readonly after: string;
  readonly check?: 'base62' | 'payload';
  /** What the payload of a public token holds. */
  readonly unless?: readonly string[];
  /** The form is a mark in front of the credential, with no random text of its own. */
  readonly plain?: boolean;
}

interface Forms {
  readonly forms: Readonly<Record<string, readonly Form[]>>;
}

interface Matcher {
  /** Finds any literal: one pass over the text. */
  readonly literals: RegExp;
  /** By literal, what reads a credential where the literal stands. */
  readonly readers: ReadonlyMap<string, readonly Reader[]>;
}

type Reader = (text: string, at: number) => Token | undefined;

/** Texts without such a run of characters need no forms: most files never load them. */
const RUNS = /[\w-]{18,}/g;
const MIXED = /\d|[a-z][A-Z]|[A-Z]{16}/;

function mayHold(text: string): boolean {
  if (text.includes('PRIVATE KEY')) return true;
  return (text.match(RUNS) ?? []).some((run) => MIXED.test(run));
}

const matchers = new WeakMap<object, Matcher>();

/**
 * Finds credentials of known forms (`glossary/facts/secret/forms.yaml`) in any text, in order. Those that
 * documentation makes up are left out: with `EXAMPLE` in them, of one letter, or with a wrong checksum.
 */
export function tokensIn(text: string, facts: Facts): readonly Token[] {
  if (!mayHold(text)) return [];
  const record = facts.record(address('secret', 'forms')) as Forms | undefined;
  if (!record) return [];
  let matcher = matchers.get(record);
  if (!matcher) matchers.set(record, (matcher = matcherOf(record)));
  const { literals } = matcher;
  const found: Token[] = [];
  literals.lastIndex = 0;
  for (let hit = literals.exec(text); hit; hit = literals.exec(text)) {
    const token = tokenAt(text, hit.index, hit[0], matcher);
    if (token) found.push(token);
    literals.lastIndex = token ? token.to : hit.index + 1;
  }
  return found;
}

function tokenAt(
  text: string,
  at: number,
  literal: string,
  { readers }: Matcher,
): Token | undefined {
  for (const read of readers.get(literal) ?? []) {
    const token = read(text, at);
    if (token) return token;
  }
  return undefined;
}

const escaped = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function matcherOf({ forms }: Forms): Matcher {
  const literals = Object.keys(forms).toSorted((a, b) => b.length - a.length);
  const isOpen = (literal: string): boolean =>
    !/^\w/.test(literal) || forms[literal]!.some(({ before }) => before);
  const either = (list: readonly string[]): string => `(?:${list.map(escaped).join('|')})`;
  // Where the longest literal leads nowhere, a shorter one at the same place may.
  const readersOf = (literal: string): readonly Reader[] =>
    literals
      .filter((other) => literal.startsWith(other))
      .flatMap((other) => forms[other]!.map((form) => reader(other, form)));
  const closed = either(literals.filter((literal) => !isOpen(literal)));
  return {
    literals: new RegExp(`(?<![A-Za-z0-9])${closed}|${either(literals.filter(isOpen))}`, 'g'),
    readers: new Map(literals.map((literal) => [literal, readersOf(literal)])),
  };
}

/** What stands before a literal is not longer than this. */
const BEFORE = 100;

function reader(literal: string, form: Form): Reader {
  const after = new RegExp(`(?:${form.after})${form.plain ? '' : '(?![\\w-])'}`, 'y');
  const before = form.before && new RegExp(`(?<![A-Za-z0-9])(?:${form.before})$`);
  return (text, at) => {
    after.lastIndex = at + literal.length;
    const tail = after.exec(text)?.[0];
    if (tail === undefined) return undefined;
    const lead = before ? before.exec(text.slice(Math.max(0, at - BEFORE), at))?.[0] : '';
    if (lead === undefined) return undefined;
    const issuer = form.name;
    if (form.plain)
      return { from: at, to: at + literal.length + MARK.exec(tail)![0].length, issuer };
    if (!isReal(lead + tail, form)) return undefined;
    return { from: at - lead.length, to: at + literal.length + tail.length, issuer };
  };
}

/** What is shown of a private key: the line that it begins with. */
const MARK = /^.*?-----/;

function isReal(body: string, { check, unless = [] }: Form): boolean {
  if (isSample(body)) return false;
  if (check === 'base62') return isSumOf(body);
  return check !== 'payload' || !isPublicPayload(body, unless);
}
