import type { Node } from '../../core/node.ts';

/** True when one of a node's addresses is exactly the path: `isPlace(node, 'config.vm/box')`. */
export const isPlace = ({ addresses }: Node, place: string): boolean =>
  addresses.some(({ space, path }) => space === 'vagrant' && path.join('/') === place);

/** An option or argument of a call by the last step of its address: `partOf(network, 'host')`. */
export const partOf = ({ children }: Node, key: string): Node | undefined =>
  children?.find(
    ({ kind, addresses }) =>
      kind !== 'argument' &&
      addresses.some(({ space, path }) => space === 'vagrant' && path.at(-1) === key),
  );

/** A part's value, also where the part is an argument of its own; undefined where it is not known. */
export const valueOf = (call: Node, key: string): Node['value'] => partOf(call, key)?.value;

/** True when a call may have more options than are written: `**options`, or a variable that holds them. */
export const isOpen = ({ children, ...call }: Node, text: string): boolean =>
  text.slice(call.from, call.to).includes('**') ||
  (children?.some(
    ({ kind, value, addresses }) => kind === 'value' && value === undefined && !addresses.length,
  ) ??
    false);

/**
 * True when the block gives what a setting stands on (`config` of `config.vm.box`) to a method as an
 * argument: `Site.configure(config, …)` may set anything there.
 */
export function isHandedOn(scope: Node, setting: Node, text: string): boolean {
  const name = /^\w+/.exec(text.slice(setting.from, setting.to))?.[0];
  return (
    name !== undefined &&
    new RegExp(`[(,]\\s*${name}\\s*[,)]`).test(text.slice(scope.from, scope.to))
  );
}

/** The blocks that give a configuration, innermost last: the file's own, and a machine's. */
export const scopesIn = (above: readonly Node[]): readonly Node[] =>
  above.filter((node) => CONFIGURING.some((place) => isPlace(node, place)));

const CONFIGURING = ['Vagrant.configure', 'Vagrant::Config.run', 'config.vm/define'];

/** What a block says at a place, machines that it defines and overrides of providers apart. */
export const settingsIn = (scope: Node, place: string): readonly Node[] =>
  (scope.children ?? []).filter((node) => isPlace(node, place));

/** True for a file of Vagrant 1.0's format, which had other names. */
export const isOldFormat = (above: readonly Node[]): boolean =>
  above.some(
    (node) =>
      isPlace(node, 'Vagrant::Config.run') ||
      (isPlace(node, 'Vagrant.configure') && node.value === '1'),
  );

const BRANCH = /^(?:if|unless|case|when|in|elsif|else|rescue)\b/;

/**
 * True when a condition may decide whether a statement runs: one behind it on its line, or a branch
 * that it is indented below.
 */
export function isConditional({ from, to }: Node, text: string): boolean {
  const eol = text.indexOf('\n', to);
  if (/\b(?:if|unless)\b/.test(text.slice(to, eol < 0 ? text.length : eol))) return true;
  let indent = Infinity;
  for (const line of text.slice(0, lineEnd(text, from)).split('\n').toReversed()) {
    const own = line.search(/\S/);
    if (own < 0 || own >= indent) continue;
    if (BRANCH.test(line.slice(own))) return true;
    indent = own;
    if (own === 0) return false;
  }
  return false;
}

const lineEnd = (text: string, from: number): number => {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
};
