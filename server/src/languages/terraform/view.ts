import type { Literal, Node } from '../../core/node.ts';

/** The setting of a name in a block or in an object of a list. */
export const settingOf = (owner: Node | undefined, name: string): Node | undefined =>
  owner?.children?.find(({ kind, label }) => kind === 'setting' && label?.text === name);

/** What a setting is set to: undefined where it is missing or only known at run time. */
export const valueIn = (owner: Node | undefined, name: string): Literal | undefined =>
  settingOf(owner, name)?.value;

/** The values of a setting: its own, or those of its list. */
export const valuesOf = (setting: Node | undefined): readonly Node[] =>
  setting?.children?.filter(({ kind }) => kind === 'value') ?? [];

/** The blocks of a type that stand in another; those of a `dynamic` block are not known. */
export const blocksIn = (owner: Node | undefined, type: string): readonly Node[] =>
  owner?.children?.filter(({ kind, label }) => kind === 'block' && label?.text === type) ?? [];

/** True where a `dynamic` block may make more blocks of a type. */
export const isMadeIn = (owner: Node | undefined, type: string): boolean =>
  blocksIn(owner, 'dynamic').some(({ children }) =>
    children?.some(({ kind, value }) => kind === 'argument' && value === type),
  );

/** The last label of a top-level block: the name that its author chose. */
export const nameOf = (block: Node): Node | undefined =>
  block.children?.findLast(({ kind }) => kind === 'argument');
