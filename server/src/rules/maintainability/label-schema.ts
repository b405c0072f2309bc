import { formProblem, type LabelForm } from '../../concepts/label-forms.ts';
import { HOLE } from '../../core/decoder.ts';
import type { Node } from '../../core/node.ts';
import { shifted } from '../../core/span.ts';
import { shippedStages } from '../../languages/dockerfile/view.ts';
import type { RuleCode, RuleWorld } from '../rule.ts';

const NAME = 'label-schema';

interface Choice {
  readonly labels?: Readonly<Record<string, LabelForm>>;
  readonly strict?: boolean;
}

const rule: RuleCode = {
  conclude(hits, { document, options }, report) {
    const { labels = {}, strict = false } = options(NAME) as Choice;
    const [last] = shippedStages(document);
    if (!Object.keys(labels).length || !last?.from.node.label) return;
    const set = labelsOf(document);
    for (const { key, node, from } of set) {
      const problem = problemOf(node, key, { labels, strict }, hits[0]?.hit.name.words ?? {});
      const value = node.children?.find(({ kind }) => kind === 'value');
      const span = (problem?.of === 'value' && value) || node.label;
      if (problem && span)
        report(NAME, { span: shifted(span, from), fill: { problem: problem.text } });
    }
    // A key that a variable names may be any of them.
    const given = new Set(set.map(({ key }) => key));
    const missing = Object.keys(labels).filter((key) => !given.has(key));
    if (!missing.length || [...given].some((key) => key.includes(HOLE))) return;
    const problem = `The label${missing.length > 1 ? 's' : ''} ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing`;
    const span = shifted(last.from.node.label, last.from.part.segment.from);
    report(NAME, { span, fill: { problem } });
  },
};

/** The labels of the image; `from` is where each one's segment begins. */
const labelsOf = (document: RuleWorld['document']) =>
  shippedStages(document).flatMap((stage) =>
    stage.instructions('LABEL').flatMap(({ part, node }) =>
      (node.children ?? []).flatMap((child) =>
        child.kind === 'setting' && child.label
          ? [
              {
                key: child.label.text.replaceAll(/^["']|["']$/g, ''),
                node: child,
                from: part.segment.from,
              },
            ]
          : [],
      ),
    ),
  );

function problemOf(
  { value }: Node,
  key: string,
  { labels, strict }: Required<Choice>,
  licenses: Readonly<Record<string, string>>,
): { readonly of: 'key' | 'value'; readonly text: string } | undefined {
  if (key.includes(HOLE)) return undefined;
  const form = Object.hasOwn(labels, key) ? labels[key] : undefined;
  if (!form)
    return strict
      ? { of: 'key', text: `${key} is not among the labels that are asked for` }
      : undefined;
  if (value === null || value === '') return { of: 'key', text: `${key} is empty` };
  const problem = value === undefined ? undefined : formProblem(form, String(value), licenses);
  return problem === undefined ? undefined : { of: 'value', text: `${key} must be ${problem}` };
}

export default rule;
