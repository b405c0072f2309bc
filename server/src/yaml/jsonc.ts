/** A string as it stands, a comment to its end, a tab. */
const PIECE = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\t/g;

/**
 * JSON with comments as YAML reads it: comments and tabs are blanks, and every offset stays. Trailing
 * commas are YAML already.
 */
export const asYaml = (text: string): string =>
  text.replaceAll(PIECE, (piece) =>
    piece.startsWith('"') ? piece : piece.replaceAll(/[^\r\n]/g, ' '),
  );
