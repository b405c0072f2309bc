import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { Document } from '../server/src/core/document.ts';
import type { Node } from '../server/src/core/node.ts';
import { open, root } from './harness.ts';
import { fixtures, HALF_TYPED, samples, tries } from './seeds.ts';

// Damage stays where it is: half-typed text and a missing end cost nothing in other entities, and
// nothing that stands before them in their own.

/** One node in words, without what only its children tell. */
const tell = ({ kind, label, addresses, value }: Node): string =>
  [
    kind,
    label?.text ?? '',
    ...addresses.map(({ space, path: steps }) => `${space}:${steps.join('/')}`),
    value === undefined ? '' : JSON.stringify(value),
  ].join(' ');

/**
 * Every node that ends before `limit`, with its place; offsets of the document. What ends on the
 * line before it without a value of its own, or with one of several lines, is open: the next line
 * may be its content. A line that
 * a Dockerfile continues is open as a whole: the next one goes on with its last word. `grown` takes in
 * what begins before `limit`: a node that keeps all it says may take up the new line.
 */
function before(document: Document, limit: number, grown = false): readonly string[] {
  const found: string[] = [];
  const { open, continued } = lastLine(document, limit);
  const visit = (node: Node, base: number): void => {
    if (base + node.from > limit) return;
    const end = continued || node.value === undefined ? open : limit;
    if (grown || base + node.to <= end) found.push(`${base + node.from} ${tell(node)}`);
    for (const child of node.children ?? []) visit(child, base);
  };
  for (const { segment, nodes } of document.parts) {
    if (segment.from > limit) break;
    for (const node of nodes) visit(node, segment.from);
  }
  return found;
}

/** Where the last line before `limit` that says anything begins, and whether it goes on behind it. */
function lastLine({ text, origin }: Document, limit: number) {
  const isDockerfile = origin.language.id === 'dockerfile';
  const lines = text.slice(0, limit).split('\n');
  const isNothing = (line: string) => line.trim() === '' || (isDockerfile && /^\s*#/.test(line));
  while (lines.length > 1 && isNothing(lines.at(-1)!)) lines.pop();
  const continued = isDockerfile && /[\\`][ \t\r]*$/.test(lines.at(-1)!);
  const whole = text.slice(0, limit).trimEnd().length;
  const end = continued ? lines.join('\n').length : whole;
  return { open: text.lastIndexOf('\n', end - 1), continued };
}

/** Starts of lines, apart from those where a line would mean something else to every reader. */
function lineStarts({ text, parts, origin }: Document): readonly number[] {
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  // A byte order mark begins its file.
  const all = [text.startsWith('\uFEFF') ? 1 : 0, ...starts];
  if (origin.language.id !== 'dockerfile') return all;
  // A line above a Dockerfile's parser directives makes comments of them, for Docker too.
  const directives = parts.findLast(({ segment }) => segment.entity === '#')?.segment.to ?? 0;
  return all.filter((start) => start >= directives);
}

/** The nodes of the entities that begin at `limit` or behind it, `by` characters moved. */
function after(document: Document, limit: number, by: number): readonly string[] {
  const found: string[] = [];
  const visit = (node: Node, base: number): void => {
    found.push(`${base + node.from} ${tell(node)}`);
    for (const child of node.children ?? []) visit(child, base);
  };
  for (const { segment, nodes } of document.parts)
    if (segment.from >= limit) for (const node of nodes) visit(node, segment.from - by);
  return found;
}

/** The nodes of `intact` that `damaged` has lost. */
const lost = (intact: readonly string[], damaged: readonly string[]): readonly string[] => {
  const left = new Set(damaged);
  return intact.filter((node) => !left.has(node));
};

const INTACT = [...fixtures, ...samples].filter(
  ([file]) => !/broken|half|unclosed|unknown|nothing|empty|quotes/.test(path.relative(root, file)),
);

describe('damage stays where it is', () => {
  for (const [file, text] of INTACT) {
    const name = path.relative(root, file);
    let intact: Document;
    try {
      intact = open(file, text);
    } catch {
      continue;
    }
    const lines = lineStarts(intact);

    it(`${name}: cut off anywhere`, () => {
      fc.assert(
        fc.property(fc.nat(text.length), (at) => {
          const line = text.lastIndexOf('\n', at - 1) + 1;
          const entity = intact.partAt(Math.min(at, text.length))?.segment.from ?? 0;
          // The rest of an entity may mean something else without its end; what stands before it may not.
          const limit = Math.min(entity, line);
          const damaged = Document.open(intact.origin, text.slice(0, at));
          assert.deepEqual(lost(before(intact, limit), before(damaged, limit)), []);
        }),
        tries(40),
      );
    });

    it(`${name}: a half-typed line anywhere`, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...lines),
          fc.constantFrom(...HALF_TYPED),
          fc.boolean(),
          (at, half, indented) => {
            const indent = indented ? /^[ \t]*/.exec(text.slice(at))![0] : '';
            const inserted = `${indent}${half}\n`;
            const whole = text.slice(0, at) + inserted + text.slice(at);
            const damaged = Document.open(intact.origin, whole);
            const previous = Math.max(0, at - 1);
            assert.deepEqual(lost(before(intact, previous), before(damaged, previous, true)), []);
            const own = intact.partAt(at)?.segment.to ?? text.length;
            assert.deepEqual(
              lost(after(intact, own, 0), after(damaged, own + inserted.length, inserted.length)),
              [],
            );
          },
        ),
        tries(60),
      );
    });
  }
});
