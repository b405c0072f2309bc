import { open } from './harness.ts';

/**
 * The slot where a mark stands in a text, in one line: `space role path, "typed", "replaced"`, with
 * the scope, the suffix and what stands beside it where there are such; `none` where nothing fits.
 */
export function slotAt(file: string, marked: string, mark = '|'): string {
  const offset = marked.indexOf(mark);
  const text = marked.slice(0, offset) + marked.slice(offset + mark.length);
  const slot = open(file, text).slot(offset);
  if (!slot) return 'none';
  const { prefix, role, replace, typed, siblings, scope, suffix, paths } = slot;
  return [
    `${prefix.space} ${role} ${prefix.path.join('/') || '.'}`,
    JSON.stringify(typed),
    JSON.stringify(text.slice(replace.from, replace.to)),
    ...(scope === undefined ? [] : [`scope ${scope}`]),
    ...(suffix === undefined ? [] : [`suffix ${JSON.stringify(suffix)}`]),
    ...(paths ? [`in ./${paths.folder}`] : []),
    ...(siblings.length ? [`beside ${siblings.join(' ')}`] : []),
  ].join(', ');
}
