import type { TermHead } from '../glossary/entry.ts';
import type { Glossary } from '../glossary/glossary.ts';
import type { Note } from '../protocol.ts';
import type { Answer, TextPack, World } from './world.ts';

const PACKS: readonly TextPack[] = ['topics'];

/** The note for an offset of the document: of the innermost term around it. */
export function noteAt(world: World, offset: number): Answer<Note | undefined> {
  const { glossary } = world.analysis;
  if (!glossary.hasTopics) return { result: undefined, wanted: PACKS };
  for (const { path } of [world.document.at(offset), ...world.document.projectedAt(offset)]) {
    for (const node of path.toReversed()) {
      const head = glossary.resolve(node.addresses);
      if (head) return { result: noteOfTerm(glossary, head), wanted: [...glossary.missing] };
    }
  }
  return { result: undefined, wanted: [] };
}

/** Stands before a term's id where a topic may have the same. */
export const TERM = 'term:';

/** A topic's or a term's note by its id; the topic where both have it, unless `term:` stands before it. */
export function note(glossary: Glossary, id: string): Answer<Note | undefined> {
  if (!glossary.hasTopics) return { result: undefined, wanted: PACKS };
  const head = glossary.term(id.startsWith(TERM) ? id.slice(TERM.length) : id);
  const result = noteOfTopic(glossary, id) ?? (head && noteOfTerm(glossary, head));
  return { result, wanted: [...glossary.missing] };
}

function noteOfTopic(glossary: Glossary, id: string): Note | undefined {
  const topic = glossary.topic(id);
  if (!topic) return undefined;
  return {
    kind: 'topic',
    id,
    title: topic.title,
    trail: trailOf(glossary, id),
    markdown: withoutMarkers(topic.text),
    see: linksOf(glossary, topic.see),
    docs: topic.docs ?? {},
    ...(topic.terms && {
      terms: topic.terms.map(([term, title]) => ({ id: `${TERM}${term}`, title })),
    }),
    ...(topic.images && { images: topic.images }),
  };
}

function noteOfTerm(glossary: Glossary, head: TermHead): Note {
  const { id, title } = head;
  const body = glossary.body(id);
  const topic = glossary.noteTopic(head.topic);
  const long = topic && noteOfTopic(glossary, topic.id);
  const markdown = body ? termMarkdown(glossary, head) : '';
  if (long) return { ...long, term: { id, title, markdown } };
  return {
    kind: 'term',
    id,
    title,
    trail: trailOf(glossary, head.topic),
    markdown,
    see: linksOf(glossary, body?.see),
    docs: body?.docs ?? {},
  };
}

const LEVELS = { danger: 'Security', caution: 'Caution', practice: 'Good practice' };

/** All that a term says, its notes for every value included. */
function termMarkdown(glossary: Glossary, { id }: TermHead): string {
  const body = glossary.body(id);
  if (!body) return '';
  const notes = (body.security ?? []).map(
    ({ when, level, note: text }) =>
      `- **${LEVELS[level]}**${when === undefined ? '' : ` (\`${when}\`)`}: ${text}`,
  );
  const options = Object.entries(body.value?.options ?? {}).map(
    ([value, meaning]) => `- \`${value}\`: ${meaning}`,
  );
  return [
    ...(body.deprecated === undefined ? [] : [`*${body.deprecated}*`]),
    ...splitAtHeading(withoutMarkers(body.text), [notes.join('\n'), options.join('\n')]),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The introduction, then what is inserted, then the sections. */
function splitAtHeading(text: string, inserted: readonly string[]): readonly string[] {
  const heading = text.search(/^#/m);
  if (heading < 0) return [text, ...inserted];
  return [text.slice(0, heading).trim(), ...inserted, text.slice(heading).trim()];
}

/** Takes out the marks that tell tests where to hover. */
const withoutMarkers = (text: string): string => text.replaceAll('<|>', '');

const trailOf = (glossary: Glossary, topic: string): Note['trail'] =>
  glossary.trail(topic).map(({ id, title, summary }) => (summary ? { id, title } : { title }));

/** Links to what there is something to read about. */
const linksOf = (glossary: Glossary, ids: readonly string[] = []): Note['see'] =>
  ids.flatMap((id) => {
    const topic = glossary.topics.get(id);
    const title = topic?.summary ? topic.title : glossary.term(id)?.title;
    return title === undefined ? [] : [{ id, title }];
  });
