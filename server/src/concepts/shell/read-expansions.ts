import { readDouble, readPieces, readQuoted } from './read-words.ts';
import { at, deeper, expect, follows, type Reader, stop } from './reader.ts';
import type { Piece } from './tree.ts';

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const SPECIAL = '@*#?-$!0123456789';

/** Reads what a `$` begins; a lone one is plain text. */
export function readDollar(reader: Reader, quoted: boolean): Piece {
  const from = reader.pos;
  if (follows(reader, '$((')) return readArithmetic(reader, 1);
  if (follows(reader, '$(')) {
    reader.pos += 2;
    const script = deeper(reader, () => reader.list(reader, [')']));
    expect(reader, ')');
    return { kind: 'substitution', from, to: reader.pos, style: '$(', script };
  }
  if (follows(reader, '${')) return deeper(reader, () => readBraced(reader, quoted));
  if (!quoted && follows(reader, "$'")) return readAnsi(reader);
  if (!quoted && follows(reader, '$"')) {
    reader.pos++;
    return { ...readDouble(reader), from };
  }
  reader.pos++;
  const name = nameAt(reader, 1);
  if (!name) return { kind: 'plain', from, to: reader.pos, text: '$' };
  const to = reader.pos;
  return {
    kind: 'variable',
    from,
    to,
    name,
    braced: false,
    prefix: '',
    operator: '',
    argument: [],
  };
}

/** Steps over the name of a variable or one of the special parameters, of at most `digits`. */
function nameAt(reader: Reader, digits: number): string {
  NAME.lastIndex = reader.pos;
  const name =
    NAME.exec(reader.text)?.[0] ??
    (digits > 1
      ? /^\d+/.exec(reader.text.slice(reader.pos, reader.pos + digits))?.[0]
      : undefined) ??
    (at(reader) && SPECIAL.includes(at(reader)) ? at(reader) : '');
  reader.pos += name.length;
  if (reader.pos > reader.end) stop();
  return name;
}

const OPERATOR = /:?[-=?+]|##?|%%?|\/\/|\/[#%]?|\^\^?|,,?|:|@/y;

function readBraced(reader: Reader, quoted: boolean): Piece {
  const from = reader.pos;
  reader.pos += 2;
  const isPrefix =
    (at(reader) === '#' && !'}:-=?+#%'.includes(at(reader, 1))) ||
    (at(reader) === '!' && !'}:'.includes(at(reader, 1)));
  const prefix = isPrefix ? at(reader) : '';
  reader.pos += prefix.length;
  const name = nameAt(reader, 4);
  if (!name) stop();
  const index = at(reader) === '[' ? readIndex(reader) : undefined;
  OPERATOR.lastIndex = reader.pos;
  const operator = at(reader) === '}' ? '' : (OPERATOR.exec(reader.text)?.[0] ?? stop());
  reader.pos += operator.length;
  const argument = readArgument(reader, quoted);
  expect(reader, '}');
  const shape = { name, braced: true, prefix, operator, argument };
  return {
    kind: 'variable',
    from,
    to: reader.pos,
    ...shape,
    ...(index !== undefined && { index }),
  };
}

function readIndex(reader: Reader): string {
  const close = reader.text.indexOf(']', reader.pos);
  const index =
    close < 0 || close >= reader.end ? stop() : reader.text.slice(reader.pos + 1, close);
  // A bracket or a quote in the index would need an expression's grammar.
  if (!/^[\w@*$ +-]+$/.test(index)) stop();
  reader.pos = close + 1;
  return index;
}

function readArgument(reader: Reader, quoted: boolean): readonly Piece[] {
  if (!quoted) return readPieces(reader, (char) => char === '}' || char === '');
  const pieces: Piece[] = [];
  while (at(reader) !== '}')
    pieces.push(...(at(reader) === '"' ? [readDouble(reader)] : readQuoted(reader, '}"')));
  return pieces;
}

/** Reads `((…))`, whose first parenthesis stands `skip` characters on. */
export function readArithmetic(reader: Reader, skip: number): Piece {
  const from = reader.pos;
  let depth = 0;
  reader.pos += skip;
  for (;;) {
    const char = at(reader);
    if (char === '' || '\'"`;#'.includes(char)) stop();
    reader.pos++;
    if (char === '(') depth++;
    else if (char === ')' && --depth === 0) break;
  }
  if (!reader.text.slice(from, reader.pos).endsWith('))')) stop();
  return { kind: 'arithmetic', from, to: reader.pos };
}

function readAnsi(reader: Reader): Piece {
  const from = reader.pos;
  reader.pos += 2;
  while (at(reader) !== "'") {
    if (at(reader) === '') stop();
    reader.pos += at(reader) === '\\' ? 2 : 1;
  }
  reader.pos++;
  return { kind: 'ansi', from, to: reader.pos, text: reader.text.slice(from + 2, reader.pos - 1) };
}
