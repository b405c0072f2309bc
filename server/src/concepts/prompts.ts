import type { Node } from '../core/node.ts';
import { argumentsOf, flagsOf, isAt } from './commands.ts';

/**
 * True when a command surely waits for somebody to confirm: none of the flags that answer stands with
 * it or with the command above it, no word may hold one, no pipe feeds it, and nobody sits before it.
 */
export function mayAsk(
  { node, above }: { readonly node: Node; readonly above: readonly Node[] },
  answers: readonly string[],
): boolean {
  const commands = [node, above.at(-1)];
  return (
    !isAttended(above) &&
    argumentsOf(node).every(({ value }) => value !== undefined) &&
    !answers.some((flag) => flagsOf(flag, ...commands).length) &&
    !isFed(above)
  );
}

/** A script or a recipe of its own, which has no address, is started by somebody at a terminal. */
const isAttended = ([root]: readonly Node[]): boolean =>
  root?.kind === 'block' && root.addresses.length === 0;

/** The command reads answers from a pipe. */
const isFed = (above: readonly Node[]): boolean =>
  above.some((node, i) => isAt(node, 'cli', '|') && node.children?.[0] !== above[i + 1]);
