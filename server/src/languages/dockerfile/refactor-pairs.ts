import type { Refactoring } from '../../core/language.ts';
import type { Node } from '../../core/node.ts';
import { walk } from '../../core/node.ts';
import { type Edit, shifted, type Span } from '../../core/span.ts';
import { continued, newlineOf, placed, type Site, siteOf, standsBare } from './refactor-site.ts';
import { wordsIn } from './words.ts';

const PAIRS: ReadonlySet<string> = new Set(['ENV', 'LABEL']);

/** How variables and labels are written: the old form, one instruction for each, one for all. */
export function pairs(sites: readonly Site[]): readonly Refactoring[] {
  const [site] = sites;
  if (!site || !PAIRS.has(site.keyword)) return [];
  if (sites.length > 1) return joined(sites, `Merge these ${site.keyword} instructions`);
  if (site.node.form !== 'map') return modern(site);
  const below = siteOf(site.document, site.index + 1);
  return [
    ...divided(site),
    ...(below ? joined([site, below], `Merge with the ${site.keyword} below`) : []),
  ];
}

/** `NAME value` as `NAME=value`. */
function modern(site: Site): readonly Refactoring[] {
  const { logical, body, mode, node, part } = site;
  const value = node.children?.[0]?.children?.[0];
  if (!value) return [];
  const { escape } = mode;
  const key = node.children[0]!.label!;
  const to = logical.map.toInner(value.to);
  const from = logical.map.toInner(value.from);
  const written = logical.text.slice(from, to);
  const isWord = wordsIn(logical.text, from, to, escape).length === 1;
  // Quotes around what has its own would take these for its ends.
  if (!isWord && (/["']/.test(written) || written.includes(escape) || site.header.lines.length > 1))
    return [];
  const gap = shifted({ from: key.to, to: value.from }, part.segment.from);
  const end = placed(site, { from: body.to, to: body.to }).to;
  const quote = isWord ? '' : '"';
  return [
    {
      title: `Write as ${key.text}=…`,
      kind: 'rewrite',
      edits: [
        { ...gap, text: `=${quote}` },
        ...(quote ? [{ from: end, to: end, text: quote }] : []),
      ],
    },
  ];
}

const settings = ({ node }: Site): readonly Node[] =>
  node.children?.filter(({ kind }) => kind === 'setting') ?? [];

/** Whether what some pairs set is used in the values of others, which see what was set before their instruction. */
function uses(others: readonly Node[], set: readonly Node[]): boolean {
  const names = new Set(set.map(({ defines }) => defines?.text));
  return [...walk(others)].some(({ refers }) => refers && names.has(refers.text));
}

const isWhole = (nodes: readonly Node[]): boolean => nodes.every(({ form }) => form === 'scalar');

/** One instruction for each pair. */
function divided(site: Site): readonly Refactoring[] {
  const nodes = settings(site);
  if (nodes.length < 2 || site.header.comments.length || !isWhole(nodes)) return [];
  if (nodes.some((node, i) => uses([node], nodes.slice(0, i)))) return [];
  const base = site.part.segment.from;
  const edits = nodes.slice(1).map((node, i): Edit => {
    const span: Span = { from: base + nodes[i]!.to, to: base + node.from };
    return { ...span, text: `${newlineOf(site.document)}${site.written} ` };
  });
  const title = `Split into one ${site.keyword} per name`;
  return [{ title, kind: 'rewrite', edits }];
}

/** One instruction for all pairs of those that follow each other. */
function joined(sites: readonly Site[], title: string): readonly Refactoring[] {
  const isSound = sites.every((site, i) => {
    const nodes = settings(site);
    const before = sites.slice(0, i).flatMap(settings);
    return (
      site.keyword === sites[0]!.keyword &&
      site.node.form === 'map' &&
      isWhole(nodes) &&
      !site.header.comments.length &&
      (i === 0 || standsBare(site)) &&
      !uses(nodes, before)
    );
  });
  if (!isSound) return [];
  const seam = continued(sites[0]!);
  const edits = sites.slice(1).map((site, i): Edit => {
    const from = placed(sites[i]!, sites[i]!.body).to;
    return { from, to: placed(site, site.body).from, text: seam };
  });
  return [{ title, kind: 'rewrite', edits }];
}
