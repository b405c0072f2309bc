import { type Address, below } from '../core/address.ts';
import type { Slot } from '../core/language.ts';
import { imageAddress, type ImageReference, readImage } from '../core/parts.ts';
import {
  type ImageFacts,
  imageFacts,
  imageNames,
  imageNameOf,
  type ImageVariable,
  portsOf,
} from '../glossary/images.ts';
import type { Card } from '../glossary/card.ts';
import type { Completion } from './completion.ts';
import { imageAround, imageCardOf, onlyImage, tagCardOf, variableCardOf } from './images.ts';
import type { World } from './world.ts';

/** What images offer at a slot, which may be narrower than what was asked for. */
export interface ImageOffer {
  readonly slot: Slot;
  readonly found: readonly Completion[];
  /** Nothing else fits there. */
  readonly only: boolean;
  /** They stand before what the language offers, and in place of it where both are the same. */
  readonly first?: boolean;
}

/** Names of images, tags behind a name, variables of the image that a container has; undefined at other slots. */
export function imageOffer(world: World, slot: Slot, offset: number): ImageOffer | undefined {
  const { facts } = world.analysis;
  const last = slot.prefix.path.at(-1) ?? '';
  if (slot.role === 'flag' || slot.role === 'command') return undefined;
  const parts = facts.at(slot.prefix)?.parts;
  const settings = parts === undefined ? undefined : SETTINGS[parts];
  if (settings) return settingsAt(world, slot, offset, settings, parts === 'signal');
  if (parts === 'env' || parts === 'base-env')
    return variablesAt(world, slot, offset, parts === 'base-env');
  if (slot.role === 'key') return undefined;
  if (parts === 'image' && isPulled(slot.prefix)) return referenceAt(world, slot);
  if (last !== TAG || facts.at(parentOf(slot.prefix))?.parts !== 'image') return undefined;
  const before = world.document.text.slice(Math.max(0, slot.replace.from - 300), slot.replace.from);
  return tagsOf(world, slot, /([^\s"'=]+):$/.exec(before)?.[1] ?? '');
}

/** A directive names a frontend, the flag of a command what it builds. */
const isPulled = ({ space, path }: Address): boolean =>
  path[0] !== '#' && !(space === 'cli' && path.at(-1)?.startsWith('-'));

const TAG = 'tag';
const parentOf = ({ space, path }: Address): Address => ({ space, path: path.slice(0, -1) });

/** In a reference: its name up to the colon behind it, or what stands behind that. */
function referenceAt(world: World, slot: Slot): ImageOffer | undefined {
  const { replace, typed } = slot;
  const text = world.document.text.slice(replace.from, replace.to);
  const at = text.indexOf('@');
  const end = at < 0 ? text.length : at;
  const colon = text.indexOf(':', text.lastIndexOf('/', end) + 1);
  if (colon >= 0 && colon < end && colon < typed.length) {
    const rest = { from: replace.from + colon + 1, to: replace.to };
    return tagsOf(
      world,
      { ...slot, replace: rest, typed: typed.slice(colon + 1) },
      text.slice(0, colon),
    );
  }
  const to = replace.from + (colon >= 0 && colon < end ? colon : end);
  return {
    slot: { ...slot, replace: { from: replace.from, to } },
    found: namesOf(world),
    only: false,
  };
}

function namesOf({ analysis: { facts, glossary } }: World): readonly Completion[] {
  const names = imageNames(facts);
  if (!names) return [];
  const made =
    (sort: string, detail: string) =>
    (name: string): Completion => {
      const address = imageAddress(name);
      const head = glossary.resolve([address]);
      return {
        label: name,
        kind: 'image',
        detail: (head?.title ?? detail).slice(0, 60),
        insert: name,
        // What terms explain is what is used most.
        sort: sort + (head ? '0' : '1'),
        filter: name,
        deprecated: sort === '9',
        address,
      };
    };
  return [
    ...names.official.map(made('2', 'official image')),
    ...names.others.map(made('3', '')),
    ...names.deprecated.map(made('9', 'deprecated')),
  ];
}

function tagsOf({ analysis: { facts } }: World, slot: Slot, reference: string): ImageOffer {
  const name = readImage(reference)?.name;
  const image = name === undefined ? undefined : imageFacts(facts, name);
  const found = image ? [...tagCompletions(image)] : [];
  return { slot, found, only: true };
}

function* tagCompletions({ name, tags = [], eol = [] }: ImageFacts): Generator<Completion> {
  const made = (tag: string, sort: string, deprecated = false): Completion => ({
    label: tag,
    kind: 'value',
    detail: deprecated ? 'end of life' : '',
    insert: tag,
    sort,
    filter: tag,
    deprecated,
    address: below(imageAddress(name), TAG, tag),
  });
  const order = (i: number): string => String(i).padStart(3, '0');
  for (const [i, tag] of tags.entries()) yield made(tag, (tag === MOVING ? '8' : '2') + order(i));
  for (const [i, tag] of eol.toReversed().entries()) yield made(tag, `9${order(i)}`, true);
}

const MOVING = 'latest';

type Settings = (image: ImageFacts, tag: string | undefined) => readonly string[];

/** What an image has that a file which changes it may say again, by what the facts call the setting. */
const SETTINGS: Readonly<Record<string, Settings | undefined>> = {
  user: ({ user, drops }) => [drops, user].filter((name) => name !== undefined),
  signal: ({ signal }) => (signal === undefined ? [] : [signal]),
  exposed: (image, tag) => (portsOf(image, tag) ?? []).map((port) => port.split('/', 1)[0]!),
};

function settingsAt(
  world: World,
  slot: Slot,
  offset: number,
  settings: Settings,
  first: boolean,
): ImageOffer | undefined {
  const reference = baseAt(world, offset);
  const image = reference && imageFacts(world.analysis.facts, reference.name);
  if (!image) return undefined;
  const found = settings(image, reference.tag?.text).map((label, i): Completion => ({
    label,
    kind: 'value',
    detail: `of ${image.name}`.slice(0, 60),
    insert: label,
    sort: first ? `0${i}` : `1~${i}`,
    filter: label,
    deprecated: false,
    address: below(slot.prefix, `=${label}`),
  }));
  return { slot, found, only: false, first };
}

/** The image that what stands at an offset changes. */
function baseAt({ document }: World, offset: number): ImageReference | undefined {
  const part = document.partAt(offset);
  const reference = part && document.origin.language.imageFor?.(document, part);
  return reference === undefined ? undefined : readImage(reference);
}

/** Variables of the image that stands beside the setting, or that the file changes; those that are set already are left out. */
function variablesAt(
  world: World,
  slot: Slot,
  offset: number,
  isBase: boolean,
): ImageOffer | undefined {
  const { document, analysis } = world;
  if (slot.typed.includes('=')) return undefined;
  const part = document.partAt(offset);
  const name =
    imageAround(document.at(offset).path) ??
    (isBase ? baseAt(world, offset)?.name : part && onlyImage(part.nodes));
  const image = name === undefined ? undefined : imageFacts(analysis.facts, name);
  if (!image) return undefined;
  const set = new Set(slot.siblings.map((text) => text.split('=', 1)[0]));
  const suffix = slot.role === 'key' ? (slot.suffix ?? '') : '=';
  const found = (image.variables ?? [])
    .filter(({ name: own, twin }) => !set.has(own) && (twin === undefined || !set.has(twin)))
    .flatMap((variable) => variableCompletions(image, variable, suffix));
  return { slot, found, only: false };
}

function variableCompletions(
  { name: image, need = [] }: ImageFacts,
  { name, required, secret, twin }: ImageVariable,
  suffix: string,
): readonly Completion[] {
  const isNeeded = required || need.some((names) => names.includes(name));
  const marks = [
    ...(isNeeded ? [need.length ? 'one of several is required' : 'required'] : []),
    ...(secret ? ['secret'] : []),
  ];
  const made = (label: string, sort: string, detail: string): Completion => ({
    label,
    kind: 'key',
    detail: detail.slice(0, 60),
    insert: label + suffix,
    sort,
    filter: label,
    deprecated: false,
    address: below(imageAddress(image), VARIABLE, label),
  });
  const first = required || need.some((names) => names[0] === name) ? '1' : '2';
  return [
    made(name, first, marks.join(', ')),
    ...(twin === undefined ? [] : [made(twin, secret ? first : '3', `file with ${name}`)]),
  ];
}

const VARIABLE = 'variable';

/** What a completion of an image, a tag or a variable means; `own` is the card of the image's term. */
export function explainedImage(
  { analysis: { facts } }: Pick<World, 'analysis'>,
  address: Address,
  own: Card | undefined,
): Card | undefined {
  const name = imageNameOf(address);
  if (name === undefined) return own;
  const [, kind, word] = address.path;
  if (word === undefined) return imageCardOf(facts, name, own);
  return kind === TAG ? tagCardOf(facts, name, word) : variableCardOf(facts, name, word);
}
