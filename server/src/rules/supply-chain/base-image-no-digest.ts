import { readImage } from '../../core/parts.ts';
import { isReference, loosenessOf } from '../../concepts/images.ts';
import { shifted } from '../../core/span.ts';
import { basesOf } from '../../languages/dockerfile/view-images.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    for (const { part, node, text } of basesOf(document)) {
      const image = isReference(text) ? readImage(text) : undefined;
      // What has no version yet is told by the rules about that.
      if (!image?.tag || image.digest || loosenessOf(text)) continue;
      report('base-image-no-digest', {
        span: shifted(node, part.segment.from),
        fill: { tag: image.tag.text.slice(0, 40) },
      });
    }
  },
};

export default rule;
