import { readWord } from './read-words.ts';
import {
  at,
  deeper,
  expect,
  follows,
  isDelimiter,
  type Reader,
  skipBlanks,
  stop,
} from './reader.ts';
import type { Compound, List, Word } from './tree.ts';

/** Reads a compound command if one begins here, without what it is redirected to. */
export function readCompound(reader: Reader): Compound | undefined {
  if (at(reader) === '(' && at(reader, 1) !== '(')
    return deeper(reader, () => readEnclosed(reader, 'subshell', '(', ')'));
  const read = READERS[keywordAt(reader)];
  if (read) return deeper(reader, () => read(reader));
  FUNCTION.lastIndex = reader.pos;
  const named = FUNCTION.exec(reader.text);
  return named ? deeper(reader, () => readFunction(reader, named[1]!, named[0].length)) : undefined;
}

const FUNCTION = /([\w:.-]+)[ \t]*\([ \t]*\)/y;

function keywordAt(reader: Reader): string {
  const word = /^(?:[a-z]+|\{)/.exec(reader.text.slice(reader.pos, reader.pos + 10))?.[0] ?? '';
  return Object.hasOwn(READERS, word) && isDelimiter(at(reader, word.length)) ? word : '';
}

const READERS: Readonly<Record<string, (reader: Reader) => Compound>> = {
  '{': (reader) => readEnclosed(reader, 'brace', '{', '}'),
  if: readIf,
  while: (reader) => readLoop(reader, 'while'),
  until: (reader) => readLoop(reader, 'until'),
  for: (reader) => readFor(reader, 'for'),
  select: (reader) => readFor(reader, 'select'),
  case: readCase,
  function: readNamedFunction,
  // A time that is taken would need the pipeline behind it.
  time: () => stop(),
  coproc: () => stop(),
};

function readEnclosed(
  reader: Reader,
  kind: 'subshell' | 'brace',
  opener: string,
  closer: string,
): Compound {
  const from = reader.pos;
  expect(reader, opener);
  const body = filled(reader, [closer]);
  expect(reader, closer);
  return made(reader, kind, opener, from, { bodies: [body] });
}

/** A list that is not empty, up to one of the words. */
function filled(reader: Reader, closers: readonly string[]): List {
  const list = reader.list(reader, closers);
  return list.items.length ? list : stop();
}

function made(
  reader: Reader,
  kind: Compound['kind'],
  opener: string,
  from: number,
  rest: Partial<Compound>,
): Compound {
  return {
    conditions: [],
    bodies: [],
    words: [],
    redirects: [],
    ...rest,
    kind,
    opener,
    from,
    to: reader.pos,
  };
}

function readIf(reader: Reader): Compound {
  const from = reader.pos;
  const conditions: List[] = [];
  const bodies: List[] = [];
  let word = 'if';
  while (word !== 'fi') {
    expect(reader, word);
    if (word !== 'else') {
      conditions.push(filled(reader, ['then']));
      expect(reader, 'then');
    }
    bodies.push(filled(reader, word === 'else' ? ['fi'] : ['elif', 'else', 'fi']));
    word = follows(reader, 'fi') ? 'fi' : follows(reader, 'elif') ? 'elif' : 'else';
  }
  expect(reader, 'fi');
  return made(reader, 'if', 'if', from, { conditions, bodies });
}

function readLoop(reader: Reader, opener: string): Compound {
  const from = reader.pos;
  expect(reader, opener);
  const condition = filled(reader, ['do']);
  const body = readDo(reader);
  return made(reader, 'loop', opener, from, { conditions: [condition], bodies: [body] });
}

function readDo(reader: Reader): List {
  expect(reader, 'do');
  const body = filled(reader, ['done']);
  expect(reader, 'done');
  return body;
}

function readFor(reader: Reader, opener: string): Compound {
  const from = reader.pos;
  expect(reader, opener);
  skipBlanks(reader);
  const name = /^[A-Za-z_]\w*/.exec(reader.text.slice(reader.pos, reader.pos + 200))?.[0];
  // A loop that counts is bash's alone.
  if (!name) stop();
  reader.pos += name.length;
  skipEmpty(reader, false);
  const words: Word[] = [];
  if (follows(reader, 'in') && isDelimiter(at(reader, 2))) {
    reader.pos += 2;
    for (;;) {
      skipBlanks(reader);
      if (isDelimiter(at(reader))) break;
      words.push(readWord(reader));
    }
  }
  skipEmpty(reader, true);
  const body = readDo(reader);
  return made(reader, 'for', opener, from, { name, words, bodies: [body] });
}

/** Skips blanks and line ends, with `one` a semicolon among them. */
function skipEmpty(reader: Reader, one: boolean): void {
  let left = one ? 1 : 0;
  for (;;) {
    skipBlanks(reader);
    if (at(reader) === '\n' && !reader.pending.length) reader.pos++;
    else if (at(reader) === ';' && left-- > 0) reader.pos++;
    else return;
  }
}

function readCase(reader: Reader): Compound {
  const from = reader.pos;
  expect(reader, 'case');
  skipBlanks(reader);
  const subject = readWord(reader);
  skipEmpty(reader, false);
  expect(reader, 'in');
  const bodies: List[] = [];
  for (;;) {
    skipEmpty(reader, false);
    if (follows(reader, 'esac') && isDelimiter(at(reader, 4))) break;
    readPatterns(reader);
    bodies.push(reader.list(reader, [';;&', ';;', ';&', 'esac']));
    const end = [';;&', ';;', ';&'].find((text) => follows(reader, text));
    reader.pos += end?.length ?? 0;
  }
  expect(reader, 'esac');
  return made(reader, 'case', 'case', from, { words: [subject], bodies });
}

function readPatterns(reader: Reader): void {
  if (at(reader) === '(') reader.pos++;
  for (;;) {
    skipBlanks(reader);
    if (!readWord(reader).pieces.length) stop();
    skipBlanks(reader);
    if (at(reader) === ')') break;
    expect(reader, '|');
  }
  reader.pos++;
}

function readNamedFunction(reader: Reader): Compound {
  const rest = reader.text.slice(reader.pos, reader.pos + 200);
  const head = /^function[ \t]+([\w:.-]+)([ \t]*\([ \t]*\))?/.exec(rest) ?? stop();
  return { ...readFunction(reader, head[1]!, head[0].length), opener: 'function' };
}

function readFunction(reader: Reader, name: string, head: number): Compound {
  const from = reader.pos;
  reader.pos += head;
  skipEmpty(reader, false);
  const body = readCompound(reader) ?? stop();
  const items = [
    {
      from: body.from,
      to: body.to,
      end: '' as const,
      links: [
        {
          joint: '' as const,
          pipeline: { from: body.from, to: body.to, negated: false, commands: [body], pipes: [] },
        },
      ],
    },
  ];
  const list = { from: body.from, to: body.to, items };
  return made(reader, 'function', '', from, { name, bodies: [list] });
}
