import type { Comment } from '@ruby/prism/src/deserialize.js';
import type { ProgramNode } from '@ruby/prism/src/nodes.js';
import { parsePrism } from '@ruby/prism/src/parsePrism.js';
import type { Span } from '../../core/span.ts';
import { applied, type Mend } from './mend.ts';
import { mendsOf } from './scan.ts';

/** Where a Ruby node stands, in bytes of UTF-8. */
export interface Location {
  readonly startOffset: number;
  readonly length: number;
}

/** Ruby text as Prism reads it, mended where it is half-typed. */
export interface Tree {
  readonly text: string;
  readonly program: ProgramNode;
  readonly comments: readonly Comment[];
  /** The span of a location in the text as it was given, in UTF-16 units. */
  span(location: Location): Span;
}

/** Undefined where the parser is not loaded or gives up. */
export type ParseRuby = (text: string) => Tree | undefined;

/**
 * A parser over one instance of Prism's module. It is compiled without WASI: parsing calls none of
 * its imports, so each is a stub. An instance that trapped is replaced.
 */
export function createParser(bytes: Uint8Array | undefined): ParseRuby {
  if (!bytes) return () => undefined;
  let instance: WebAssembly.Exports | undefined;
  return (text) => {
    try {
      instance ??= instantiate(bytes);
      return parse(instance, text);
    } catch {
      instance = undefined;
      return undefined;
    }
  };
}

function instantiate(bytes: Uint8Array): WebAssembly.Exports {
  const module = new WebAssembly.Module(bytes);
  const stubs: Record<string, Record<string, () => number>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    (stubs[from] ??= {})[name] = () => 0;
  const { exports } = new WebAssembly.Instance(module, stubs);
  exports['_initialize']?.();
  return exports;
}

/**
 * What always misleads Prism without an error (a line that trails in a dot) is mended first; the
 * rest only if it reports errors, so that valid text of any shape is read as it stands.
 */
function parse(prism: WebAssembly.Exports, text: string): Tree | undefined {
  const { always, repairs, deep } = mendsOf(text);
  if (deep) return undefined;
  const first = parseMended(prism, text, always);
  if (repairs.length === 0 || first.errors === 0) return first.tree;
  return parseMended(prism, text, [...always, ...repairs]).tree;
}

function parseMended(prism: WebAssembly.Exports, text: string, mends: readonly Mend[]) {
  const mended = applied(text, mends);
  const result = parsePrism(prism, mended.text);
  const units = unitsOf(mended.text);
  const offset = (byte: number) => {
    const unit = units ? units[Math.min(byte, units.length - 1)]! : byte;
    return mended.origin ? mended.origin[unit]! : unit;
  };
  const tree: Tree = {
    text,
    program: result.value,
    comments: result.comments,
    span: ({ startOffset, length }) => ({
      from: offset(startOffset),
      to: offset(startOffset + length),
    }),
  };
  return { tree, errors: result.errors.length };
}

/** The UTF-16 offset of each byte of the text's UTF-8; undefined where both are the same. */
function unitsOf(text: string): Uint32Array | undefined {
  if (!/[\u0080-\uffff]/.test(text)) return undefined;
  const units = new Uint32Array(text.length * 3 + 1);
  let byte = 0;
  for (let i = 0; i < text.length;) {
    const point = text.codePointAt(i)!;
    // A lone surrogate is encoded as U+FFFD, three bytes as well.
    const length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    units.fill(i, byte, byte + length);
    byte += length;
    i += length === 4 ? 2 : 1;
  }
  units[byte] = text.length;
  return units.subarray(0, byte + 1);
}
