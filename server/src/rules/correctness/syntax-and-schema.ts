import { nearest } from '../../concepts/near.ts';
import { type Address, address } from '../../core/address.ts';
import type { Facts } from '../../core/facts.ts';
import type { Node } from '../../core/node.ts';
import type { Mark, RuleCode } from '../rule.ts';

/** Blocks at the top that are followed by names of the writer's own, as many as the number says. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ['resource', 1],
  ['data', 1],
  ['ephemeral', 1],
  ['variable', 1],
  ['output', 1],
  ['module', 1],
  ['check', 1],
]);

/** Blocks whose arguments another file or a provider's plugin decides. */
const OPEN: ReadonlySet<string> = new Set(['module', 'locals', 'provider', 'dynamic', 'check']);

const rule: RuleCode = {
  check({ node, above, text, uri }, facts) {
    if (node.kind === 'setting') return isValueless(node, text) ? VALUELESS : undefined;
    if (node.kind !== 'block' || !node.label) return undefined;
    const isTop = !above.length;
    const found: Mark[] = [...duplicates(node)];
    if (isTop && isUnclosed(node, text)) found.push(UNCLOSED);
    if (isTop) found.push(...unknownBlock(node, facts));
    const body = bodyOf(node, isTop);
    const schema = body && schemaOf(body, facts);
    if (!schema) return found;
    if (!isTop || !OPEN.has(node.label.text)) found.push(...unknownNames(node, schema, facts));
    // The command line may complete a backend.
    const isWhole = text[node.to - 1] === '}' && node.label.text !== 'backend';
    const isPart = /(?:^|[/_])override\.tf$/.test(uri) || isOther(node, schema, facts);
    if (isWhole && !isPart) found.push(...missing(node, schema));
    return found;
  },
};

const VALUELESS: Mark = { message: '{name} has no value; Terraform cannot read the file so.' };
const UNCLOSED: Mark = {
  message: 'The block {name} is not closed; Terraform cannot read the file so.',
};

