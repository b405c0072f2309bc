import type { Facts } from '../core/facts.ts';
import { type Node, walk } from '../core/node.ts';
import type { Card, Detail } from '../glossary/card.ts';
import {
  type Deprecated,
  type ImageFacts,
  imageFacts,
  imageNameOf,
  type ImageVariable,
  neededOf,
  portsOf,
  tagState,
  volumesOf,
} from '../glossary/images.ts';

/** The name of the image that a node refers to; undefined where it refers to none that is known. */
export function imageOf({ addresses }: Node): string | undefined {
  for (const address of addresses) {
    const name = imageNameOf(address);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Adds to the card of an image what is known of it, or makes one; undefined where nothing is known. */
export function imageCard(
  facts: Facts,
  node: Node,
  own: Card | undefined,
  detail: Detail,
): Card | undefined {
  const name = imageOf(node);
  const image = name === undefined ? undefined : imageFacts(facts, name);
  if (!image) return own;
  const told = detail === 'full' ? detailsOf(image, tagOf(node)) : [];
  return withFacts(own ?? plainCard(image), image, told);
}

/** What is known of an image by its name alone, for lists. */
export function imageCardOf(facts: Facts, name: string, own: Card | undefined): Card | undefined {
  const image = imageFacts(facts, name);
  return image ? withFacts(own ?? plainCard(image), image, detailsOf(image, undefined)) : own;
}

function withFacts(
  card: Card,
  { deprecated }: ImageFacts,
  details: Card['details'] = [],
): Card | undefined {
  const old = card.deprecated ?? (deprecated && outdated(deprecated));
  if (!card.text && old === undefined && !details.length) return undefined;
  return { ...card, ...(old !== undefined && { deprecated: old }), details };
}

const plainCard = ({ name, official, deprecated }: ImageFacts): Card => ({
  title: name,
  where: PLACE,
  text: official && !deprecated ? 'One of the Docker Official Images.' : '',
  notes: [],
  docs: official && !deprecated ? { image: `https://hub.docker.com/_/${name}` } : {},
});

const PLACE = 'Container image';

const outdated = ({ since, use, gone }: Deprecated): string =>
  [
    `Deprecated since ${since}`,
    ...(gone === undefined ? [] : [`on Docker Hub no more since ${gone}`]),
    ...(use === undefined ? [] : [`use \`${use}\``]),
  ].join('; ') + '.';

/** The tag of a reference: absent, known, or (null) one that only a variable tells. */
function tagOf({ children = [] }: Node): string | null | undefined {
  const tag = children.find(isTag);
  return tag && (typeof tag.value === 'string' ? tag.value : null);
}

/** True for the part of an image reference that is its tag. */
const isTag = ({ addresses }: Node): boolean =>
  addresses.some(
    ({ path }) => (path.at(-1)?.startsWith('=') ? path.at(-2) : path.at(-1)) === 'tag',
  );

const MAX = 4;
const code = (text: string): string => `\`${text}\``;
const listed = (all: readonly string[]): string =>
  all.slice(0, MAX).map(code).join(', ') + (all.length > MAX ? ', …' : '');

/** One line of what somebody who runs the image must know. */
function detailsOf(image: ImageFacts, tag: string | null | undefined): Card['details'] {
  const { user, drops, like } = image;
  const isOpen = tag === null;
  const ports = isOpen && image.portsBy ? undefined : portsOf(image, tag ?? undefined);
  const volumes = isOpen && image.volumesBy ? undefined : volumesOf(image, tag ?? undefined);
  const needs = neededOf(image) ?? [];
  const say = (word: string, text: string | undefined) => (text ? [[word, text] as const] : []);
  return [
    ...say('Ports', ports && listed(ports)),
    ...say('User', user && code(user) + (drops === undefined ? '' : `, drops to ${code(drops)}`)),
    ...say('Needs', needs.map(anyOf).join(', ')),
    ...say('Data', volumes && listed(volumes)),
    ...say('Same as', like && code(like)),
  ];
}

/** One of a group is enough; the first two stand for all. */
const anyOf = (group: readonly string[]): string =>
  group.slice(0, 2).map(code).join(' or ') + (group.length > 2 ? ' …' : '');

/**
 * Adds to the card of a tag, which stands in a reference `within`, what is known of it, or makes one;
 * undefined where nothing is.
 */
export function tagCard(
  facts: Facts,
  node: Node,
  within: Node,
  own: Card | undefined,
): Card | undefined {
  const name = isTag(node) ? imageOf(within) : undefined;
  if (name === undefined || typeof node.value !== 'string') return undefined;
  return tagCardOf(facts, name, node.value, own);
}

export function tagCardOf(facts: Facts, name: string, tag: string, own?: Card): Card | undefined {
  const image = imageFacts(facts, name);
  if (!image) return undefined;
  const isEol = tagState(image, tag) === 'eol';
  const newest = (image.tags ?? []).filter((one) => one !== tag && /\d/.test(one));
  const isMoving = tag === MOVING;
  if (!isEol && !isMoving && !newest.length) return undefined;
  const plain: Card = {
    title: `${name}:${tag}`,
    where: PLACE,
    text: isMoving ? 'Moves on with every release.' : '',
    notes: [],
    docs: {},
  };
  return {
    ...(own ?? plain),
    ...(isEol && { deprecated: `End of life: \`${name}:${tag}\` gets no new versions.` }),
    ...(newest.length && { details: [['Newest tags', listed(newest)]] }),
  };
}

const MOVING = 'latest';

/**
 * What an image says of an environment variable that a container gets. `above` are the nodes around it,
 * the root first. Undefined where the container's image or the variable is not known.
 */
export function variableCard(facts: Facts, node: Node, above: readonly Node[]): Card | undefined {
  const word = node.label?.text;
  if (word === undefined || !isVariable(facts, node)) return undefined;
  const name = imageAround(above);
  return name === undefined ? undefined : variableCardOf(facts, name, word);
}

/** True for the name of an environment variable that a container gets. */
export const isVariable = (facts: Facts, { addresses }: Node): boolean =>
  addresses.some(({ space, path }) => {
    const setting = { space, path: path.slice(0, -1) };
    return facts.at(setting)?.parts === 'env';
  });

/** The image of the innermost of some nodes that has one beside its other settings. */
export function imageAround(above: readonly Node[]): string | undefined {
  for (const owner of above.toReversed()) {
    const names = new Set<string>();
    for (const child of owner.children ?? [])
      for (const node of [child, ...(child.children ?? [])]) {
        const name = imageOf(node);
        if (name !== undefined) names.add(name);
      }
    if (names.size) return names.size === 1 ? [...names][0] : undefined;
  }
  return undefined;
}

/** The only image that is named in some nodes. */
export function onlyImage(nodes: readonly Node[]): string | undefined {
  const names = new Set<string>();
  for (const node of walk(nodes)) {
    const name = imageOf(node);
    if (name !== undefined) names.add(name);
  }
  return names.size === 1 ? [...names][0] : undefined;
}

export function variableCardOf(facts: Facts, image: string, word: string): Card | undefined {
  const known = imageFacts(facts, image);
  const { variables = [], goneEnv = [] } = known ?? {};
  const own = variables.find(({ name }) => name === word);
  const twinned = own ? undefined : variables.find(({ twin }) => twin === word);
  const isGone = goneEnv.includes(word);
  if (!known || (!own && !twinned && !isGone)) return undefined;
  const text = own
    ? variableText(known, own)
    : twinned
      ? `Names a file with the value of \`${twinned.name}\`.`
      : '';
  return {
    title: word,
    where: `Variable of \`${image}\``,
    ...(isGone && { deprecated: 'Deprecated; the image does not start with it.' }),
    text,
    notes: [],
    docs: {},
  };
}

function variableText(image: ImageFacts, { name, required, secret, twin }: ImageVariable): string {
  const group = image.need?.find((names) => names.includes(name));
  const others = group?.filter((other) => other !== name);
  const choice = (names: readonly string[]): string =>
    names.length > 1 ? `one of ${listed(names)}` : listed(names);
  return [
    'Read by the image.',
    ...(required && !image.need ? ['Required.'] : []),
    ...(others ? [others.length ? `Required unless ${choice(others)} is set.` : 'Required.'] : []),
    ...(secret ? ['A secret.'] : []),
    ...(twin === undefined ? [] : [`${code(twin)} names a file with it instead.`]),
  ].join(' ');
}
