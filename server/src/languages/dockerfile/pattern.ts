/** One step of a pattern: one character (`char`, or any where that is absent), or any number of them. */
interface Step {
  readonly many: boolean;
  readonly char?: string;
}

/** `*` is any number of characters, `?` one; a backslash makes the next one plain. */
function stepsOf(pattern: string): readonly Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]!;
    if (char === '*') steps.push({ many: true });
    else if (char === '?') steps.push({ many: false });
    else {
      if (char === '\\' && at + 1 < pattern.length) at++;
      steps.push({ many: false, char: pattern[at]! });
    }
  }
  return steps;
}

/** All ends that a match from an offset may have, in order. */
function endsOf(steps: readonly Step[], text: string, from: number): readonly number[] {
  let ends: number[] = [from];
  for (const { many, char } of steps) {
    const [first] = ends;
    if (first === undefined) return ends;
    ends = many
      ? Array.from({ length: text.length - first + 1 }, (_, i) => first + i)
      : ends.flatMap((at) =>
          at < text.length && (char === undefined || text[at] === char) ? [at + 1] : [],
        );
  }
  return ends;
}

/** `text` without what the pattern fits at its start: the shortest piece, or the longest. */
export function withoutPrefix(text: string, pattern: string, longest: boolean): string {
  const end = endsOf(stepsOf(pattern), text, 0).at(longest ? -1 : 0);
  return end === undefined ? text : text.slice(end);
}

/** The same at its end. */
export function withoutSuffix(text: string, pattern: string, longest: boolean): string {
  const backwards = stepsOf(pattern).toReversed();
  const end = endsOf(backwards, reversed(text), 0).at(longest ? -1 : 0);
  return end === undefined ? text : text.slice(0, text.length - end);
}

const reversed = (text: string): string => text.split('').toReversed().join('');

/** `text` with what the pattern fits replaced: the first longest piece, or all. */
export function replaced(text: string, pattern: string, by: string, all: boolean): string {
  const steps = stepsOf(pattern);
  let out = '';
  let at = 0;
  while (at < text.length) {
    const end = endsOf(steps, text, at).at(-1) ?? at;
    if (end === at) out += text[at++]!;
    else {
      out += by;
      at = end;
      if (!all) break;
    }
  }
  return out + text.slice(at);
}
