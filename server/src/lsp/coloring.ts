import type {
  CancellationToken,
  Range,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Document } from '../core/document.ts';
import type { Part } from '../core/lazy-part.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../core/tokens.ts';
import { overlaps } from '../core/span.ts';
import { tokensOf } from '../features/tokens.ts';
import type { Asking } from './asking.ts';
import type { OpenFile } from './open-file.ts';
import { SLICE } from './scheduler.ts';

/** Numbers that are remembered of one token. */
const FIELDS = 4;
/** Modifiers stand above the bits of the type. */
const TYPE_BITS = 4;
const NONE: SemanticTokens = { data: [] };

/** What was sent of a file last. */
interface Sent {
  readonly id: string;
  /** An array of numbers takes twice the room. */
  readonly data: Uint32Array;
}

/** Requests for what the words of a file are. */
export function coloring(asking: Asking) {
  const ask = asker(asking);
  const { before, whole } = remembering(ask);
  return {
    async tokens(file: OpenFile, token: CancellationToken): Promise<SemanticTokens> {
      return toTokens(await whole(file, token));
    },

    async tokenChanges(
      file: OpenFile,
      since: string,
      token: CancellationToken,
    ): Promise<SemanticTokens | SemanticTokensDelta> {
      const known = before(file);
      const found = await whole(file, token);
      if (!found || known?.id !== since) return toTokens(found);
      return { resultId: found.id, edits: changes(known.data, found.data) };
    },

    async tokensIn(file: OpenFile, range: Range): Promise<SemanticTokens> {
      const found = await ask(file, (document) => {
        const from = file.text.offsetAt(range.start);
        const to = file.text.offsetAt(range.end);
        const parts = document.parts.filter(({ segment }) => overlaps(segment, { from, to }));
        return joined(file.text, document, parts);
      });
      return found ? { data: found } : NONE;
    },
  };
}

const toTokens = (found: Sent | undefined): SemanticTokens =>
  found ? { resultId: found.id, data: [...found.data] } : NONE;

type Ask = <A>(file: OpenFile, question: (document: Document) => A) => Promise<A | undefined>;

const asker =
  ({ askSmall }: Asking): Ask =>
  (file, question) =>
    askSmall(file, ({ document, analysis: { settings } }) => ({
      result: settings.enable ? question(document) : undefined,
      wanted: [],
    }));

/** Reads all tokens of a file in slices, so that others are answered in between, and knows what was sent last. */
function remembering(ask: Ask) {
  const sent = new WeakMap<OpenFile, Sent>();
  let counted = 0;
  return {
    before: (file: OpenFile) => sent.get(file),
    async whole(file: OpenFile, token: CancellationToken): Promise<Sent | undefined> {
      for (;;) {
        const data = await ask(file, (document) => dataOf(file.text, document));
        if (data === undefined || token.isCancellationRequested) return undefined;
        if (data !== 'later') {
          const now = { id: String(++counted), data: Uint32Array.from(data) };
          sent.set(file, now);
          return now;
        }
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    },
  };
}

/** The tokens of a document; `later` where reading it took its turn's time. */
function dataOf(text: TextDocument, document: Document): number[] | 'later' {
  const end = performance.now() + SLICE;
  for (const part of document.parts) {
    if (part.memo.has(encoded)) continue;
    encoded(document, part);
    if (performance.now() > end) return 'later';
  }
  return joined(text, document, document.parts);
}

/**
 * The tokens of a part, some numbers each: line and character, counted from where the part starts, length,
 * type and modifiers in one. Remembered as long as the part's text is.
 */
function encoded(document: Document, part: Part): readonly number[] {
  const known = part.memo.get(encoded) as readonly number[] | undefined;
  if (known) return known;
  const data: number[] = [];
  const { from: start } = part.segment;
  const { text } = document;
  let line = 0;
  let lineStart = 0;
  let next = text.indexOf('\n', start) + 1;
  for (const { from, to, type, modifiers = [] } of tokensOf(document, part)) {
    while (next > 0 && next - start <= from) {
      line++;
      lineStart = next - start;
      next = text.indexOf('\n', next) + 1;
    }
    const bits = modifiers.reduce((set, one) => set | (1 << TOKEN_MODIFIERS.indexOf(one)), 0);
    data.push(line, from - lineStart, to - from, TOKEN_TYPES.indexOf(type) | (bits << TYPE_BITS));
  }
  part.memo.set(encoded, data);
  return data;
}

/** The tokens of several parts as the protocol wants them: each is placed by the one before it. */
function joined(text: TextDocument, document: Document, parts: readonly Part[]): number[] {
  const all: number[] = [];
  let lastLine = 0;
  let lastCharacter = 0;
  for (const part of parts) {
    const data = encoded(document, part);
    if (!data.length) continue;
    const start = text.positionAt(part.segment.from);
    for (let i = 0; i < data.length; i += FIELDS) {
      const line = start.line + data[i]!;
      const character = data[i + 1]! + (data[i] === 0 ? start.character : 0);
      const isSame = line === lastLine;
      all.push(line - lastLine, isSame ? character - lastCharacter : character);
      const kind = data[i + 3]!;
      all.push(data[i + 2]!, kind & (2 ** TYPE_BITS - 1), kind >> TYPE_BITS);
      lastLine = line;
      lastCharacter = character;
    }
  }
  return all;
}

/** The one stretch of numbers between what is the same at the beginning and at the end. */
function changes(before: Uint32Array, now: Uint32Array): SemanticTokensDelta['edits'] {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start++;
  if (start === before.length && start === now.length) return [];
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === now[now.length - 1 - same])
    same++;
  const data = [...now.subarray(start, now.length - same)];
  return [{ start, deleteCount: before.length - same - start, data }];
}
