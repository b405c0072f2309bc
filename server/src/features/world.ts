import type { Document } from '../core/document.ts';
import type { Facts } from '../core/facts.ts';
import type { Presentation } from '../glossary/card.ts';
import type { Glossary } from '../glossary/glossary.ts';
import type { LinkTable } from '../glossary/links.ts';
import type { RuleTable } from './rule-table.ts';
import type { Settings } from './settings.ts';

/** All that answers depend on beside the documents. Frozen; replaced as a whole. */
export interface Analysis {
  readonly glossary: Glossary;
  readonly rules: RuleTable;
  readonly facts: Facts;
  readonly links: LinkTable;
  readonly settings: Settings;
  readonly presentation: Presentation;
}

/** What is in sight around a document. */
export interface Around {
  readonly neighbours: readonly Document[];
  /**
   * By the patterns of the language's `neighbours`: whether all files that a pattern means are among the
   * neighbours. A pattern is missing where nobody knows what it means: nothing was listed.
   */
  readonly complete: ReadonlyMap<string, boolean>;
}

/** One document and what is in sight around it. */
export interface World extends Around {
  readonly document: Document;
  readonly analysis: Analysis;
  /** As `yyyy-mm-dd`: ignore comments may have an end. */
  readonly today: string;
}

/** Packs of terms with their places, and of long texts. */
export type TextPack = `terms/${string}` | 'topics' | 'pages';

export const isTextPack = (name: string): name is TextPack =>
  name.startsWith('terms/') || name === 'topics' || name === 'pages';

/** An answer, and the packs with which it would be better: of texts, or of facts. */
export interface Answer<A> {
  readonly result: A;
  readonly wanted: readonly string[];
}
