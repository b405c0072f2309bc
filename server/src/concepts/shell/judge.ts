import {
  checkBlanks,
  checkConstants,
  checkGrep,
  checkJoined,
  checkOneWord,
} from './check-brackets.ts';
import { checkDialect, checkEchoEscapes } from './check-dialect.ts';
import {
  checkDeletion,
  checkFindPatterns,
  checkFolder,
  checkModes,
  checkPatterns,
} from './check-files.ts';
import {
  checkChoice,
  checkDeclaration,
  checkNegation,
  checkRedirections,
  checkStatus,
  checkUnreachable,
} from './check-flow.ts';
import {
  checkCat,
  checkEcho,
  checkListing,
  checkLoops,
  checkRead,
  checkUnread,
  checkXargs,
} from './check-pipes.ts';
import {
  checkBackquotes,
  checkExpansions,
  checkNestedQuotes,
  checkTildes,
} from './check-quoting.ts';
import type { Check, Found, Script, Shell } from './check.ts';
import { calledBy, placesIn, wordsOf, written } from './places.ts';
import { readTree } from './read-script.ts';

const CHECKS: readonly Check[] = [
  checkBlanks,
  checkConstants,
  checkGrep,
  checkJoined,
  checkOneWord,
  checkDialect,
  checkEchoEscapes,
  checkDeletion,
  checkFindPatterns,
  checkFolder,
  checkModes,
  checkPatterns,
  checkChoice,
  checkDeclaration,
  checkNegation,
  checkRedirections,
  checkStatus,
  checkUnreachable,
  checkCat,
  checkEcho,
  checkListing,
  checkLoops,
  checkRead,
  checkUnread,
  checkXargs,
  checkBackquotes,
  checkExpansions,
  checkNestedQuotes,
  checkTildes,
];

/** What is known of the place where a script runs. */
export interface Setting {
  readonly shell: Shell;
  readonly stopsAtFailure: boolean;
  readonly lacksPipefail: boolean;
  readonly valueOf: Script['valueOf'];
  readonly listed: Script['listed'];
}

/** What is wrong in a script, in its own offsets and in order; one finding per place and nothing where it is not understood. */
export function judge(text: string, setting: Setting): readonly Found[] {
  const tree = readTree(text);
  if (!tree) return [];
  const places = placesIn(tree);
  const words = places.flatMap((place) => wordsOf(place));
  const stopsAtFailure =
    setting.stopsAtFailure || places.some(({ command }) => setsErrexit(command));
  const script: Script = { ...setting, text, tree, places, words, stopsAtFailure };
  const found = CHECKS.flatMap((check) => check(script));
  const taken = new Set<string>();
  return found
    .filter(({ from, to }) => !taken.has(`${from} ${to}`) && taken.add(`${from} ${to}`))
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
}

function setsErrexit(command: Parameters<typeof calledBy>[0]): boolean {
  const called = calledBy(command);
  if (called?.name !== 'set') return false;
  return called.args.some((word, i) => {
    const text = written(word) ?? '';
    return /^-[a-z]*e/.test(text) || (text === 'errexit' && written(called.args[i - 1]) === '-o');
  });
}
