import { firstSentence, type TermBody, type Topic } from '../glossary/entry.ts';
import type { Glossary } from '../glossary/glossary.ts';
import { HEADING, indexOf, type SearchIndex, TEXT } from '../glossary/search-index.ts';
import { find, type Found, suggestions } from '../glossary/search-rank.ts';
import type { SearchAnswer, SearchHit } from '../protocol.ts';
import { excerpt } from './excerpt.ts';
import { TERM } from './note.ts';
import { plainTextOf, searchables } from './searchable.ts';
import type { Answer } from './world.ts';

/** So many of a kind are told. */
const LIMITS = { term: 50, topic: 20 } as const;
const TITLES = { term: 'Terms', topic: 'Notes' } as const;
const NOTHING: SearchAnswer = { groups: [], near: [] };

/** Terms and notes that a query means, mistyped or not; all notes where it is empty. */
export function search(glossary: Glossary, query: string): Answer<SearchAnswer> {
  const wanted = [...glossary.absent, ...(glossary.hasTopics ? [] : ['topics'])];
  if (wanted.length) return { result: NOTHING, wanted };
  if (!query.trim()) return { result: grouped([allNotes(glossary)]), wanted };
  const index = indexFor(glossary);
  const found = find(index, query, LIMITS);
  const hitsOf = (some: readonly Found[]) => some.map((one) => hitOf(glossary, one, query));
  const kinds = [...new Set(found.map(({ entry }) => entry.kind))];
  const groups = kinds.map((kind) => hitsOf(found.filter(({ entry }) => entry.kind === kind)));
  const near = found.length ? [] : hitsOf(suggestions(index, query));
  return { result: { ...grouped(groups), near }, wanted };
}

/** Made when somebody searches for the first time. */
function indexFor(glossary: Glossary): SearchIndex {
  const known = glossary.memo.get(indexFor) as SearchIndex | undefined;
  if (known) return known;
  const index = indexOf(searchables(glossary));
  glossary.memo.set(indexFor, index);
  return index;
}

const grouped = (groups: readonly (readonly SearchHit[])[]): SearchAnswer => ({
  groups: groups.flatMap((hits) => {
    const kind = hits[0]?.kind;
    return kind ? [{ kind, title: TITLES[kind], hits }] : [];
  }),
  near: [],
});

/** In the order of the table of contents. */
const allNotes = ({ topics }: Glossary): readonly SearchHit[] =>
  [...topics.values()]
    .filter(({ summary }) => summary !== '')
    .map(({ id, title, summary }) => ({ kind: 'topic', id, note: id, title, summary }));

function hitOf(
  glossary: Glossary,
  { entry, field, title, match }: Found,
  query: string,
): SearchHit {
  const { kind, id } = entry;
  const isTerm = kind === 'term';
  const page = isTerm ? glossary.body(id) : glossary.topic(id);
  const around = page && field === TEXT ? excerpt(plainTextOf(page), query) : '';
  const docs = Object.values(page?.docs ?? {}).find((url) => url.startsWith('https://'));
  return {
    kind,
    id,
    note: `${isTerm ? TERM : ''}${id}${field === HEADING ? `#${match}` : ''}`,
    title,
    ...(match !== undefined && { match }),
    summary: around || (page ? introOf(page) : ''),
    ...(docs !== undefined && { docs }),
  };
}

const introOf = (page: TermBody | Topic): string =>
  'summary' in page ? page.summary : firstSentence(page.text);
