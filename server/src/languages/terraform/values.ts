import { address, below } from '../../core/address.ts';
import { HOLE } from '../../core/decoder.ts';
import type { Form, Node } from '../../core/node.ts';
import { formOf, literalOf } from './forms.ts';
import { aliasName, literalNode, providerNode, stringAddresses, wordNode } from './literals.ts';
import { DECODING, keyOf, MANIFEST, manifestPlace } from './manifests.ts';
import { imageNode, pairNode } from './parts.ts';
import { addressesOf, atValue, into, type Place, type Vocabulary, withBound } from './place.ts';
import { quotedReference, referencesOf } from './references.ts';
import { argvOf, healthcheckOf, scriptOf, textOf } from './scripts.ts';
import type { Entry, Expression, Step, Template } from './syntax.ts';
import { decodeTemplate, plainText } from './templates.ts';

export interface Reader {
  readonly text: string;
  readonly vocabulary: Vocabulary;
}

/** Functions whose result means what their argument means, for looking values up. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'jsonencode',
  'yamlencode',
  'base64encode',
  'base64gzip',
  'merge',
  'concat',
  'toset',
  'tolist',
  'tomap',
  'sensitive',
  'nonsensitive',
  'chomp',
  'trimspace',
]);

/** The setting that an attribute or an object's entry is. */
export function settingNode(
  reader: Reader,
  span: { from: number; to: number },
  name: { from: number; to: number; text: string },
  expression: Expression | undefined,
  place: Place,
): Node {
  const value = literalOf(reader.text, expression);
  const form = formOf(expression);
  const children = expression ? valueNodes(reader, expression, place) : [];
  return {
    kind: 'setting',
    from: span.from,
    to: span.to,
    label: name,
    addresses: addressesOf(place),
    ...(value !== undefined && { value }),
    ...(form && { form }),
    ...(children.length > 0 && { children }),
  };
}

/** The nodes of an expression that is the value of `place`. */
export function valueNodes(
  reader: Reader,
  expression: Expression,
  place: Place,
  form?: Form,
): readonly Node[] {
  switch (expression.kind) {
    case 'literal':
      return [literalNode(reader, expression, expression.value, place, form)];
    case 'template': {
      const quoted = quotedReference(reader.text, expression, place);
      if (quoted) return valueNodes(reader, quoted, place);
      return [templateNode(reader, expression, place, form)];
    }
    case 'tuple':
      return tupleNodes(reader, expression, place);
    case 'object': {
      const within = manifestPlace(reader.text, expression, place, reader.vocabulary);
      const settings = expression.entries.map((entry) => entryNode(reader, entry, within));
      if (form !== 'item') return settings;
      const { from, to } = expression;
      return [{ kind: 'value', from, to, addresses: [], form, children: settings }];
    }
    case 'call':
      return [callNode(reader, expression, place)];
    case 'name':
      if (place.words === 'providers') return [providerNode(reader, expression)];
      return place.words === 'types' || reader.vocabulary.hasWord(place, expression.name)
        ? [wordNode(expression.from, expression.name, place)]
        : [];
    case 'traversal':
      return place.words === 'providers' || place.words === 'aliases'
        ? [providerNode(reader, expression, place.words === 'aliases')]
        : referenceNodes(reader, expression, place);
    case 'group':
      return valueNodes(reader, expression.inner, place, form);
    default:
      return referenceNodes(reader, expression, place);
  }
}

/** Only the references and function calls in an expression: its parts are no value of their own. */
function referenceNodes(reader: Reader, expression: Expression, place: Place): readonly Node[] {
  const each = (list: readonly Expression[], at: Place = place): readonly Node[] =>
    list.flatMap((one) => referenceNodes(reader, one, at));
  switch (expression.kind) {
    case 'template':
      return templateReferences(reader, expression, place);
    case 'traversal':
      return traversalNodes(reader, expression.root, expression.steps, place);
    case 'call':
      return [callNode(reader, expression, place, false)];
    case 'tuple':
      return each(expression.items);
    case 'object':
      return expression.entries.flatMap(({ key, value }) => [
        ...(key.kind === 'name' ? [] : each([key])),
        ...(value ? each([value]) : []),
      ]);
    case 'for':
      return [
        ...each(expression.source),
        ...each(expression.results, withBound(place, expression.bound)),
      ];
    case 'group':
      return each([expression.inner]);
    case 'operation':
      return each(expression.operands);
    default:
      return [];
  }
}

/** Names that a `for` of the template gives are taken as given up to its end. */
function templateReferences(reader: Reader, { parts }: Template, place: Place): readonly Node[] {
  const found: Node[] = [];
  let at = place;
  for (const { expressions, bound } of parts) {
    for (const one of expressions) found.push(...referenceNodes(reader, one, at));
    if (bound) at = withBound(at, bound);
  }
  return found;
}

function traversalNodes(
  reader: Reader,
  root: Expression,
  steps: readonly Step[],
  place: Place,
): readonly Node[] {
  const references = referencesOf(root, steps, place);
  const nodes = references.map(({ name, label, to }, i): Node => {
    const from = i ? label.from : root.from;
    const text = name.text;
    const span = { kind: 'value', from, to, label: { ...label, text } } as const;
    return { ...span, addresses: [], form: 'expression', refers: name };
  });
  if (!references.length)
    nodes.push(
      ...(builtInNodes(reader, root, steps, place) ?? referenceNodes(reader, root, place)),
    );
  for (const step of steps)
    if (step.kind === 'index') nodes.push(...referenceNodes(reader, step.key, place));
  return nodes.toSorted((a, b) => a.from - b.from);
}

