import type { Language } from '../../core/language.ts';
import { insertion, removal, spell } from '../../yaml/edits.ts';

export const edits: Language['edits'] = {
  spell,
  remove: (node, text) => removal(text, node),
  insertChild: (node, text, key, value) => insertion(text, node, key, value),
};
