import { assignmentIn, kindOf, lineAt } from './lines.ts';

/** Variables of a makefile whose value is literal words, and is set in one place. */
export interface Values {
  /** Those that a stretch of text refers to, each once. */
  usedIn(text: string, from: number, to: number): readonly (readonly [string, string])[];
}

const NAME = /^[\w.-]+$/;
/** Words that the shell leaves as they are. */
const PLAIN = /^[\w./:@%+,=-]+(?:[ \t]+[\w./:@%+,=-]+)*$/;
const REFERENCE = /\$[({]([\w.-]+)[)}]/g;
/** Names whose values make itself gives. */
const OWN = /^(?:MAKE|CURDIR|SHELL|MAKEFLAGS|MAKECMDGOALS|MAKEFILE_LIST)$/;

/**
 * Reads the assignments of a makefile. One below a condition, one that is added to, and one that stands
 * twice is unknown. `?=` and `=` give what holds where nobody says otherwise.
 */
export function createValues(text: string): Values {
  const known = new Map<string, string | undefined>();
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const line = lineAt(text, at);
    const begin = text[at]!;
    at = line.to;
    if (begin === '\t' || begin === '#' || begin === '\n') continue;
    const words = text.slice(line.from, line.end);
    const kind = kindOf(words);
    if (kind === 'conditional') depth += /^[ \t]*if/.test(words) ? 1 : /endif/.test(words) ? -1 : 0;
    if (kind === 'define' || kind === 'rule') forget(known, words);
    const found = kind === 'assignment' ? assignmentIn(words) : undefined;
    if (found && NAME.test(found.name)) {
      const value = words.slice(found.at).trim();
      const isPlain = PLAIN.test(value) && !OWN.test(found.name) && depth <= 0;
      const isSet = found.operator !== '+=' && found.operator !== '!=';
      const isFirst = !known.has(found.name);
      known.set(found.name, isPlain && isSet && isFirst ? value : undefined);
    }
  }
  return {
    usedIn(whole, from, to) {
      const used = new Map<string, string>();
      if (!known.size) return [];
      for (const [, name = ''] of whole.slice(from, to).matchAll(REFERENCE)) {
        const value = known.get(name);
        if (value !== undefined) used.set(name, value);
      }
      return [...used];
    },
  };
}

/** A definition, or a value for one target, leaves nobody sure. */
function forget(known: Map<string, string | undefined>, line: string): void {
  const name =
    /(?:define[ \t]+|:[ \t]*(?:(?:export|override|private)[ \t]+)*)([\w.-]+)[ \t]*(?:$|[:?+!]*=)/.exec(
      line,
    )?.[1];
  if (name) known.set(name, undefined);
}
