/** What is open: a group by the word that closes it, quotes and substitutions by their signs. */
export interface Frame {
  readonly closer: ')' | 'array' | '`' | '"' | '}' | 'fi' | 'done' | 'esac';
  /** Of a `case`: before `in`, in a pattern, in a branch. */
  phase?: 'head' | 'pattern' | 'body';
  /** Where its word stands. */
  readonly from: number;
  /** Of a quote: the here-documents that were marked before it. */
  readonly marks?: number;
}

/** A here-document whose body begins at the next line. */
export interface Mark {
  readonly word: string;
  readonly tabs: boolean;
}

/** Where scanning stands. */
export interface Scan {
  readonly text: string;
  /** How quotes and groups that nothing closes are mended; else they reach to the end of the text. */
  readonly mends: boolean;
  readonly bodies: Bodies;
  pos: number;
  readonly stack: Frame[];
  /** A command may begin here: reserved words mean something. */
  command: boolean;
  /** The body of a function has to follow. */
  awaits: 'name' | 'body' | undefined;
  /** `|` or `&&` stood last. */
  continues: boolean;
  marks: Mark[];
  /** Something was not closed. */
  open: boolean;
  /** What a here-document is depends on text far behind it. */
  loose: boolean;
  /** How often a quote may still be taken back. */
  doubts: number;
  /** Told of each group and body that has been closed, where somebody asks. */
  readonly closed?: (from: number, close: number, to: number) => void;
}

/** Finds the ends of here-documents; a missing word is looked for once. */
export interface Bodies {
  /** Start of the line that ends a body which begins at `from`; undefined where there is none. */
  endOf(mark: Mark, from: number): number | undefined;
}

export function createBodies(text: string): Bodies {
  const missing = new Set<string>();
  return {
    endOf(mark, from) {
      const key = (mark.tabs ? '\t' : '') + mark.word;
      if (missing.has(key)) return undefined;
      for (let at = from; at < text.length;) {
        const newline = text.indexOf('\n', at);
        const stop = newline < 0 ? text.length : newline;
        const line = text.slice(at, text[stop - 1] === '\r' ? stop - 1 : stop);
        if ((mark.tabs ? line.replace(/^\t+/, '') : line) === mark.word) return at;
        // Two that end with the same word: the first one has lost its own.
        if (line.includes('<<') && opensWith(line, mark.word)) return undefined;
        at = stop + 1;
      }
      missing.add(key);
      return undefined;
    },
  };
}

const MARK = /<<-?[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|\\?([^\s;|&<>()'"\\]+))/y;

/** The mark of a here-document whose `<<` stands at an offset, and where it ends. */
export function markAt(text: string, at: number): { mark: Mark; to: number } | undefined {
  MARK.lastIndex = at;
  const found = MARK.exec(text);
  if (!found) return undefined;
  const word = found[1] ?? found[2] ?? found[3]!;
  return { mark: { word, tabs: text[at + 2] === '-' }, to: MARK.lastIndex };
}

function opensWith(line: string, word: string): boolean {
  for (let at = line.indexOf('<<'); at >= 0; at = line.indexOf('<<', at + 2))
    if (markAt(line, at)?.mark.word === word) return true;
  return false;
}
