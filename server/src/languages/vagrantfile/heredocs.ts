/** Finds the bodies of heredocs in time linear in the text. */
export interface Heredocs {
  /**
   * Offset of the line that ends the heredoc opened at `opener` whose body starts at `body`; -1
   * where there is none of its own.
   */
  terminator(opener: number, word: string, indented: boolean, body: number): number;
}

/** `<<EOF`, `<<-EOF`, `<<~'EOF'`; groups: indentation, quote, word. */
export const OPENER = /<<([-~]?)(["'`]?)([A-Za-z_]\w*)\2/y;

export function heredocsOf(text: string): Heredocs {
  let ends: Map<string, number[]> | undefined;
  let openers: Map<string, number[]> | undefined;
  return {
    terminator(opener, word, indented, body) {
      ends ??= places(text, /^[ \t]*([A-Za-z_]\w*)\r?$/gm);
      openers ??= places(text, /<<[-~]?["'`]?([A-Za-z_]\w*)/g, isOperand);
      const openings = openers.get(word) ?? [];
      const rival = openings[firstFrom(openings, Math.max(opener + 1, body))] ?? text.length;
      const lines = ends.get(word) ?? [];
      for (let i = firstFrom(lines, body); i < lines.length && lines[i]! < rival; i++)
        if (indented || text.startsWith(word, lines[i])) return lines[i]!;
      return -1;
    },
  };
}

/** A heredoc is what something is given: nobody begins a line of Ruby with one. */
function isOperand(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  return before >= 0 && text[before] !== '\n';
}

function places(
  text: string,
  pattern: RegExp,
  fits: (text: string, at: number) => boolean = () => true,
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const match of text.matchAll(pattern)) {
    if (!fits(text, match.index)) continue;
    const list = found.get(match[1]!);
    if (list) list.push(match.index);
    else found.set(match[1]!, [match.index]);
  }
  return found;
}

/** Index of the first number that is at least `at`. */
function firstFrom(sorted: readonly number[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
