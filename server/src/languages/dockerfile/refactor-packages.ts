import type { Refactoring } from '../../core/language.ts';
import { type Node, walk } from '../../core/node.ts';
import { encloses, shifted, type Span, touches } from '../../core/span.ts';
import { dividingBlanks } from './format-blanks.ts';
import { newlineOf, type Site, stepOf } from './refactor-site.ts';

/** A command with the path of its address. */
export interface Command {
  readonly node: Node;
  readonly path: readonly string[];
}

/** Every command in a node. */
export const commandsIn = (root: Node): readonly Command[] =>
  [...walk([root])].flatMap((one) => {
    const path = one.kind === 'command' && one.addresses.find(({ space }) => space === 'cli')?.path;
    return path ? [{ node: one, path }] : [];
  });

const isPackage = ({ kind, addresses }: Node): boolean =>
  kind === 'argument' &&
  addresses.some(({ space, path }) => space === 'cli' && path.at(-1) === 'PACKAGE');

/** The packages of the install command under the cursor in their order, one on each line. */
export function sorting(site: Site, at: Span): readonly Refactoring[] {
  const { part, mode, keyword } = site;
  if (keyword !== 'RUN' || !mode.posix) return [];
  const local = shifted(at, -part.segment.from);
  const command = commandsIn(site.node).findLast(
    ({ node }) => touches(node, local.from) && node.children?.some(isPackage),
  );
  const packages = command?.node.children?.filter(isPackage) ?? [];
  const all = command?.node.children ?? [];
  const first = all.indexOf(packages[0]!);
  // What stands between or behind them may be the options of some.
  if (packages.length < 2 || all.slice(first).some((node) => !isPackage(node))) return [];
  if (packages.some(({ value }) => value === undefined)) return [];
  const region = regionOf(site, packages);
  if (!region) return [];
  const { text } = site;
  const words = packages.map(({ from, to }) => text.slice(from, to));
  const sorted = words.toSorted(byName);
  const indent = indentAt(site, command!.node.from);
  const inner = innerIndent(site, packages, indent);
  const seam = ` ${mode.escape}${newlineOf(site.document)}`;
  const lines = sorted.map((word) => seam + inner + word).join('');
  const rest = /^[ \t]+(?=[^\s])/.exec(text.slice(region.to));
  const goesOn = rest && text[region.to + rest[0].length] !== mode.escape;
  const outer = indent || inner;
  const edit = {
    ...shifted(
      { from: region.from, to: goesOn ? region.to + rest[0].length : region.to },
      part.segment.from,
    ),
    text: goesOn ? lines + seam + outer : lines,
  };
  if (site.document.text.slice(edit.from, edit.to) === edit.text) return [];
  return [{ title: 'Sort packages, one per line', kind: 'rewrite', edits: [edit] }];
}

function byName(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** From behind the word before the first package to the end of the last; undefined where more than blanks divides them. */
function regionOf(
  { logical, body, text, header }: Site,
  packages: readonly Node[],
): Span | undefined {
  const blanks = dividingBlanks(logical.text, body.from);
  if (!blanks) return undefined;
  const gaps = blanks.map((blank) => logical.map.span(blank));
  const before = (to: number) => gaps.find((gap) => gap.to === to);
  const last = packages.at(-1)!.to;
  const opening = before(packages[0]!.from);
  if (!opening || !packages.every(({ from }) => before(from))) return undefined;
  const region = { from: opening.from, to: last };
  if (header.comments.some((comment) => encloses(region, comment))) return undefined;
  return text.slice(region.from, region.to).includes('#') ? undefined : region;
}

/** As a package stands that has a line for itself, or else one step behind the line of the command. */
function innerIndent(site: Site, packages: readonly Node[], indent: string): string {
  for (const { from } of packages) {
    const before = /\n([ \t]+)$/.exec(site.text.slice(0, from));
    if (before) return before[1]!;
  }
  if (indent === '') return stepOf(site);
  return indent + (indent.includes('\t') ? '\t' : '    ');
}

/** The blanks that the line of an offset begins with; none where it is the instruction's first. */
function indentAt({ text, header }: Site, at: number): string {
  const line = header.lines.findLast(({ from }) => from <= at)!;
  return line === header.lines[0] ? '' : /^[ \t]*/.exec(text.slice(line.from, line.to))![0];
}