/** `path.module` or `self`: what the language gives by itself. */
function builtInNodes(
  { text, vocabulary }: Reader,
  root: Expression,
  [step]: readonly Step[],
  { bound }: Place,
): readonly Node[] | undefined {
  if (root.kind !== 'name' || bound.has(root.name)) return undefined;
  const own = address('terraform', 'reference', root.name);
  if (!vocabulary.knows(own)) return undefined;
  const name = step?.kind === 'name' ? step.name : undefined;
  const member = name && below(own, name.text);
  const isMember = member !== undefined && vocabulary.knows(member);
  const span = { from: root.from, to: isMember ? name!.to : root.to };
  const label = { ...span, text: text.slice(span.from, span.to) };
  return [
    { kind: 'value', ...span, label, addresses: [isMember ? member : own], form: 'expression' },
  ];
}

function callNode(
  reader: Reader,
  call: Expression & { kind: 'call' },
  place: Place,
  valued = true,
): Node {
  const { from, to, name } = call;
  const label = { from: name.from, to: name.to, text: name.text };
  // `core::` is where functions stand that have no other namespace.
  const known = name.text.replace(/^core::/, '');
  const isType = place.words === 'types';
  const isText = DECODING.has(known) && reader.vocabulary.partsOf(place) === MANIFEST;
  const isClear = isType || (valued && (TRANSPARENT.has(known) || isText));
  const read = isClear ? valueNodes : referenceNodes;
  const children = call.arguments.flatMap((one) => read(reader, one, place));
  return {
    kind: 'value',
    from,
    to,
    label,
    addresses: isType ? atValue(place, name.text) : [address('terraform', 'function', known)],
    form: 'expression',
    ...(children.length > 0 && { children }),
  };
}

function tupleNodes(
  reader: Reader,
  tuple: Expression & { kind: 'tuple' },
  place: Place,
): readonly Node[] {
  const parts = reader.vocabulary.partsOf(place);
  const embeds =
    parts === 'argv'
      ? argvOf(reader.text, tuple.items)
      : parts === 'healthcheck'
        ? healthcheckOf(reader.text, tuple.items)
        : undefined;
  if (embeds) {
    const { from, to } = tuple;
    const children = referenceNodes(reader, tuple, place);
    const rest = children.length > 0 && { children };
    return [{ kind: 'value', from, to, addresses: [], form: 'list', embeds, ...rest }];
  }
  return tuple.items.flatMap((item) => valueNodes(reader, item, place, 'item'));
}

/** The configurations of a provider that a module wants of its callers. */
const isAliases = (path: readonly string[]): boolean =>
  path.length === 4 && path[1] === 'required_providers' && path[3] === 'configuration_aliases';

function entryNode(reader: Reader, entry: Entry, place: Place): Node {
  const { key, value } = entry;
  const named = keyOf(reader.text, key);
  const below = into(place, named.text || '?');
  const inner = isAliases(below.path) ? ({ ...below, words: 'aliases' } as const) : below;
  const text = named.text || reader.text.slice(named.from, named.to);
  const node = settingNode(reader, entry, { ...named, text }, value, inner);
  if (named.text) return node;
  // Configurations that a module wants are called as the module calls them.
  const keys = place.words === 'providers' ? [] : referenceNodes(reader, key, place);
  const children = [...keys, ...(node.children ?? [])];
  return children.length ? { ...node, children } : node;
}

function templateNode(reader: Reader, template: Template, place: Place, form?: Form): Node {
  const { from, to, inside } = template;
  const parts = reader.vocabulary.partsOf(place);
  const value = template.parts.length ? undefined : plainText(reader.text, template);
  const children = template.parts.length ? referenceNodes(reader, template, place) : [];
  const text = reader.text.slice(inside.from, inside.to);
  const provider = place.words === 'alias' ? place.path[1] : undefined;
  const node: Node = {
    kind: 'value',
    from,
    to,
    ...(!template.heredoc && { label: { ...inside, text } }),
    addresses: value === undefined ? [] : stringAddresses(value, parts, place),
    form: form ?? 'scalar',
    ...(value !== undefined && { value }),
    ...(provider && value && { defines: aliasName(provider, { ...inside, text }) }),
    ...(children.length > 0 && { children }),
  };
  return parts === undefined ? node : withParts(reader, node, template, parts, place);
}

/** What a string consists of beyond its text, by the kind of value that the facts name. */
function withParts(
  reader: Reader,
  node: Node,
  template: Template,
  parts: string,
  place: Place,
): Node {
  const decoded = { ...decodeTemplate(reader.text, template), source: reader.text };
  if (parts === 'image' && decoded.text !== HOLE) return imageNode(node, decoded, place);
  if (parts === 'env') return pairNode(node, decoded, place);
  if (parts !== 'shell' && parts !== MANIFEST) return node;
  const embeds = parts === 'shell' ? scriptOf(template, decoded) : textOf(template, decoded, parts);
  return embeds ? { ...node, embeds } : node;
}
