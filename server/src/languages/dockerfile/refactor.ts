import type { Facts } from '../../core/facts.ts';
import type { Refactoring, RefactoringPlace } from '../../core/language.ts';
import { forms } from './refactor-forms.ts';
import { ignoring } from './refactor-ignore.ts';
import { caching } from './refactor-caches.ts';
import { sorting } from './refactor-packages.ts';
import { pairs } from './refactor-pairs.ts';
import { lifting, merging, splitting } from './refactor-runs.ts';
import { endOf, type Site, siteOf, startOf } from './refactor-site.ts';
import { dividing, naming, tagging, versioning } from './refactor-stages.ts';

/** So many instructions are merged at once. */
const MOST = 100;

/** Other ways to write the instruction at a place, or the instructions that a selection touches. */
export function refactorings(place: RefactoringPlace, facts: Facts): readonly Refactoring[] {
  const sites = sitesAt(place);
  const [site] = sites;
  if (!site) return [];
  const several = [...merging(sites, facts), ...pairs(sites)];
  if (sites.length > 1) return several;
  return [
    ...forms(site, facts),
    ...splitting(site, facts),
    ...several,
    ...lifting(site, place),
    ...sorting(site, place),
    ...caching(site, facts),
    ...naming(site),
    ...tagging(site),
    ...versioning(site, place),
    ...dividing(site),
    ...ignoring(site, place, facts),
  ];
}

/** The instructions that a place touches; none where one of them is broken or half-typed. */
function sitesAt({ document, from, to }: RefactoringPlace): readonly Site[] {
  const first = document.partAt(from);
  const sites: Site[] = [];
  if (!first) return sites;
  const { parts } = document;
  for (let i = parts.indexOf(first); i < parts.length && sites.length < MOST; i++) {
    if (parts[i]!.segment.from > to) break;
    const site = siteOf(document, i);
    const isTouched = site && from <= endOf(site) && startOf(site) <= to;
    if (!site && sites.length && parts[i]!.segment.from < to) return [];
    if (isTouched) sites.push(site);
  }
  return sites;
}
