import type { Node } from '../core/node.ts';
import { commandsIn, flagsOf, isSwitchedOn } from './commands.ts';

/** Programs that compare files with a list of checksums when `-c` or `--check` is given: coreutils, shasum(1). */
const SUMS = 'sha256sum sha512sum sha384sum sha224sum sha1sum md5sum b2sum shasum'.split(' ');

/** Programs that end with an error unless a signature fits, and the words that ask them to. */
const SIGNATURES: readonly (readonly [command: string, word: string | undefined])[] = [
  ['gpg', '--verify'],
  ['gpg2', '--verify'],
  ['gpgv', undefined],
  ['cosign', 'verify-blob'],
  ['minisign', '-V'],
  ['signify', '-V'],
];

/** True when a command in a node compares a file with a checksum or a signature, and fails where they differ. */
export const isVerified = (node: Node): boolean =>
  SUMS.some((name) =>
    commandsIn(node, name).some((command) => isSwitchedOn(command, 'c', '--check')),
  ) ||
  SIGNATURES.some(([name, word]) =>
    commandsIn(node, name).some((command) => word === undefined || hasWord(command, word)),
  );

/** True when a command has the word as an argument, a flag or a subcommand. */
const hasWord = (command: Node, word: string): boolean =>
  flagsOf(word, command).length > 0 ||
  (command.children ?? []).some(
    ({ value, label, kind }) =>
      (kind === 'argument' || kind === 'command') && (value ?? label?.text) === word,
  );
