import { shifted } from '../../core/span.ts';
import { imagesOf } from '../../languages/dockerfile/view-images.ts';
import { wholeName } from '../../concepts/images.ts';
import type { RuleCode } from '../rule.ts';

const NAME = 'untrusted-registry';

const rule: RuleCode = {
  survey({ document, options }, report) {
    const { registries } = options(NAME) as { readonly registries?: readonly string[] };
    if (!registries?.length || document.origin.language.id !== 'dockerfile') return;
    const allowed = registries.map(stepsOf);
    for (const { part, node, text } of imagesOf(document)) {
      const name = wholeName(text);
      if (name === undefined) continue;
      const steps = name.split('/');
      if (allowed.some((one) => one.every((step, i) => fits(step, steps[i], i === 0)))) continue;
      report(NAME, {
        span: shifted(node, part.segment.from),
        fill: { registry: steps[0]! },
      });
    }
  },
};

/** Schemes and closing slashes are left out. */
const stepsOf = (text: string): readonly string[] =>
  text
    .trim()
    .replace(/^https?:\/\//, '')
    .split('/')
    .filter(Boolean);

/** Of a host's name `*` is one part, of a path's step all of it. */
function fits(wanted: string, step = '', isHost: boolean): boolean {
  if (!isHost) return wanted === '*' || wanted === step;
  const labels = step.toLowerCase().split('.');
  const parts = wanted.toLowerCase().split('.');
  return (
    parts.length === labels.length && parts.every((part, i) => part === '*' || part === labels[i])
  );
}

export default rule;
