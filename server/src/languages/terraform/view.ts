import type { Literal, Node } from '../../core/node.ts';

/** The setting of a name in a block or in an object of a list. */
export const settingOf = (owner: Node | undefined, name: string): Node | undefined =>
  owner?.children?.find(({ kind, label }) => kind === 'setting' && label?.text === name);

/** What a setting is set to: undefined where it is missing or only known at run time. */
export const valueIn = (owner: Node | undefined, name: string): Literal | undefined =>
  settingOf(owner, name)?.value;
