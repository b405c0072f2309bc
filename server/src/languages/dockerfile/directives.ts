import { address } from '../../core/address.ts';
import type { Label, Node } from '../../core/node.ts';
import { readImage, readPairs } from '../../core/parts.ts';
import { shifted } from '../../core/span.ts';
import { withImage } from './image.ts';
import { valueNode } from './nodes.ts';

/** A parser directive, `# key=value`; spans count from the start of its line. */
export interface Directive {
  /** In lower case. */
  readonly key: string;
  readonly label: Label;
  readonly value: Label;
}

// https://docs.docker.com/reference/dockerfile/#parser-directives: any other key makes it a comment.
// One without a value is none to the builder either, but is about to be one.
const LINE = /^[\uFEFF \t]*#[ \t]*(syntax|escape|check)[ \t]*=[ \t]*([^\r\n]*)/di;

/** The directive on a line; undefined where it is a comment or something else. */
export function readDirective(line: string): Directive | undefined {
  const match = LINE.exec(line);
  if (!match) return undefined;
  const [keyFrom, keyTo] = match.indices![1]!;
  const text = match[2]!.trimEnd();
  const from = match.indices![2]![0];
  return {
    key: match[1]!.toLowerCase(),
    label: { from: keyFrom, to: keyTo, text: match[1]! },
    value: { from, to: from + text.length, text },
  };
}

/** The node of a directive's line: `#/syntax` with its value, `#/check` with its options. */
export function directiveNode({ key, label, value }: Directive): Node {
  const path = ['#', key];
  const place = { from: label.from, to: value.to };
  const base = {
    kind: 'setting' as const,
    ...place,
    label,
    addresses: [address('dockerfile', ...path)],
  };
  if (!value.text) return { ...base, form: 'null' };
  if (key === 'check') return { ...base, form: 'map', children: checkNodes(value) };
  const image = key === 'syntax' ? readImage(value.text) : undefined;
  const child = valueNode(value, path, value.text);
  const children = image
    ? [
        withImage(
          child,
          image,
          path,
          (span) => shifted(span, value.from),
          () => image.repository.text,
        ),
      ]
    : [child];
  return { ...base, form: 'scalar', value: value.text, children };
}

/** `skip=A,B;error=true`: options between semicolons, lists between commas. */
function checkNodes(value: Label): readonly Node[] {
  return readPairs(value.text, ';').map((pair): Node => {
    const from = value.from + pair.key.from;
    const label = { from, to: value.from + pair.key.to, text: pair.key.text };
    const path = ['#', 'check', pair.key.text];
    const items = readPairs(pair.value?.text ?? '').map((item) => {
      const start = value.from + pair.value!.from + item.key.from;
      const end = item.value?.to ?? item.key.to;
      const text = pair.value!.text.slice(item.key.from, end);
      return valueNode({ from: start, to: start + text.length }, path, text);
    });
    const to = value.from + (pair.value?.to ?? pair.key.to);
    return {
      kind: 'setting',
      from,
      to,
      label,
      addresses: [address('dockerfile', ...path)],
      ...(items.length === 1 && { value: pair.value!.text }),
      children: items,
    };
  });
}
