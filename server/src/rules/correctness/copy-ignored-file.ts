import type { Document } from '../../core/document.ts';
import { ignoredBy } from '../../core/ignored.ts';
import type { Node } from '../../core/node.ts';
import { cleanPath } from '../../core/paths.ts';
import { shifted } from '../../core/span.ts';
import { meaningAt, valueAt } from '../../languages/dockerfile/view.ts';
import { rootOf } from '../../languages/dockerfile/view-context.ts';
import { patternsOf } from '../../languages/dockerignore/view.ts';
import type { Placed, RuleCode } from '../rule.ts';

/** The pattern of the language's neighbours that tells which ignore files are there. */
const IGNORES = '*.dockerignore';

const rule: RuleCode = {
  decides: ({ complete }) => complete(IGNORES) === true,
  conclude(hits, { document, neighbours, complete }, report) {
    if (!hits.length || complete(IGNORES) !== true) return;
    const files = rootOf(document, neighbours)?.filters ?? [];
    const [first] = files;
    if (!first) return;
    for (const placed of hits) {
      const path = sourceOf(placed, document);
      if (path === undefined) continue;
      // Each of them leaves it out, or whoever reads another finds it.
      const [by, ...others] = files.map((file) => ignoredBy(patternsOf(file), path));
      if (!by || others.some((other) => !other)) continue;
      const span = shifted(placed.hit.node, placed.part.segment.from);
      report(placed.hit.name.id, {
        span,
        fill: { pattern: by.node.label!.text, file: nameOf(first) },
      });
    }
  },
};

const nameOf = ({ uri }: Document): string =>
  decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

/** A source as it is matched; undefined for what does not come from the context, for globs, and where nobody knows. */
function sourceOf({ hit, part }: Placed, document: Document): string | undefined {
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
