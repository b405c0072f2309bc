import type { Reader } from './reader.ts';

const EXPANSION = /\$(?:\{[#!]?)?([A-Za-z_]\w*)/y;

/** Notes the variable whose `$` stands at an offset, if there is one. */
export function noteVariable({ text, end, variables }: Reader, at: number): void {
  if (!variables) return;
  EXPANSION.lastIndex = at;
  const found = EXPANSION.exec(text);
  if (found && EXPANSION.lastIndex <= end)
    variables.push({ from: EXPANSION.lastIndex - found[1]!.length, to: EXPANSION.lastIndex });
}

/** The same for each in a here-document's line that the shell expands. */
export function noteVariables(reader: Reader, from: number, to: number): void {
  if (!reader.variables) return;
  for (let at = from; at < to; at++) {
    if (reader.text[at] === '\\') at++;
    else if (reader.text[at] === '$') noteVariable(reader, at);
  }
}

/** Every word in `((…))` is a variable, with a `$` or without. */
export function noteArithmetic({ text, variables }: Reader, from: number, to: number): void {
  if (!variables) return;
  for (const { index, 0: word } of text.slice(from, to).matchAll(/(?<![\w.])[A-Za-z_]\w*/g))
    variables.push({ from: from + index, to: from + index + word.length });
}
