/** A pattern as it is matched: cleaned, relative to the build context. */
interface Pattern {
  readonly text: string;
  readonly isNegated: boolean;
}

/**
 * The expression of a pattern: Go's `filepath.Match` with `**` for any number of folders. Undefined for one that
 * the builder refuses.
 */
export function expressionOf(pattern: string): RegExp | undefined {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]!;
    if (pattern.startsWith('**', at)) {
      at++;
      if (pattern[at + 1] === '/') at++;
      source += at + 1 >= pattern.length ? '.*' : '(?:.*/)?';
    } else if (char === '*') source += '[^/]*';
    else if (char === '?') source += '[^/]';
    else if (char === '[') {
      const end = classEnd(pattern, at);
      if (end < 0) return undefined;
      source += classOf(pattern.slice(at + 1, end));
      at = end;
    } else if (char === '\\') {
      if (++at >= pattern.length) return undefined;
      source += escaped(pattern[at]!);
    } else source += escaped(char);
  }
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    return undefined;
  }
}

const escaped = (char: string): string => char.replace(/[.*+?^${}()|[\]\\/]/, String.raw`\$&`);

/** A class is not empty, and a hyphen or bracket in it is escaped: https://pkg.go.dev/path/filepath#Match. */
const CLASS = /\[\^?(?:(?:\\.|[^\\\]-])(?:-(?:\\.|[^\\\]-]))?)+\]/suy;

/** Offset of the bracket that closes a class; negative where it is none. */
function classEnd(pattern: string, from: number): number {
  CLASS.lastIndex = from;
  return CLASS.test(pattern) ? CLASS.lastIndex - 1 : -1;
}

function classOf(inner: string): string {
  const isNegated = inner.startsWith('^');
  const body = inner
    .slice(isNegated ? 1 : 0)
    .replaceAll(/\\(.)|[[\]^&|~]/gs, (all, next?: string) =>
      next === undefined ? `\\${all}` : escaped(next).replace(/^-$/, String.raw`\-`),
    );
  return `[${isNegated ? '^' : ''}${body}]`;
}

/** The path and all folders above it. */
function chain(path: string): readonly string[] {
  const steps = path.split('/');
  return steps.map((_, i) => steps.slice(0, i + 1).join('/'));
}

/**
 * The pattern that keeps a path out of the build context; undefined where none does, or where some of what
 * lies below it may come in again. `path` is cleaned and relative to the context.
 */
export function ignoredBy<P extends Pattern>(patterns: readonly P[], path: string): P | undefined {
  const places = chain(path);
  let by: P | undefined;
  for (const pattern of patterns) {
    const expression = expressionOf(pattern.text);
    if (!expression || pattern.text === '.') continue;
    if (places.some((place) => expression.test(place)))
      by = pattern.isNegated ? undefined : pattern;
    else if (pattern.isNegated && mayReachBelow(pattern.text, path)) by = undefined;
  }
  return by;
}

/** Whether a pattern may match something below a folder: its first steps match those of the folder. */
function mayReachBelow(pattern: string, folder: string): boolean {
  const own = pattern.split('/');
  const steps = folder.split('/');
  for (const [i, step] of steps.entries()) {
    const wanted = own[i];
    if (wanted === undefined) return false;
    if (wanted.includes('**')) return true;
    if (expressionOf(wanted)?.test(step) === false) return false;
  }
  return own.length > steps.length;
}
