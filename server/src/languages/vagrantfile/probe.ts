import * as ruby from '@ruby/prism/src/nodes.js';
import type { Slot } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import { memberOf, type Place, type Scope, vagrant } from './places.ts';
import type { Tree } from './prism.ts';
import type { Path } from './values.ts';

/** A word that nobody writes; it stands in the text where the cursor is. */
export const MARK = 'zzcursorzz';

type Options = ruby.HashNode | ruby.KeywordHashNode | undefined;

/** Is told of each place that a reading passes, and keeps the one that holds the mark. */
export interface Probe {
  /** A value of the setting at `path`. */
  value(node: ruby.Node, path: Path, scope: Scope): void;
  /** A key of the options below `parent`. */
  key(node: ruby.Node, parent: Path, options: Options): void;
  /** A member of `place`, in the block of `scope`. */
  member(call: ruby.CallNode, place: Place, scope: Scope): void;
  /** The arguments of a method whose options stand below `path`. */
  call(positional: readonly ruby.Node[], options: Options, path: Path): void;
  found(): Slot | undefined;
}

/** How places in the marked text read in the text as it was before. */
interface Before {
  readonly text: string;
  readonly cursor: number;
  spanOf(location: ruby.Location): Span;
  slot(role: Slot['role'], prefix: Path, span: Span, siblings: readonly string[]): Slot;
}

function createBefore(tree: Tree, text: string, cursor: number): Before {
  const before = (offset: number) =>
    offset <= cursor ? offset : Math.max(cursor, offset - MARK.length);
  return {
    text,
    cursor,
    spanOf(location) {
      const { from, to } = tree.span(location);
      return { from: before(from), to: before(to) };
    },
    slot: (role, prefix, span, siblings) => ({
      prefix: vagrant(prefix),
      role,
      replace: span,
      typed: text.slice(span.from, cursor),
      siblings,
    }),
  };
}

/** `text` is what was there before the mark was put in at `cursor`. */
export function createProbe(tree: Tree, text: string, cursor: number): Probe {
  let take: (() => Slot) | undefined;
  const before = createBefore(tree, text, cursor);
  return {
    value(node, path) {
      const location = markedIn(node);
      if (location) take ??= () => before.slot('value', path, before.spanOf(location), []);
    },
    key(node, parent, options) {
      const location = markedIn(node);
      if (location) take ??= () => keySlot(before, location, parent, options);
    },
    member(call, place, scope) {
      const location = call.name.includes(MARK) && call.messageLoc;
      if (location) take ??= () => memberSlot(before, call, place, scope);
    },
    call(positional, options, path) {
      for (const node of positional.slice(1))
        if (isWord(node))
          take ??= () => keySlot(before, node.messageLoc ?? node.location, path, options);
    },
    found: () => take?.(),
  };
}

function keySlot(before: Before, location: ruby.Location, prefix: Path, options: Options): Slot {
  const span = before.spanOf(location);
  const hasColon = /^\s*(?::|=>)/.test(before.text.slice(span.to, span.to + 40));
  return {
    ...before.slot('key', prefix, span, keysOf(options)),
    ...(!hasColon && { suffix: ': ' }),
  };
}

function memberSlot(before: Before, call: ruby.CallNode, place: Place, scope: Scope): Slot {
  const { text, spanOf } = before;
  const span = spanOf(call.messageLoc!);
  if ('root' in place) {
    // The words of a root are one step with the receiver, so the choice replaces both.
    const from = spanOf(call.receiver!.location).from;
    const isSelf = text.slice(from, span.from) === place.root;
    const whole = isSelf ? { from, to: span.to } : span;
    const next = place.root === 'config.' && text[span.to] !== '.' ? { suffix: '.' } : {};
    return { ...before.slot('key', [], whole, []), ...next };
  }
  const prefix = memberOf(place, '').slice(0, -1);
  const start = `${prefix.join('/')}/`;
  const siblings = scope.settings
    .filter((path) => path.startsWith(start) && !path.includes(MARK))
    .map((path) => path.slice(start.length));
  const isLast = /^[ \t]*(?:#|\r?\n|$)/.test(text.slice(span.to, span.to + 200));
  return { ...before.slot('key', prefix, span, siblings), ...(isLast && { suffix: ' = ' }) };
}

const isWord = (node: ruby.Node): node is ruby.CallNode =>
  node instanceof ruby.CallNode && !node.receiver && !node.block && node.name.includes(MARK);

/** The location of the mark's own word in a string, a symbol or a bare word. */
function markedIn(node: ruby.Node): ruby.Location | undefined {
  if (node instanceof ruby.StringNode)
    return node.unescaped.value.includes(MARK) ? node.contentLoc : undefined;
  if (node instanceof ruby.SymbolNode)
    return node.unescaped.value.includes(MARK) ? (node.valueLoc ?? node.location) : undefined;
  if (isWord(node)) return node.messageLoc ?? node.location;
  return node instanceof ruby.ConstantReadNode && node.name.includes(MARK)
    ? node.location
    : undefined;
}

const keysOf = (options: Options): string[] =>
  (options?.elements ?? []).flatMap((pair) => {
    const key = pair instanceof ruby.AssocNode ? pair.key : undefined;
    const name =
      key instanceof ruby.StringNode || key instanceof ruby.SymbolNode ? key.unescaped.value : MARK;
    return name.includes(MARK) ? [] : [name];
  });
