import type { Label } from '../../core/node.ts';
import { literalOf } from './forms.ts';
import type { Place, Vocabulary } from './place.ts';
import type { Expression } from './syntax.ts';
import { plainText } from './templates.ts';

/** What the facts call a setting that holds an object of the Kubernetes API, or a text of several. */
export const MANIFEST = 'kubernetes';

/** Functions that make of a text the object that it describes. */
export const DECODING: ReadonlySet<string> = new Set(['yamldecode', 'jsondecode']);

/** The place of an object's entries: it may be one of the Kubernetes API, in Terraform's syntax. */
export function manifestPlace(
  text: string,
  { entries }: Expression & { kind: 'object' },
  place: Place,
  vocabulary: Vocabulary,
): Place {
  if (place.kubernetes || vocabulary.partsOf(place) !== MANIFEST) return place;
  const named = (name: string): string | undefined => {
    const entry = entries.find(({ key }) => keyOf(text, key).text === name);
    const value = literalOf(text, entry?.value);
    return typeof value === 'string' ? value : undefined;
  };
  const api = vocabulary.kubernetes;
  const object = api.object(named('apiVersion'), named('kind'));
  return { ...place, kubernetes: { api, place: object, verbatim: true } };
}

/** A key without its quotes; its text is empty where it is only known at run time. */
export function keyOf(text: string, key: Expression): Label {
  if (key.kind === 'name') return { from: key.from, to: key.to, text: key.name };
  return key.kind === 'template' && !key.parts.length
    ? { ...key.inside, text: plainText(text, key) }
    : { from: key.from, to: key.to, text: '' };
}
