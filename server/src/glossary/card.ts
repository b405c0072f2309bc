import type { Address } from '../core/address.ts';
import type { Fact } from '../core/facts.ts';
import type { Literal } from '../core/node.ts';
import { isOfWords, parseCondition } from './condition.ts';
import { placeName } from './place-name.ts';
import {
  firstParagraph,
  firstSentence,
  type Level,
  type SecurityNote,
  type TermBody,
  type TermHead,
  type TopicHead,
} from './entry.ts';

/** How much is shown: the first sentence, or the first paragraph with values and default. */
export type Detail = 'compact' | 'full';

/** What a client can show; without any of it the text is plain Markdown or plain text. */
export interface Presentation {
  readonly markdown: boolean;
  /** Command links to the topic notes are followed. */
  readonly commandLinks: boolean;
  /** `$(icon)` is drawn. */
  readonly themeIcons: boolean;
}

/** A term as it reads at one place of a file. */
export interface Card {
  readonly title: string;
  readonly where: string;
  readonly layer?: string;
  readonly deprecated?: string;
  readonly text: string;
  readonly notes: readonly SecurityNote[];
  readonly values?: readonly string[];
  readonly default?: string;
  /** What is known beside that: a word and its text, the most important first. */
  readonly details?: readonly (readonly [word: string, text: string])[];
  /** The topic that the notes panel opens. */
  readonly topic?: TopicHead;
  readonly docs: Readonly<Record<string, string>>;
}

export interface Place {
  readonly address: Address;
  /** What the file says there; unknown values match no condition. */
  readonly values: readonly (Literal | undefined)[];
  /** Of a command: its arguments and the name of what it runs; of an instruction, the names of what a shell runs for it. */
  readonly words?: readonly (Literal | undefined)[];
  readonly fact?: Fact;
  /** Of the parts of the same value or item. */
  readonly beside?: readonly Address[];
  /** What stands in it, where it is a block or a module. */
  readonly body?: Body;
  /** The topic with a note that the term belongs to. */
  readonly topic?: TopicHead;
}

const LEVELS: readonly Level[] = ['danger', 'caution', 'practice'];
const WORDS: Readonly<Record<Level, string>> = {
  danger: 'Security',
  caution: 'Caution',
  practice: 'Good practice',
};
const ICONS: Readonly<Record<Level, string>> = {
  danger: 'shield',
  caution: 'warning',
  practice: 'lightbulb',
};

/** The notes that hold for any of the values, or words of a command, the gravest first. */
export function notesFor(
  body: TermBody,
  values: readonly (Literal | undefined)[],
  words: readonly (Literal | undefined)[] = [],
): readonly SecurityNote[] {
  const holds = (note: SecurityNote): boolean => {
    const condition = parseCondition(note.when);
    if (!condition) return false;
    if (note.when === undefined) return true;
    return (isOfWords(note.when) ? words : values).some((value) => condition(value));
  };
  return gravestFirst((body.security ?? []).filter(holds));
}

export const gravestFirst = (notes: readonly SecurityNote[]): readonly SecurityNote[] =>
  notes.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));

const isQuiet = ({ quiet = [] }: TermBody, { address, beside = [] }: Place): boolean =>
  [address, ...beside].some(({ path }) => path.some((step) => quiet.includes(step)));

/** The card of a term at a place. */
export function cardOf(head: TermHead, body: TermBody, place: Place, detail: Detail): Card {
  const full = detail === 'full';
  const values = valuesAt(Object.keys(body.value?.options ?? {}), place.fact?.choices);
  const byDefault = body.value?.default ?? place.fact?.default;
  const required = requiredOf(place.body ?? []);
  return {
    title: head.title,
    where: placeName(place.address),
    ...(body.layer !== undefined && { layer: body.layer }),
    ...(body.deprecated !== undefined && { deprecated: body.deprecated }),
    text: full ? firstParagraph(body.text) : firstSentence(body.text),
    notes: isQuiet(body, place) ? [] : notesFor(body, place.values, place.words),
    ...(full && { values }),
    ...(full && byDefault !== undefined && { default: String(byDefault) }),
    ...(full && required && { details: [['Requires', required]] }),
    ...(place.topic && { topic: place.topic }),
    docs: body.docs ?? {},
  };
}

/** A term may stand in several tools: of its values those that the one at the place knows, where that knows any of them. */
function valuesAt(options: readonly string[], choices: readonly string[] = []): readonly string[] {
  if (!options.length) return choices;
  const known = options.filter((option) => choices.includes(option));
  return known.length ? known : options;
}

