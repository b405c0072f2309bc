import type { Paint, Paints } from '../../core/tokens.ts';

/** What stands at the first step of a place, where that is one step below it. */
const PLACES: ReadonlyMap<string, Paint> = new Map([
  ['play', { type: 'keyword' }],
  ['task', { type: 'keyword' }],
  ['block', { type: 'keyword' }],
  ['handler', { type: 'keyword' }],
  ['module', { type: 'class' }],
  ['filter', { type: 'function' }],
  ['test', { type: 'function' }],
  ['lookup', { type: 'function' }],
]);

/** Words of a playbook: keywords, modules, their options; a task is told by its name, which is a value in it. */
export const paints: Paints = {
  label({ kind, addresses, defines }) {
    if (kind === 'block') return null;
    const place = addresses[0];
    if (place?.space !== 'ansible' || defines || place.path.length !== 2) return undefined;
    return kind === 'value' ? undefined : PLACES.get(place.path[0]!);
  },
  names: {
    handler: { type: 'class' },
    role: { type: 'namespace' },
    group: { type: 'class' },
    host: { type: 'class' },
  },
};
