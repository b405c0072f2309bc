import { argumentsOf, flagsOf, hostOf, inRun, isAt } from '../../concepts/commands.ts';
import type { Document, Part } from '../../core/document.ts';
import { walk } from '../../core/node.ts';
import { readImage } from '../../core/parts.ts';
import { shifted } from '../../core/span.ts';
import { insertWord } from '../../core/splice.ts';
import { lineage, stageOf } from '../../languages/dockerfile/view.ts';
import type { Fix, Hit, Placed, RuleCode } from '../rule.ts';

/** Flags after which the log stays short, wget(1). */
const QUIET =
  '--quiet --no-verbose --progress --output-file --append-output --background --spider'.split(' ');

const rule: RuleCode = {
  conclude(hits, { document }, report) {
    for (const placed of hits) {
      const { hit, part } = placed;
      if (!hit.node.label || !isNoisy(hit)) continue;
      const span = shifted(hit.node.label, part.segment.from);
      report('wget-no-progress', { span, fixes: fixesOf(placed, document) });
    }
  },
};

/** A download whose progress goes to the log. */
function isNoisy({ node, above, text }: Hit): boolean {
  if (!inRun(above) || !argumentsOf(node).length) return false;
  if (QUIET.some((flag) => flagsOf(flag, node).length)) return false;
  const end = node.children?.at(-1)?.to ?? node.to;
  // Standard error, which progress is written to, may go somewhere else.
  return !/\b2>|&>/.test(text.slice(end, node.to));
}

function fixesOf({ hit, part }: Placed, document: Document): readonly Fix[] {
  const { embeds } = hostOf(hit.above) ?? {};
  const word = isGnu(document, part) ? '--progress=dot:giga' : '-q';
  const edit = embeds && hit.node.label && insertWord(embeds, hit.node.label.to, word);
  if (!edit) return [];
  const edits = [{ ...edit, ...shifted(edit, part.segment.from) }];
  return [{ title: `Add ${word}`, edits, safe: false }];
}

/** True where wget surely is GNU's, not BusyBox's: on Docker's own images but Alpine's, or installed. */
function isGnu(document: Document, part: Part): boolean {
  const stages = lineage(stageOf(document, part));
  const isInstalled = stages.some((stage) =>
    stage
      .instructions('RUN')
      .some(
        ({ part: { segment }, node }) =>
          segment.from <= part.segment.from &&
          [...walk([node])].some((one) => isAt(one, 'package', 'wget')),
      ),
  );
  const image = readImage(String(stages.at(-1)?.image?.value ?? ''));
  const isOwn = image !== undefined && !image.name.includes('/');
  return isInstalled || (isOwn && !/alpine|busybox/.test(`${image.name} ${image.tag?.text ?? ''}`));
}

export default rule;
