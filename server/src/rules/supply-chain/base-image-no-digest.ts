import { readImage } from '../../core/parts.ts';
import { isReference } from '../../concepts/images.ts';
import { shifted } from '../../core/span.ts';
import { imagesOf } from '../../languages/dockerfile/view-images.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    for (const { part, node, text, keyword } of imagesOf(document)) {
      const image = keyword === 'FROM' && isReference(text) ? readImage(text) : undefined;
      if (!image?.tag || image.digest) continue;
      report('base-image-no-digest', {
        span: shifted(node, part.segment.from),
        fill: { tag: image.tag.text.slice(0, 40) },
      });
    }
  },
};

export default rule;
