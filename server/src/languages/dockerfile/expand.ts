import type { Filled } from '../../core/values.ts';
import { replaced, withoutPrefix, withoutSuffix } from './pattern.ts';

/** A variable's value; null where it is not set. */
export type Setting = { readonly text: string | null; readonly certain: boolean };

/** Undefined where nobody knows. */
export type Lookup = (name: string) => Setting | undefined;

/** What is read from, and how far. */
interface Scan {
  readonly text: string;
  readonly escape: string;
  readonly lookup: Lookup;
  at: number;
}

/** Longer texts are no names, paths or versions, and a few lines can double one without end. */
const LONGEST = 4096;
/** Of what a pattern is tried on, and of the pattern. */
const TRIED = 200;

/**
 * A word as the builder reads it: quotes and escapes taken away, variables filled in with their operators,
 * https://docs.docker.com/reference/dockerfile/#environment-replacement. Undefined where a variable that
 * matters is unknown, and where the builder would stop (`${x:?}`, an open brace or quote).
 */
export function expand(text: string, escape: string, lookup: Lookup): Filled | undefined {
  return text.length > LONGEST ? undefined : wordUntil({ text, escape, lookup, at: 0 }, '', false);
}

/** Reads on to `stop`, which is not passed. In a raw word, a pattern, escapes stay for who reads it. */
function wordUntil(scan: Scan, stop: string, raw: boolean): Filled | undefined {
  const { text, escape } = scan;
  const out = collector();
  while (scan.at < text.length) {
    const char = text[scan.at]!;
    if (char === stop) return out.done();
    if (char === "'") out.add(singleQuoted(scan));
    else if (char === '"') out.add(doubleQuoted(scan));
    else if (char === '$') out.add(variable(scan));
    else if (char === escape && scan.at + 1 < text.length) {
      out.say((raw ? char : '') + text[scan.at + 1]!);
      scan.at += 2;
    } else {
      out.say(char);
      scan.at++;
    }
  }
  return stop ? undefined : out.done();
}

/** Puts pieces together; one that is unknown makes the whole unknown. */
function collector() {
  let text = '';
  let certain = true;
  let known = true;
  return {
    say: (piece: string) => {
      text += piece;
    },
    add: (piece: Filled | undefined) => {
      if (piece) {
        text += piece.text;
        certain &&= piece.certain;
      }
      known &&= piece !== undefined && text.length <= LONGEST;
    },
    done: (): Filled | undefined => (known ? { text, certain } : undefined),
  };
}

const sure = (text: string): Filled => ({ text, certain: true });

function singleQuoted(scan: Scan): Filled | undefined {
  const from = scan.at + 1;
  const end = scan.text.indexOf("'", from);
  scan.at = end < 0 ? scan.text.length : end + 1;
  return end < 0 ? undefined : sure(scan.text.slice(from, end));
}

function doubleQuoted(scan: Scan): Filled | undefined {
  const { text, escape } = scan;
  const out = collector();
  scan.at++;
  while (scan.at < text.length) {
    const char = text[scan.at]!;
    if (char === '"') {
      scan.at++;
      return out.done();
    }
    const next = text[scan.at + 1] ?? '';
    if (char === '$') out.add(variable(scan));
    else if (char === escape && (next === '"' || next === '$' || next === escape)) {
      out.say(next);
      scan.at += 2;
    } else {
      out.say(char);
      scan.at++;
    }
  }
  return undefined;
}

const NAME = /^[A-Za-z_]\w*/;
/** What only a shell has: `$1`, `$?`. */
const SPECIAL = /^[\d@*#?\-$!]/;

/** What a `$` begins. */
function variable(scan: Scan): Filled | undefined {
  const { text } = scan;
  const braced = text[scan.at + 1] === '{';
  const from = scan.at + (braced ? 2 : 1);
  const rest = text.slice(from, from + 200);
  const name = NAME.exec(rest)?.[0];
  if (name === undefined) {
    const special = SPECIAL.test(rest);
    scan.at = from + (special ? 1 : 0);
    return special || braced ? undefined : sure('$');
  }
  scan.at = from + name.length;
  const value = scan.lookup(name);
  return braced ? withOperator(scan, value) : plain(value);
}

const plain = (value: Setting | undefined): Filled | undefined =>
  value && { text: value.text ?? '', certain: value.certain };

/** Reads what stands behind a name in braces, up to and with the closing one. */
function withOperator(scan: Scan, value: Setting | undefined): Filled | undefined {
  const { text } = scan;
  const first = text[scan.at++];
  if (first === '}') return plain(value);
  const orEmpty = first === ':';
  const operator = orEmpty ? text[scan.at++] : first;
  switch (operator) {
    case '-':
    case '+':
    case '?': {
      const word = closed(scan, false);
      return word.ended ? choose(operator, orEmpty, value, word.value) : undefined;
    }
    case '#':
    case '%': {
      const longest = text[scan.at] === operator;
      if (longest) scan.at++;
      const { value: pattern } = closed(scan, true);
      if (orEmpty || !pattern || !value || !isShort(value, pattern)) return undefined;
      const cut = operator === '#' ? withoutPrefix : withoutSuffix;
      return joined(cut(value.text ?? '', pattern.text, longest), value, pattern);
    }
    case '/': {
      const all = text[scan.at] === '/';
      if (all) scan.at++;
      const pattern = wordUntil(scan, '/', true);
      scan.at++;
      const { value: by } = closed(scan, false);
      if (orEmpty || !pattern?.text || !by || !value || !isShort(value, pattern)) return undefined;
      return joined(replaced(value.text ?? '', pattern.text, by.text, all), value, pattern, by);
    }
    default:
      return undefined;
  }
}

const isShort = (...texts: readonly Setting[]): boolean =>
  texts.every(({ text }) => (text?.length ?? 0) <= TRIED);

const joined = (text: string, ...parts: readonly Setting[]): Filled => ({
  text,
  certain: parts.every(({ certain }) => certain),
});

/** The word before the closing brace. */
function closed(scan: Scan, raw: boolean): { value: Filled | undefined; ended: boolean } {
  const value = wordUntil(scan, '}', raw);
  const ended = scan.text[scan.at] === '}';
  scan.at++;
  return { value, ended };
}

/** `-` a word where it is not set, `+` a word where it is, `?` an error where it is not. */
function choose(
  operator: '-' | '+' | '?',
  orEmpty: boolean,
  value: Setting | undefined,
  word: Filled | undefined,
): Filled | undefined {
  if (!value) return undefined;
  const has = value.text !== null && !(orEmpty && value.text === '');
  if (operator === '+' ? !has : has) return plain(has ? value : { ...value, text: '' });
  return operator === '?' || !word ? undefined : joined(word.text, value, word);
}
