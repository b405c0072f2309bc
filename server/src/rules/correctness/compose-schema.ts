import { nearest } from '../../concepts/near.ts';
import type { Address } from '../../core/address.ts';
import type { Fact, Facts } from '../../core/facts.ts';
import type { Node } from '../../core/node.ts';
import type { Hit, Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check(hit, facts) {
    const { node, text } = hit;
    const place = node.addresses.find(({ space }) => space === 'compose');
    const key = node.label;
    if (!place || !key || (node.kind !== 'setting' && node.kind !== 'block')) return undefined;
    // Without a colon the key is still being typed, or is an item `KEY=value`.
    if (!/^["']?[ \t]*:/.test(text.slice(key.to, key.to + 20))) return undefined;
    const fact = facts.at(place);
    return fact ? wrongType(node, place, fact, text) : unknownKey(hit, place, facts);
  },
};

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
