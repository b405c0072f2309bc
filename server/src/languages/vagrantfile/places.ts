import * as ruby from '@ruby/prism/src/nodes.js';
import { type Address, address } from '../../core/address.ts';
import type { Fact, Facts } from '../../core/facts.ts';

/**
 * What a Ruby expression stands for: an object whose settings have a path, or one of the roots,
 * whose members begin a path (`config.vm`, `Vagrant.configure`).
 */
export type Place =
  | { readonly path: readonly string[] }
  | { readonly root: 'config.' | 'Vagrant.' | 'Vagrant::Config.' };

export const CONFIG: Place = { root: 'config.' };

/** The names that a block's parameters give to places; undefined where the place is not known. */
export interface Scope {
  readonly parent?: Scope;
  readonly names: ReadonlyMap<string, Place | undefined>;
  /** The settings written in the block so far, as joined paths. */
  readonly settings: string[];
}

/**
 * The place that an expression stands for. A name that no block in sight gives is looked for in the
 * blocks before (an `end` too many cuts it off from its own), and `config` is always `config`.
 */
export function placeOf(
  node: ruby.Node | null,
  scope: Scope,
  bound: ReadonlyMap<string, Place>,
): Place | undefined {
  if (node instanceof ruby.LocalVariableReadNode) return lookUp(node.name, scope, bound);
  if (node instanceof ruby.ConstantReadNode)
    return node.name === 'Vagrant' ? { root: 'Vagrant.' } : undefined;
  // The way to begin before version 1.1: `Vagrant::Config.run do |config|`.
  if (node instanceof ruby.ConstantPathNode) {
    const { parent, name } = node;
    const isConfig = parent instanceof ruby.ConstantReadNode && parent.name === 'Vagrant';
    return isConfig && name === 'Config' ? { root: 'Vagrant::Config.' } : undefined;
  }
  if (!(node instanceof ruby.CallNode) || node.arguments_ || node.block) return undefined;
  if (!node.receiver) return lookUp(node.name, scope, bound);
  const place = placeOf(node.receiver, scope, bound);
  return place && !('root' in place && place.root !== 'config.')
    ? { path: memberOf(place, node.name) }
    : undefined;
}

function lookUp(name: string, scope: Scope, bound: ReadonlyMap<string, Place>): Place | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent)
    if (at.names.has(name)) return at.names.get(name);
  return bound.get(name) ?? (name === 'config' ? CONFIG : undefined);
}

export const memberOf = (place: Place, name: string): readonly string[] =>
  'root' in place ? [place.root + name] : [...place.path, name];

export const vagrant = (path: readonly string[]): Address => address('vagrant', ...path);

/** How a method takes its arguments, where that is more than values and options. */
export interface Shape {
  /** Names of the leading arguments that are parts rather than values. */
  readonly parts?: readonly string[];
  /** The part that is a path of the host. */
  readonly hostPath?: string;
  /** The first argument names something that other places can use. */
  readonly defines?: string;
  /** Where the options of a type stand. */
  readonly under?: (type: string) => readonly string[];
  /** The option that tells the type when the first argument is a name that people chose. */
  readonly typeKey?: string;
  /** What the block's parameters stand for; without it, the place of the options. */
  readonly block?: readonly ('config' | 'options')[];
}

const PROVISION: Shape = { under: (type) => ['provision', type], typeKey: 'type' };

const SHAPES: Readonly<Record<string, Shape>> = {
  'Vagrant.configure': { block: ['config'] },
  'Vagrant::Config.run': { block: ['config'] },
  'config.vm/define': { parts: ['name'], defines: 'machine', block: ['config'] },
  'config.vm/provider': { under: (type) => ['provider', type], block: ['options', 'config'] },
  'config.vm/provision': PROVISION,
  'config.vm/network': { under: (type) => ['config.vm', 'network', type] },
  'config.vm/synced_folder': { parts: ['source', 'target'], hostPath: 'source' },
  'config.trigger/before/ruby': { block: [] },
  'config.trigger/after/ruby': { block: [] },
  'config.push/define': { under: (type) => ['push', type], typeKey: 'strategy' },
};

const NESTED_PROVISION = /^provision\/[^/]+\/post_install_provision$/;

export function shapeOf(path: readonly string[]): Shape {
  const key = path.join('/');
  if (NESTED_PROVISION.test(key)) return PROVISION;
  return Object.hasOwn(SHAPES, key) ? SHAPES[key]! : {};
}

/** What the facts say of a setting, asked once per path. */
export interface Vocabulary {
  at(path: readonly string[]): Fact | undefined;
  /** The documented path of a setting that is written by an alias. */
  canonical(path: readonly string[]): readonly string[];
  children(path: readonly string[]): ReturnType<Facts['children']>;
}

/** Names that people choose (keys of an environment) must not let the memory grow. */
const REMEMBERED = 4096;

export function createVocabulary(facts: Facts): Vocabulary {
  const known = new Map<string, Fact | undefined>();
  const at = (path: readonly string[]): Fact | undefined => {
    const key = path.join('/');
    const fact = known.get(key);
    if (fact || known.has(key)) return fact;
    if (known.size >= REMEMBERED) known.clear();
    const found = facts.at(vagrant(path));
    known.set(key, found);
    return found;
  };
  const children: Vocabulary['children'] = (path) => facts.children(vagrant(path));
  return {
    at,
    children,
    canonical(path) {
      if (path.length < 2 || at(path)) return path;
      const name = path.at(-1)!;
      const parent = path.slice(0, -1);
      const alias = children(parent).find(([, fact]) => fact.aliases?.includes(name));
      return alias ? [...parent, alias[0]] : path;
    },
  };
}
