import { contextOf } from '../../concepts/build-context.ts';
import { ignoredBy } from '../../concepts/ignored.ts';
import type { Document } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { cleanPath } from '../../core/paths.ts';
import { shifted } from '../../core/span.ts';
import { meaningAt, valueAt } from '../../languages/dockerfile/view.ts';
import { patternsOf } from '../../languages/dockerignore/view.ts';
import type { Placed, RuleCode, RuleWorld } from '../rule.ts';

/** The pattern of the language's neighbours that tells which ignore files are there. */
const IGNORES = '*.dockerignore';

const rule: RuleCode = {
  decides: ({ complete }) => complete(IGNORES) === true,
  conclude(hits, world, report) {
    if (!hits.length) return;
    const ignores = ignoreFile(world);
    const patterns = ignores && patternsOf(ignores);
    if (!patterns?.length) return;
    const file = ignores!.uri.slice(ignores!.uri.lastIndexOf('/') + 1);
    for (const placed of hits) {
      const path = sourceOf(placed, world);
      const by = path === undefined ? undefined : ignoredBy(patterns, path);
      if (!by) continue;
      const span = shifted(placed.hit.node, placed.part.segment.from);
      const fill = { pattern: by.node.label!.text, file: decodeURIComponent(file) };
      report(placed.hit.name.id, { span, fill });
    }
  },
};

/** The file that decides what of the context is sent: one of the Dockerfile's own name wins. */
function ignoreFile({ document, neighbours, complete }: RuleWorld): Document | undefined {
  if (complete(IGNORES) !== true) return undefined;
  const of = (uri: string) => neighbours.find((one) => one.uri === uri);
  const own = of(`${document.uri}.dockerignore`);
  const context = contextOf(document, neighbours);
  if (own || context === undefined) return context === undefined ? undefined : own;
  return of(`${context}/.dockerignore`);
}

/** A source as it is matched; undefined for what does not come from the context, for globs, and where nobody knows. */
function sourceOf({ hit, part }: Placed, { document }: RuleWorld): string | undefined {
  const { node, above } = hit;
  const isFrom = above
    .at(-1)
    ?.children?.some(({ kind, label }) => kind === 'flag' && label?.text === '--from');
  if (isFrom || !variablesIn(node).every((name) => meaningAt(document, part, name)?.text))
    return undefined;
  const text = valueAt(document, part, node)?.text;
  if (text === undefined || /[*?[\\]|^\w+:\/\/|^git@|^<</.test(text)) return undefined;
  const path = cleanPath(`/${text}`).slice(1);
  return path === '' ? undefined : path;
}

const variablesIn = ({ children = [] }: Node): readonly string[] =>
  children.flatMap(({ refers }) => (refers?.scope === 'variable' ? [refers.text] : []));

export default rule;