/** The card of a name that only a vocabulary knows; undefined where that knows nothing worth saying. */
export function factCard(
  name: string,
  fact: Fact,
  address: Address,
  body: Body = [],
): Card | undefined {
  const { deprecated } = fact;
  const parts = [
    ...(fact.arguments ? [`Called as \`${callOf(name, fact.arguments, address)}\`.`] : []),
    ...typeOf(fact),
    ...(fact.required ? ['Required.'] : []),
    ...(body.length ? [`Requires ${requiredOf(body) || 'nothing'}.`] : []),
    ...(fact.computed === 'also' ? ['Filled in when it is left out.'] : []),
    ...(fact.since === undefined ? [] : [`Since ${fact.since}.`]),
  ];
  if (!parts.length && !fact.choices?.length && fact.default === undefined && !deprecated)
    return undefined;
  return {
    title: name,
    where: placeName(address),
    ...(deprecated && {
      deprecated: deprecated === true ? 'Deprecated.' : `Deprecated; use \`${deprecated}\`.`,
    }),
    text: parts.join(' '),
    notes: [],
    ...(fact.choices && { values: fact.choices }),
    ...(fact.default !== undefined && { default: fact.default }),
    docs: {},
  };
}

/** The names in the body of a block or module, with what is known of each. */
export type Body = readonly (readonly [name: string, fact: Fact])[];

/** Words for what has a body of its own: it takes no value. */
const BODIES: ReadonlySet<string> = new Set(['block', 'module']);

function typeOf({ types = [], elements, arguments: called, computed }: Fact): readonly string[] {
  const words = types.filter((type) => type !== 'null' && !BODIES.has(type)).join(' or ');
  if (!words) return [];
  const whole = article(elements === undefined ? words : `${words} of ${elements}s`);
  return [computed === 'only' ? `Only read: ${whole}.` : `${called ? 'Gives' : 'Takes'} ${whole}.`];
}

const requiredOf = (body: Body): string =>
  body
    .filter(([, fact]) => fact.required)
    .map(([name]) => code(name))
    .join(', ');

const callOf = (name: string, given: readonly string[], { space }: Address): string =>
  space === 'cli' ? [name, ...given].join(' ') : `${name}(${given.join(', ')})`;

const article = (types: string): string => `${/^[aeio]/.test(types) ? 'an' : 'a'} ${types}`;

const MAX_VALUES = 5;
const MAX_NOTES = 2;

/** What a hover holds at most (UX: six lines, 500 characters as they are read). */
const MAX_LINES = 6;
const MAX_LENGTH = 500;

/** The card as Markdown, one block per line of the hover. */
export function markdown(card: Card, show: Presentation): string {
  const head = [
    `**${card.title}** · ${card.where}${card.layer ? ` · ${card.layer}` : ''}`,
    card.deprecated && `*${card.deprecated}*`,
    card.text,
    ...card.notes.slice(0, MAX_NOTES).map(({ level, note }) => {
      const icon = show.themeIcons ? `$(${ICONS[level]}) ` : '';
      return `${icon}**${WORDS[level]}:** ${note}`;
    }),
  ];
  const known = facts(card);
  const end = links(card, show);
  const rest = [...head, known.join(SEPARATOR), end].filter((block) => block);
  const room = rest.length < MAX_LINES || known.length ? MAX_LENGTH - readLength(rest) : 0;
  const line = [...known, ...fitting(card.details, room)].join(SEPARATOR);
  const text = [...head, line, end].filter((block) => block).join('\n\n');
  return show.markdown ? text : plain(text);
}

const SEPARATOR = ' · ';

/** How many characters of some blocks are read: marks and the targets of links are not. */
const readLength = (blocks: readonly (string | undefined)[]): number =>
  plain(blocks.join('').replaceAll(/\]\([^)]*\)/g, ']')).length;

function facts({ values = [], default: byDefault }: Card): readonly string[] {
  const shown = values.slice(0, MAX_VALUES).map(code);
  const more = values.length - shown.length;
  if (more > 0) shown.push(`… ${more} more`);
  return [
    ...(shown.length ? [`**Values:** ${shown.join(', ')}`] : []),
    ...(byDefault === undefined || byDefault === '' ? [] : [`**Default:** ${code(byDefault)}`]),
  ];
}

/** The details that fit, the first ones rather than the later ones. */
function fitting(details: Card['details'] = [], room: number): readonly string[] {
  let left = room;
  return details.flatMap(([word, text]) => {
    const block = `**${word}:** ${text}`;
    const length = readLength([block, SEPARATOR]);
    if (length > left) return [];
    left -= length;
    return [block];
  });
}

/** A value that holds a backtick needs longer marks around it. */
export const code = (value: string): string =>
  value.includes('`') ? `\`\` ${value} \`\`` : `\`${value}\``;

function links({ topic, docs }: Card, show: Presentation): string {
  const args = topic && encodeURIComponent(JSON.stringify([topic.id]));
  return [
    ...(topic && show.commandLinks
      ? [`[Open topic notes](command:cloudGlossary.openTopic?${args})`]
      : []),
    ...Object.entries(docs)
      .slice(0, 1)
      .map(([name, url]) => `[${docsName(name)}](${url})`),
  ].join(' · ');
}

const docsName = (name: string): string =>
  `${name.length < 4 ? name.toUpperCase() : name[0]!.toUpperCase() + name.slice(1)} docs`;

/** Takes the marks out of our own small Markdown. */
function plain(text: string): string {
  return text
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2')
    .replaceAll(/\*\*([^*]*)\*\*/g, '$1')
    .replaceAll(/(^|\s)\*([^*]+)\*/g, '$1$2')
    .replaceAll(/`` (.*?) ``|`/g, '$1');
}
