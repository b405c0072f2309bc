import { isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Span } from '../core/span.ts';

export interface Problem extends Span {
  readonly message: string;
}

/** Plain data out of YAML or JSON, with the place of everything in it. */
export interface Data {
  /** Undefined where the text is not YAML at all. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Where the value under a path of keys and indexes stands, or the nearest part above it. */
  at(path: readonly (string | number)[]): Span;
}

/** Reads one document of YAML 1.2 (JSON with comments included); spans count in `text`. Never throws. */
export function readData(text: string): Data {
  const document = parseDocument(text, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
    logLevel: 'silent',
    uniqueKeys: true,
  });
  const problems = document.errors.map(({ pos: [from, to], message }) => ({ from, to, message }));
  const at = (path: readonly (string | number)[]): Span => {
    let node: unknown = document.contents;
    for (const step of path) {
      const next = child(node, step);
      if (next === undefined) break;
      node = next;
    }
    const range = isScalar(node) || isCollection(node) ? node.range : undefined;
    return range ? { from: range[0], to: range[1] } : { from: 0, to: Math.min(text.length, 1) };
  };
  return { value: problems.length ? undefined : plain(document), problems, at };
}

function plain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    // Aliases are refused: untrusted text could make a small file huge with them.
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch {
    return undefined;
  }
}

function child(node: unknown, step: string | number): unknown {
  if (isMap(node)) return node.get(step, true);
  return isSeq(node) && typeof step === 'number' ? node.get(step, true) : undefined;
}
