import assert from 'node:assert/strict';
import type { Document } from '../server/src/core/document.ts';
import type { FormatOptions } from '../server/src/core/language.ts';
import type { Node } from '../server/src/core/node.ts';
import { format } from '../server/src/features/formatting.ts';
import { applyEdits } from './fences.ts';
import { open } from './harness.ts';

/** How a document is read, apart from where things stand and from the case of the builder's own words. */
function reading({ parts }: Document): unknown {
  const told = ({
    kind,
    label,
    addresses,
    value,
    form,
    defines,
    refers,
    embeds,
    leads,
    children,
  }: Node): unknown => [
    kind,
    kind === 'comment' ? undefined : label?.text.toLowerCase(),
    addresses.map(({ space, path: steps }) => `${space}:${steps.join('/')}`),
    value,
    form,
    defines?.text,
    refers?.text,
    leads,
    embeds?.language,
    embeds?.words?.map(({ text }) => text),
    children?.map(told),
  ];
  return parts
    .filter(({ segment }) => segment.entity)
    .map(({ segment, nodes }) => [segment.entity, segment.mode, nodes.map(told)]);
}

/** The comments, which no reader tells apart. */
const commentsIn = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'));

/** Formatting leaves how a text is read and what it comments, and changes nothing the second time. */
export function checkFormatting(text: string, options: FormatOptions, file = 'Dockerfile'): void {
  const document = open(file, text);
  const once = applyEdits(text, format(document, options));
  if (once === text) return;
  assert.deepEqual(reading(open(file, once)), reading(document), `${text}\n--- became\n${once}`);
  const twice = applyEdits(once, format(open(file, once), options));
  assert.equal(twice, once, `again, of ${JSON.stringify(text)}`);
  if (!/^#\s*(?:syntax|escape|check)\s*=/im.test(text))
    assert.deepEqual(commentsIn(once), commentsIn(text));
}
