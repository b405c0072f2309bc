import assert from 'node:assert/strict';
import type { Document } from '../server/src/core/document.ts';
import { actions } from '../server/src/features/actions.ts';
import { completions } from '../server/src/features/completion.ts';
import { definition } from '../server/src/features/definition.ts';
import { findings } from '../server/src/features/diagnostics.ts';
import { fixesFor } from '../server/src/features/fixes.ts';
import { folds } from '../server/src/features/folding.ts';
import { formatNewLine } from '../server/src/features/formatting.ts';
import { hints } from '../server/src/features/hints.ts';
import { hover } from '../server/src/features/hover.ts';
import { lenses } from '../server/src/features/lenses.ts';
import { links } from '../server/src/features/links.ts';
import { refactorings } from '../server/src/features/refactorings.ts';
import { highlights, references } from '../server/src/features/references.ts';
import { rename, renameable } from '../server/src/features/rename.ts';
import { selection } from '../server/src/features/selection.ts';
import { signatures } from '../server/src/features/signature.ts';
import { type Symbol, symbols } from '../server/src/features/symbols.ts';
import { tokensOf } from '../server/src/features/tokens.ts';
import type { World } from '../server/src/features/world.ts';
import type { Edit, Span } from '../server/src/core/span.ts';
import { applyEdits } from './fences.ts';
import { strict } from './world.ts';

// Whatever a file holds, every feature answers, and its answers stay within the text.

const inside = ({ from, to }: Span, text: string, what: string): void =>
  assert.ok(0 <= from && from <= to && to <= text.length, `${what}: ${from}..${to}`);

/** The text behind edits, which must not overlap. */
function applied(text: string, edits: readonly Edit[], what: string): string {
  let end = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    inside(edit, text, what);
    assert.ok(edit.from >= end, `${what}: edits overlap at ${edit.from}`);
    end = edit.to;
  }
  return applyEdits(text, edits);
}

/** Tokens are in order, on one line each, within their segment. */
function checkTokens(document: Document): void {
  for (const part of document.parts) {
    const own = document.text.slice(part.segment.from, part.segment.to);
    let last = 0;
    for (const { from, to } of tokensOf(document, part)) {
      assert.ok(last <= from && from < to && to <= own.length, `token ${from}..${to} in ${own}`);
      assert.doesNotMatch(own.slice(from, to), /[\r\n]/);
      last = to;
    }
  }
}

function checkSymbols(all: readonly Symbol[], text: string): void {
  for (const symbol of all) {
    inside(symbol.span, text, 'symbol');
    inside(symbol.label, text, 'label of a symbol');
    const { from, to } = symbol.label;
    assert.ok(symbol.span.from <= from && to <= symbol.span.to, `label of ${symbol.name}`);
    checkSymbols(symbol.children, text);
  }
}

/** What is asked about a document as a whole. */
export function checkWhole(world: World): void {
  const { document } = world;
  const { text } = document;
  checkTokens(document);
  checkSymbols(symbols(document), text);
  for (const fold of folds(document)) inside(fold, text, 'fold');
  for (const link of links(world)) inside(link, text, 'link');
  for (const lens of lenses(world)) {
    inside(lens, text, 'lens');
    for (const place of lens.places) inside(place, text, 'place of a lens');
  }
  for (const { at } of hints(document, { from: 0, to: text.length }))
    inside({ from: at, to: at }, text, 'hint');
  for (const finding of findings(world, strict)) {
    inside(finding, text, finding.id);
    assert.doesNotMatch(finding.message, /\n|undefined|\[object/, finding.id);
    for (const { edits } of fixesFor(finding, document)) applied(text, edits, finding.id);
  }
}

/** What is asked about a place in it. */
export function checkPlace(world: World, offset: number): void {
  const { document } = world;
  const { text } = document;
  const shown = hover(world, offset).result;
  if (shown) inside(shown.span, text, 'hover');
  const offered = completions(world, offset).result;
  if (offered) inside(offered.replace, text, 'completion');
  for (const { label, parameters } of signatures(world, offset).result)
    for (const parameter of parameters) assert.ok(label.includes(parameter.text), label);
  for (const span of selection(document, offset)) inside(span, text, 'selection');
  definition(world, offset);
  references(world, offset, true);
  highlights(world, offset);
  const named = renameable(world, offset);
  if (named && 'span' in named) inside(named.span, text, 'name');
  rename(world, offset, 'other');
  const options = { tabSize: 4, insertSpaces: true };
  applied(text, formatNewLine(document, options, offset), 'new line');
}

/** What may be done with a selection; each outcome is read. */
export function checkActions(world: World, span: Span, read: (text: string) => void): void {
  const { document } = world;
  for (const { edits, title } of refactorings(world, span))
    read(applied(document.text, edits, title));
  actions(world, span, strict);
}
