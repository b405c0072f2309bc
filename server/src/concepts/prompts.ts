import type { Node } from '../core/node.ts';
import { argumentsOf, isAt, isGiven } from './commands.ts';

/**
 * True when a command surely waits for somebody to confirm: none of the flags that answer (as `isGiven`
 * reads them) stands with it or with the commands of its tool above it, no word may hold one, nothing
 * feeds it, and nobody sits before it.
 */
export function mayAsk(
  { node, above }: { readonly node: Node; readonly above: readonly Node[] },
  answers: readonly string[],
): boolean {
  const tool = toolOf(node);
  const commands = [node, ...above.slice(-2).filter((one) => toolOf(one) === tool)];
  return (
    !isAttended(above) &&
    // Without quotes a variable may hold an option.
    argumentsOf(node).every(({ value, addresses }) => value !== undefined || addresses.length) &&
    !isGiven(answers, ...commands) &&
    !isFed(above)
  );
}

/** A script or a recipe of its own, which has no address, is started by somebody at a terminal. */
const isAttended = ([root]: readonly Node[]): boolean =>
  root?.kind === 'block' && root.addresses.length === 0;

const toolOf = ({ addresses }: Node): string | undefined =>
  addresses.find(({ space }) => space === 'cli')?.path[0];

/** The command reads answers from a pipe. */
const isFed = (above: readonly Node[]): boolean =>
  above.some((node, i) => isAt(node, 'cli', '|') && node.children?.[0] !== above[i + 1]);
