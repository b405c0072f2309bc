import { isReference } from '../../concepts/images.ts';
import { shifted } from '../../core/span.ts';
import { meaningAt, stagesOf, valueAt } from '../../languages/dockerfile/view.ts';
import { usesIn } from '../../languages/dockerfile/view-variables.ts';
import type { RuleCode } from '../rule.ts';

/** More of a name than that does not fit into a message. */
const LONGEST = 24;

const rule: RuleCode = {
  survey({ document }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    for (const { from, image, base } of stagesOf(document)) {
      const { part } = from;
      const value = image && !base ? valueAt(document, part, image) : undefined;
      if (!image || !value || value.certain || isReference(value.text)) continue;
      // That one is empty whatever the arguments are.
      const isOther = usesIn(document, part).some(
        ({ name }) => meaningAt(document, part, name)?.origin === 'nothing',
      );
      if (isOther) continue;
      const { text } = value;
      const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
      report('from-invalid-default-arg', {
        span: shifted(image, part.segment.from),
        fill: { text: shown ? `"${shown}"` : 'empty' },
      });
    }
  },
};

export default rule;
