import type { SearchHit } from '../../../server/src/protocol.ts';

/** What the extension tells the panel. */
export type ToPanel =
  | {
      readonly type: 'note';
      /** Names what is shown; scroll positions are kept by it. */
      readonly key: string;
      readonly title: string;
      readonly html: string;
      /** The user asked for it, so the focus follows. */
      readonly navigated: boolean;
    }
  | { readonly type: 'empty'; readonly html: string }
  | { readonly type: 'state'; readonly follow: boolean; readonly pinned: boolean }
  | { readonly type: 'following'; readonly on: boolean }
  | { readonly type: 'results'; readonly query: string; readonly hits: readonly SearchHit[] }
  | { readonly type: 'focusSearch' }
  | { readonly type: 'busy'; readonly on: boolean };

/** What the panel asks of the extension; anything else is dropped. */
export type FromPanel =
  | { readonly type: 'ready'; readonly key?: string }
  | { readonly type: 'open'; readonly id: string }
  | { readonly type: 'search'; readonly query: string }
  | { readonly type: 'link'; readonly url: string }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'insert'; readonly text: string }
  | { readonly type: 'back' }
  | { readonly type: 'forward' }
  | { readonly type: 'toggleFollow' }
  | { readonly type: 'command'; readonly name: 'searchGlossary' };

const TEXT = ['id', 'query', 'url', 'text', 'key', 'name'] as const;
const TYPES: ReadonlySet<string> = new Set([
  'ready',
  'open',
  'search',
  'link',
  'copy',
  'insert',
  'back',
  'forward',
  'toggleFollow',
  'command',
]);
const LONGEST = 20_000;

/** A message of the panel; undefined for whatever is none. */
export function readMessage(message: unknown): FromPanel | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  const fields = message as Readonly<Record<string, unknown>>;
  if (typeof fields['type'] !== 'string' || !TYPES.has(fields['type'])) return undefined;
  const isText = (field: string) =>
    fields[field] === undefined ||
    (typeof fields[field] === 'string' && fields[field].length <= LONGEST);
  return TEXT.every(isText) ? (fields as unknown as FromPanel) : undefined;
}
