import type { Node } from '../core/node.ts';
import { argumentsOf, flagsOf } from './commands.ts';

/** Flags that change what comes out of an archive, tar(1). */
const PICKS = [
  '--strip-components',
  '--transform',
  '--exclude',
  '--exclude-from',
  '--files-from',
  '--wildcards',
  '--one-top-level',
  '--to-stdout',
  '--to-command',
];

/** The archive that a `tar` command unpacks as a whole; undefined for other commands and where a variable says which. */
export function unpackedBy(tar: Node): string | undefined {
  if (PICKS.some((flag) => flagsOf(flag, tar).length)) return undefined;
  const [first, ...more] = argumentsOf(tar);
  const [file, ...others] = flagsOf('--file', tar);
  if (file) {
    const plain = flagsOf('--extract', tar).length > 0 && !first && !others.length;
    return plain ? textOf(file) : undefined;
  }
  // The old style: letters without a dash.
  const letters = textOf(first) ?? '';
  return /^[a-z]+$/i.test(letters) && /x/.test(letters) && /f/.test(letters) && more.length === 1
    ? textOf(more[0])
    : undefined;
}

const textOf = (node: Node | undefined): string | undefined =>
  typeof node?.value === 'string' ? node.value : undefined;
