import { isSpace, type Space } from '../core/address.ts';
import { pathAddress } from '../core/parts.ts';

/** One step of a selector, from the most to the least specific. */
export type Step =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'one-of'; readonly texts: readonly string[] }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'rest' };

export interface Selector {
  readonly space: Space;
  readonly steps: readonly Step[];
}

/**
 * Reads a selector as people write it in the space's own way: `docker run --network=host`,
 * `services/x/privileged`, `config.vm/box`, `/var/run/docker.sock`. Never fails: what is no wildcard is literal.
 */
export function parseSelector(space: Space, text: string): Selector {
  return { space, steps: splitSteps(space, text.trim()).map(stepOf) };
}

/** Reads `space: selector`; undefined where the space is missing or unknown. */
export function parseFullSelector(text: string): Selector | undefined {
  const colon = text.indexOf(':');
  const space = text.slice(0, colon).trim();
  return colon > 0 && isSpace(space) ? parseSelector(space, text.slice(colon + 1)) : undefined;
}

function splitSteps(space: Space, text: string): readonly string[] {
  switch (space) {
    case 'image':
    case 'package':
      return [text];
    case 'path':
      return pathAddress(text).path;
    case 'cli':
      return text.split(/\s+/).flatMap((word) => {
        const equals = word.indexOf('=');
        const path = equals < 0 ? word : word.slice(0, equals);
        return [...path.split('/').filter(Boolean), ...(equals < 0 ? [] : [word.slice(equals)])];
      });
    default:
      return splitSlashes(text);
  }
}

/** A value step runs to the end: it may hold slashes of its own. */
function splitSlashes(text: string): string[] {
  const value = text.indexOf('/=');
  const path = value < 0 ? text : text.slice(0, value);
  return [...path.split('/'), ...(value < 0 ? [] : [text.slice(value + 1)])];
}

/** One step, as it is written: `*`, `**`, `a|b`, `aws_*`, or the word itself. `\*` is a star itself, as in `=\*`. */
export function stepOf(text: string): Step {
  if (text === '*') return { kind: 'any' };
  if (text === '**') return { kind: 'rest' };
  if (text.length > 1 && text.includes('|')) {
    const mark = text.startsWith('=') ? '=' : '';
    const texts = text.slice(mark.length).split('|');
    return { kind: 'one-of', texts: texts.map((one) => mark + withStars(one)) };
  }
  return text.endsWith('*') && !text.endsWith('\\*')
    ? { kind: 'prefix', text: withStars(text.slice(0, -1)) }
    : { kind: 'literal', text: withStars(text) };
}

const withStars = (text: string): string => text.replaceAll('\\*', '*');
