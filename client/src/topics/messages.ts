import type { SearchAnswer } from '../../../server/src/protocol.ts';

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
      /** Where to begin; empty for the beginning, or where it was left. */
      readonly heading: string;
    }
  | { readonly type: 'empty'; readonly html: string }
  | { readonly type: 'state'; readonly follow: boolean; readonly pinned: boolean }
  | { readonly type: 'following'; readonly on: boolean }
  | { readonly type: 'results'; readonly query: string; readonly answer: SearchAnswer }
  /** Answered by `section`. */
  | { readonly type: 'askSection' }
  | { readonly type: 'busy'; readonly on: boolean };

/** What the panel asks of the extension; anything else is dropped. */
export type FromPanel =
  /** With what was shown when the window was left, empty if nothing was. */
  | { readonly type: 'ready'; readonly key: string; readonly pinned: boolean }
  | { readonly type: 'open'; readonly id: string }
  | { readonly type: 'search'; readonly query: string }
  | { readonly type: 'link'; readonly url: string }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'insert'; readonly text: string }
  /** The heading that is in view, empty above the first. */
  | { readonly type: 'section'; readonly heading: string }
  | { readonly type: 'back' }
  | { readonly type: 'forward' }
  | { readonly type: 'toggleFollow' }
  | { readonly type: 'searchGlossary' };

/** The fields that each message must have, and has alone. */
const FIELDS: {
  readonly [T in FromPanel['type']]: Readonly<Record<string, 'string' | 'boolean'>>;
} = {
  ready: { key: 'string', pinned: 'boolean' },
  open: { id: 'string' },
  search: { query: 'string' },
  link: { url: 'string' },
  copy: { text: 'string' },
  insert: { text: 'string' },
  section: { heading: 'string' },
  back: {},
  forward: {},
  toggleFollow: {},
  searchGlossary: {},
};
const LONGEST = 20_000;

/** A message of the panel; undefined for whatever is none. */
export function readMessage(message: unknown): FromPanel | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  const { type, ...given } = message as Readonly<Record<string, unknown>>;
  if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) return undefined;
  const wanted = Object.entries(FIELDS[type as FromPanel['type']]);
  const isWhole =
    Object.keys(given).length === wanted.length &&
    wanted.every(([field, kind]) => {
      const value = given[field];
      return typeof value === kind && (typeof value !== 'string' || value.length <= LONGEST);
    });
  return isWhole ? (message as FromPanel) : undefined;
}
