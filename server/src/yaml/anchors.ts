import { ANCHOR, type Document } from '../core/document.ts';
import { type Binder, latestBinder, type Naming } from '../core/names.ts';

const SCOPES: ReadonlySet<string> = new Set([ANCHOR]);

/** An alias means the latest anchor of its name before it in its YAML document; other names are shared. */
export const bindAnchors = (document: Document): Binder => latestBinder(document, SCOPES);

/** What an anchor may be called. YAML 1.2.2 allows more, but not everybody reads it. */
export const ANCHOR_NAMING: Naming = {
  pattern: /^[\w.-]+$/,
  allows: 'letters, digits, ".", "_" and "-"',
};
