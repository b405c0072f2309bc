import { nearest } from '../../concepts/near.ts';
import { type Node, walk } from '../../core/node.ts';
import { type Span, shifted } from '../../core/span.ts';
import type { Document } from '../../core/document.ts';
import { imageNames } from '../../glossary/images.ts';
import { stageOf, stagesOf } from '../../languages/dockerfile/view.ts';
import { stageNamed } from '../../languages/dockerfile/view-images.ts';
import type { RuleCode } from '../rule.ts';

const NAME = 'copy-from-unknown-stage';

const rule: RuleCode = {
  // A compose file that is not in sight may name the context.
  decides: ({ document, complete }) =>
    (document.origin.language.neighbours?.([]) ?? []).every((pattern) => complete(pattern)),

  conclude(hits, { document, neighbours, facts }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    const stages = stagesOf(document);
    const nameOf = (at: number) => stages[at]?.name?.defines?.text;
    for (const { hit, part } of hits) {
      const [source] = hit.node.children ?? [];
      if (!source) continue;
      const { value, from, to } = source;
      if (typeof value !== 'string' || !value || stageNamed(document, part, value)) continue;
      const isNumber = /^\d+$/.test(value);
      const own = stages.indexOf(stageOf(document, part)!);
      const isLater = stages.some((_, i) => i > own && sameName(nameOf(i), value));
      if (!isNumber && !isLater) {
        const official = imageNames(facts);
        // What is no bare word is an image; so are Docker's own, and all while these are unknown.
        if (/[/:@.]/.test(value) || !official || official.official.includes(value)) continue;
        if (official.deprecated.includes(value)) continue;
      }
      if (neighbours.some((one) => contextsOf(one).has(value.toLowerCase()))) continue;
      const span: Span = shifted({ from, to }, part.segment.from);
      const earlier = stages.slice(0, own).flatMap((_, i) => nameOf(i) ?? []);
      const near = isNumber || isLater ? undefined : nearest(value, earlier);
      report(NAME, {
        span,
        fill: { name: value },
        fixes: near ? [{ title: `Change to ${near}`, edits: [{ ...span, text: near }] }] : [],
        ...(isLater && {
          message: 'Stage {name} only follows below; the builder looks for an image.',
        }),
        ...(isNumber && { message: 'No stage before this one has the number {name}.' }),
      });
    }
  },
};

const sameName = (a: string | undefined, b: string): boolean =>
  a !== undefined && a.toLowerCase() === b.toLowerCase();

const contexts = new WeakMap<Document, ReadonlySet<string>>();

/** The names that a compose file gives contexts of its builds. */
function contextsOf(document: Document): ReadonlySet<string> {
  let names = contexts.get(document);
  if (!names) {
    const found = document.origin.language.id !== 'compose' ? [] : document.parts;
    names = new Set(
      found.flatMap(({ nodes }) =>
        [...walk(nodes)].flatMap(({ label, value, children = [] }) =>
          label?.text === 'additional_contexts'
            ? [String(value ?? ''), ...children.flatMap(wordsOf)].filter(Boolean)
            : [],
        ),
      ),
    );
    contexts.set(document, names);
  }
  return names;
}

/** A pair of a map, or an item `name=where`. */
const wordsOf = ({ label, value }: Node): readonly string[] =>
  [label?.text, String(value ?? '').split('=')[0]].flatMap((one) => one?.toLowerCase() ?? []);

export default rule;
