import type { Document } from '../core/document.ts';
import { encloses, overlaps } from '../core/span.ts';
import type { Finding } from './diagnostics.ts';
import { type Comment, commentsOf, type Item, placed } from './ignores/comments.ts';
import { holds } from './ignores/conditions.ts';
import { idsOf, isAmong } from './ignores/equivalents.ts';
import { LINE_RULES } from './ignores/grammar.ts';
import { type Cover, coverOf } from './ignores/scopes.ts';
import type { World } from './world.ts';

/** A comment that asks for silence. Offsets are the document's. */
export interface Directive extends Comment {
  readonly covers: Cover;
}

/** One id of one of our own comments, and whether it silenced anything. */
export interface OwnIgnore {
  readonly directive: Directive;
  readonly item: Item;
  readonly isUsed: boolean;
}

export interface Suppressed {
  readonly kept: readonly Finding[];
  readonly own: readonly OwnIgnore[];
  /** Comments of any tool that count where they stand. */
  readonly directives: readonly Directive[];
}

/** Leaves out the findings that ignore comments of any tool silence. */
export function suppress(found: readonly Finding[], world: World): Suppressed {
  const directives = byPrecedence(directivesOf(world.document));
  if (!directives.length) return { kept: found, own: [], directives };
  const used = new Map<Directive, Set<string>>();
  const near = sweep(directives);
  const kept = inOrder(found).filter((finding) => {
    let isSilent = false;
    for (const directive of near(finding)) {
      const isOwn = directive.grammar.tool === 'cloud-glossary';
      if ((isSilent && !isOwn) || !reaches(directive.covers, finding)) continue;
      const meant = isOwn ? ownIds(directive, finding) : undefined;
      if (meant) note(used, directive, meant);
      if (meant ? meant.length > 0 : means(directive, finding, world)) isSilent = true;
    }
    return !isSilent;
  });
  const own = directives
    .filter(isOwn)
    .flatMap((directive) => (directive.items ?? []).map((item) => ({ directive, item })))
    .map((one) => ({ ...one, isUsed: used.get(one.directive)?.has(one.item.id) === true }));
  return { kept, own, directives };
}

const inOrder = (found: readonly Finding[]): readonly Finding[] =>
  found.toSorted((a, b) => a.from - b.from);

/** Asked of findings in their order, gives the directives that may reach each: files may have thousands of both. */
function sweep(directives: readonly Directive[]): (finding: Finding) => readonly Directive[] {
  const waiting = directives.toSorted((a, b) => b.covers.from - a.covers.from);
  let active: Directive[] = [];
  return ({ from, to }) => {
    active = active.filter(({ covers }) => covers.to >= from);
    while (waiting.length && waiting.at(-1)!.covers.from <= to) active.push(waiting.pop()!);
    return active;
  };
}

const isOwn = ({ grammar }: Directive): boolean => grammar.tool === 'cloud-glossary';

/** Every ignore comment in the document that counts where it stands. */
export function directivesOf(document: Document): readonly Directive[] {
  const found: Directive[] = [];
  for (const part of document.parts) {
    for (const comment of commentsOf(part, document)) {
      const here = placed(comment, part.segment.from);
      const covers = coverOf(here, document);
      if (covers) found.push({ ...here, covers });
    }
  }
  return found;
}

/** What KICS is told to `enable` is enabled by all such comments together, whatever is disabled beside them. */
function byPrecedence(directives: readonly Directive[]): readonly Directive[] {
  const [first, ...more] = directives.filter(({ grammar }) => grammar.others);
  if (!first) return directives;
  const items = [first, ...more].flatMap((one) => one.items ?? []);
  const isDisabling = ({ grammar, items }: Directive) =>
    grammar.tool === first.grammar.tool && grammar.scope === 'file' && items !== undefined;
  return [{ ...first, items }, ...directives.filter((one) => !isDisabling(one))];
}

function reaches(cover: Cover, finding: Finding): boolean {
  if (cover.begins) return cover.from <= finding.from && finding.from <= cover.to;
  return encloses(cover, finding) || overlaps(cover, finding);
}

const ownIds = ({ items = [] }: Directive, { id, rule }: Finding): readonly string[] =>
  items.filter((item) => item.id === id || item.id === rule.page.category).map((item) => item.id);

function note(used: Map<Directive, Set<string>>, at: Directive, ids: readonly string[]): void {
  const known = used.get(at);
  if (known) for (const id of ids) known.add(id);
  else used.set(at, new Set(ids));
}

/** Whether another tool's comment means a finding: by the ids that the tool has for the same thing. */
function means(directive: Directive, finding: Finding, { document, today }: World): boolean {
  const { grammar, items, covers } = directive;
  if (grammar.tool === 'cloud-glossary') return false;
  const tool = grammar.tool;
  const ids = idsOf(tool, finding.equivalents);
  if (!ids.length) return false;
  if (!items) return true;
  const isNamed = items.some(
    (item) =>
      isAmong(tool, item.id, ids) &&
      holds(item, covers, { document, today }) &&
      (tool !== 'ansible-lint' || isReached(item.id, directive, finding, document)),
  );
  return isNamed !== (grammar.others === true);
}

/** Rules of lines are silenced on their line only. */
function isReached(id: string, { from }: Directive, finding: Finding, { text }: Document): boolean {
  if (!LINE_RULES.has(id.replace(/\[.*$/, ''))) return true;
  const [first, last] = [Math.min(from, finding.from), Math.max(from, finding.from)];
  return !text.slice(first, last).includes('\n');
}
