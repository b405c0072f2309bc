import type { Glossary } from '../glossary/glossary.ts';
import type { SearchHit } from '../protocol.ts';
import { summaryOf } from './note.ts';
import type { Answer } from './world.ts';

const LIMIT = 50;

/** Terms and topics whose title, id or alias has all words of a query, the best first. */
export function search(glossary: Glossary, query: string): Answer<readonly SearchHit[]> {
  if (glossary.absent.length) return { result: [], wanted: glossary.absent };
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked: { rank: number; hit: Omit<SearchHit, 'summary'> }[] = [];
  const consider = (kind: SearchHit['kind'], id: string, names: readonly string[]) => {
    const ranks = names.map((name) => rankOf(name.toLowerCase(), words));
    const rank = Math.min(...ranks);
    if (rank === Infinity) return;
    const [title = id] = names;
    const match = names[ranks.indexOf(rank)]!;
    ranked.push({ rank, hit: { kind, id, title, ...(match !== title && { match }) } });
  };
  for (const { id, title, summary } of glossary.topics.values())
    if (summary) consider('topic', id, [title, id]);
  for (const { id, title, hidden } of glossary.terms.values())
    if (!hidden) consider('term', id, [title, id, ...(glossary.body(id)?.aliases ?? [])]);
  const result = ranked
    .toSorted((a, b) => a.rank - b.rank || (a.hit.title < b.hit.title ? -1 : 1))
    .slice(0, LIMIT)
    .map(({ hit }) => ({
      ...hit,
      summary:
        hit.kind === 'topic'
          ? (glossary.topics.get(hit.id)?.summary ?? '')
          : summaryOf(glossary, hit.id),
    }));
  return { result, wanted: [] };
}

/** 0 for the name itself, 1 for its beginning, 2 for words in it, 3 for parts, Infinity for no match. */
function rankOf(name: string, words: readonly string[]): number {
  if (!words.length) return 2;
  const query = words.join(' ');
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  const parts = name.split(/[^\p{L}\p{N}]+/u);
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 2;
  return words.every((word) => name.includes(word)) ? 3 : Infinity;
}
