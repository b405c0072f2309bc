import { nearest } from '../../concepts/near.ts';
import { type Address, address } from '../../core/address.ts';
import type { Fact, Facts } from '../../core/facts.ts';
import type { Document, Part } from '../../core/document.ts';
import type { Label, Node } from '../../core/node.ts';
import { type Span, shifted } from '../../core/span.ts';
import type { Hit, Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check(hit, facts) {
    const { node, text } = hit;
    const place = node.addresses.find(({ space }) => space === 'compose');
    const key = node.label;
    if (!place || !key || (node.kind !== 'setting' && node.kind !== 'block')) return undefined;
    if (!isKey(key, text)) return undefined;
    const fact = facts.at(place);
    const own = fact ? wrongType(node, place, fact, text) : unknownKey(hit, place, facts);
    return [
      ...(own ? [own] : []),
      ...repeated(keysIn(node.children ?? [], text)).map(tellRepeated),
    ];
  },

  keep: ({ hit: { node }, part }, { document, facts }) =>
    part.segment.within.length > 0 || !strays(document, facts).has(node.label?.text ?? ''),

  survey({ document, facts }, report) {
    const keys = document.parts.flatMap(keysOf(document));
    for (const again of repeated(keys)) report('compose-schema', tellRepeated(placed(again)));
    const stray = strays(document, facts);
    for (const key of stray.size ? keys : [])
      if (!key.part.segment.within.length && stray.has(key.name))
        report('compose-schema', {
          span: placed(key).span,
          fill: { name: key.name },
          message: STRAY,
        });
  },
};

/** Without a colon the key is still being typed, or is an item `KEY=value`. */
const isKey = ({ to }: Label, text: string): boolean =>
  /^["']?[ \t]*:/.test(text.slice(to, to + 20));

interface Key {
  readonly name: string;
  readonly span: Span;
}

/** A key of a segment's first level, with what tells whose it is. */
interface Owned extends Key {
  readonly part: Part;
}

const keysIn = (nodes: readonly Node[], text: string): readonly Key[] =>
  nodes.flatMap(({ kind, label }) =>
    label && (kind === 'setting' || kind === 'block') && isKey(label, text)
      ? [{ name: label.text, span: { from: label.from, to: label.to } }]
      : [],
  );

const keysOf =
  ({ text }: Document) =>
  (part: Part): readonly Owned[] => {
    const { segment, nodes, memo } = part;
    let keys = memo.get(keysIn) as readonly Key[] | undefined;
    if (!keys) memo.set(keysIn, (keys = keysIn(nodes, text.slice(segment.from, segment.to))));
    return keys.map(({ name, span }) => ({ name, span, part }));
  };

const placed = ({ name, span, part }: Owned): Key => ({
  name,
  span: shifted(span, part.segment.from),
});

const REPEATED = 'Key {name} stands here a second time; Compose refuses the file.';

const tellRepeated = ({ name, span }: Key) => ({ span, fill: { name }, message: REPEATED });

/** All but the first of the keys that one owner has more than once. */
function repeated<K extends Key & { readonly part?: Part }>(keys: readonly K[]): readonly K[] {
  const seen = new Set<string>();
  return keys.filter(({ name, part }) => {
    const id = part ? `${part.segment.document}/${part.segment.within.join('/')}/${name}` : name;
    return seen.has(id) || !seen.add(id);
  });
}

const STRAY = '{name} is no part of a compose file; a service stands below services.';

/** The top-level keys that hold what services do: a file of Compose 1, or a forgotten `services:`. */
function strays({ parts }: Document, facts: Facts): ReadonlySet<string> {
  const names = parts.flatMap(({ segment: { within, entity } }) =>
    within.length === 1 && (entity === 'image' || entity === 'build') ? within : [],
  );
  if (!names.length) return NONE;
  const known = new Set(facts.children(address('compose')).map(([name]) => name));
  return new Set(names.filter((name) => !name.startsWith('x-') && !known.has(name)));
}

const NONE: ReadonlySet<string> = new Set();

const above = ({ space, path }: Address): Address => ({ space, path: path.slice(0, -1) });

function unknownKey({ node, above: parents }: Hit, place: Address, facts: Facts): Mark | undefined {
  const owner = above(place);
  const key = place.path.at(-1)!;
  const fact = facts.at(owner);
  if (!fact?.closed || key.startsWith('x-') || key === '?') return undefined;
  // Where a map is wrong as such, its keys are not told one by one.
  const parent = parents.at(-1);
  if (parent?.form === 'map' && fact.types && !fact.types.includes('map')) return undefined;
  const names = facts.children(owner).map(([name]) => name);
  const near = nearest(key, names);
  const fixes = near
    ? [
        {
          title: `Change to ${near}`,
          edits: [{ from: node.label!.from, to: node.label!.to, text: near }],
        },
      ]
    : [];
  return {
    severity: owner.path.length ? 'warning' : 'hint',
    message: near
      ? `Unknown key ${key}; did you mean ${near}?`
      : `Unknown key ${key} in ${whereOf(owner)}.`,
    fixes,
  };
}

/** The innermost name that is not the writer's own. */
const whereOf = ({ path }: Address): string =>
  path.findLast((step) => step !== '*') ?? 'a compose file';

const SHAPES: Readonly<Record<string, string>> = {
  list: 'a list',
  map: 'a mapping',
  string: 'a string',
  number: 'a number',
  integer: 'a number',
  boolean: 'true or false',
};

function wrongType(node: Node, place: Address, fact: Fact, text: string): Mark | undefined {
  const types = fact.types ?? [];
  if (!types.length || fits(node, place, types, text)) return undefined;
  const wanted = [...new Set(types.flatMap((type) => SHAPES[type] ?? []))].join(' or ');
  return { fill: { wanted } };
}

function fits(node: Node, { path }: Address, types: readonly string[], text: string): boolean {
  if (node.form === 'list' || node.form === 'map') return types.includes(node.form);
  if (node.form !== 'scalar' || node.value === undefined || node.value === null) return true;
  if (types.every((type) => type === 'list' || type === 'map' || type === 'null')) return false;
  if (types.length > 1 || types[0] !== 'string' || typeof node.value === 'string') return true;
  // A quoted or tagged word is a string whatever it looks like. Compose ignores the obsolete version.
  const value = node.children?.find(({ kind }) => kind === 'value');
  return !value || path[0] === 'version' || /["'!]/.test(text[value.from] ?? '');
}

export default rule;