/** True for `name =` with nothing behind it. */
const isValueless = ({ label, to, children = [] }: Node, text: string): boolean =>
  label !== undefined && children.length === 0 && /^["\s]*=\s*$/.test(text.slice(label.to, to));

/** True for a block whose brace has no other. */
function isUnclosed({ from, to }: Node, text: string): boolean {
  const written = text.slice(from, to);
  return written.includes('{') && !written.endsWith('}');
}

/** The address that the block's arguments continue; undefined for `dynamic`, whose content has one of its own. */
function bodyOf(node: Node, isTop: boolean): Address | undefined {
  const kind = node.label!.text;
  if (kind === 'dynamic') return undefined;
  const types =
    node.children?.filter((one) => one.kind === 'argument' && one.addresses.length) ?? [];
  const own = (types.at(-1) ?? node).addresses.find(({ space }) => space === 'terraform');
  if (!own || !isTop) return own;
  return address('terraform', ...own.path, ...Array<string>(NAMED.get(kind) ?? 0).fill('*'));
}

/** What the facts say of a block's body. */
interface Schema {
  readonly body: Address;
  /** What may be written. */
  readonly names: ReadonlySet<string>;
  readonly required: readonly string[];
}

const schemas = new WeakMap<Facts, Map<string, Schema | undefined>>();

/** Undefined where no more is known of a block than what all resources have in common. */
function schemaOf({ space, path }: Address, facts: Facts): Schema | undefined {
  // Whatever the resource is called.
  const body = { space, path: path.length > 2 && TYPED.has(path[0]!) ? path.with(2, '*') : path };
  const key = body.path.join('\n');
  let known = schemas.get(facts);
  if (!known) schemas.set(facts, (known = new Map()));
  if (!known.has(key)) known.set(key, readSchema(body, facts));
  return known.get(key);
}

function readSchema(body: Address, facts: Facts): Schema | undefined {
  const children = facts.children(body);
  const [kind] = body.path;
  const isResource = body.path.length === 3 && TYPED.has(kind!);
  const common = isResource ? facts.children(address('terraform', kind!, '?', '*')).length : 0;
  if (children.length <= common) return undefined;
  const names = new Set(
    children.flatMap(([name, { computed }]) => (computed === 'only' ? [] : [name])),
  );
  const required = children.flatMap(([name, fact]) => (fact.required ? [name] : []));
  return { body, names, required };
}

const TYPED: ReadonlySet<string> = new Set(['resource', 'data', 'ephemeral']);

/** A top-level word that is no block of the language. */
function unknownBlock(node: Node, facts: Facts): readonly Mark[] {
  const kind = node.label!;
  if (facts.at(address('terraform', kind.text))) return [];
  const names = facts
    .children(address('terraform'))
    .flatMap(([name, fact]) => (fact.types?.includes('block') ? [name] : []));
  const near = names.length ? nearest(kind.text, names) : undefined;
  if (!near) return [];
  return [{ ...changed(kind, near), message: `Unknown block ${kind.text}; did you mean ${near}?` }];
}

const changed = (label: NonNullable<Node['label']>, near: string): Mark => ({
  span: label,
  fixes: [{ title: `Change to ${near}`, edits: [{ from: label.from, to: label.to, text: near }] }],
});

function duplicates({ children = [] }: Node): readonly Mark[] {
  const seen = new Set<string>();
  return children.flatMap((one) => {
    if (one.kind !== 'setting' || !one.label) return [];
    if (!seen.has(one.label.text)) return (seen.add(one.label.text), []);
    return { span: one.label, message: `${one.label.text} is set twice in this block.` };
  });
}

type Labelled = Node & { readonly label: NonNullable<Node['label']> };

const unknownIn = (node: Node, { body, names }: Schema, facts: Facts): readonly Labelled[] =>
  (node.children ?? []).filter((one): one is Labelled => {
    const { label } = one;
    if ((one.kind !== 'setting' && one.kind !== 'block') || !label) return false;
    if (label.text === 'dynamic' || label.text === 'content' || names.has(label.text)) return false;
    return !facts.at({ ...body, path: [...body.path, label.text] });
  });

/** A body with a name that is none of ours, nor a slip of one, is written for another version of the provider. */
const isOther = (node: Node, schema: Schema, facts: Facts): boolean =>
  TYPED.has(schema.body.path[0]!) &&
  unknownIn(node, schema, facts).some(({ label }) => !slipOf(label.text, schema));

/**
 * The name that was meant. Of a provider's names two that differ in a number or in an `s` at the end are no slip:
 * `ipv4_cidr` stands beside `ipv6_cidr`, and a version turned `address_prefix` into `address_prefixes`.
 */
function slipOf(word: string, { names, body }: Schema): string | undefined {
  const near = nearest(word, names);
  const isTwin = near !== undefined && stemOf(near) === stemOf(word);
  return isTwin && TYPED.has(body.path[0]!) ? undefined : near;
}

const stemOf = (name: string): string => name.replaceAll(/\d/g, '').replace(/(?:es|s)$/, '');

function unknownNames(node: Node, schema: Schema, facts: Facts): readonly Mark[] {
  return unknownIn(node, schema, facts).flatMap((one): readonly Mark[] => {
    const { label } = one;
    const near = slipOf(label.text, schema);
    // Providers have arguments that no table knows: only what looks like a typing mistake is told.
    if (!near) return [];
    const what = one.kind === 'block' ? 'block' : 'argument';
    return [
      {
        ...changed(label, near),
        severity: 'hint',
        message: `Unknown ${what} ${label.text}; did you mean ${near}?`,
      },
    ];
  });
}

function missing(node: Node, { required }: Schema): readonly Mark[] {
  if (!required.length) return [];
  const present = new Set((node.children ?? []).flatMap(namesOf));
  return required
    .filter((name) => !present.has(name))
    .map((name) => ({ span: node.label!, fill: { missing: name } }));
}

/** What a child sets: its own word, or the block that a `dynamic` makes. */
const namesOf = ({ label, children }: Node): readonly string[] =>
  label?.text === 'dynamic'
    ? (children ?? []).flatMap((one) => (one.kind === 'argument' ? (one.label?.text ?? []) : []))
    : [label?.text ?? ''];

export default rule;
