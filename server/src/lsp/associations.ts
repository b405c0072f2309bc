import type { Associable } from '../features/settings.ts';

/**
 * The language of the first pattern that matches a path. A pattern without a slash means the file's
 * name, any other the end of its path; `*` stays within a step, `**` does not, `{a,b}` is a choice.
 */
export function associated(
  path: string,
  associations: Readonly<Record<string, Associable>>,
): Associable | undefined {
  for (const [pattern, language] of Object.entries(associations))
    if (new RegExp(`(?:^|/)${globExpression(pattern.replace(/^\/+/, ''))}$`).test(path))
      return language;
  return undefined;
}

/** The regular expression of a glob: `*` stays within a step, `**` does not, `{a,b}` is a choice. */
export const globExpression = (pattern: string): string =>
  pattern.replaceAll(
    /\*\*\/|\*\*|\*|\?|\{([^{}]*)\}|[.+^$()|[\]\\{}]/g,
    (part, choice?: string) => {
      if (choice !== undefined) return `(?:${choice.split(',').map(globExpression).join('|')})`;
      if (part === '**/') return '(?:[^/]+/)*';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      return part === '?' ? '[^/]' : `\\${part}`;
    },
  );
