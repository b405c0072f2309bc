import type { Language, LanguageModule } from '../../core/language.ts';
import { bindAnchors } from '../../yaml/anchors.ts';
import { folds } from '../../yaml/folds.ts';
import { neighbours } from './around.ts';
import { claims, type Kind } from './claims.ts';
import { edits } from './edits.ts';
import { inventoryFolds, inventorySegments } from './inventory.ts';
import { namingOf } from './naming.ts';
import { paints } from './paints.ts';
import { parse, project } from './parse.ts';
import { segments } from './segments.ts';
import { slotAt } from './slot.ts';
import { createVocabulary } from './vocabulary.ts';

const module: LanguageModule = {
  id: 'ansible',
  typical: { path: 'roles/role/tasks/main.yml', languageId: 'ansible' },
  claims,
  needs: ['ansible/builtin', 'ansible/parts'],
  create({ facts }): Language {
    const vocabulary = createVocabulary(facts);
    return {
      id: 'ansible',
      segments: (text, kind) =>
        kind === 'inventory-ini' ? inventorySegments(text) : segments(text, kind as Kind),
      parse: (text, segment) => parse(text, segment, vocabulary),
      slot: (text, segment, offset) => slotAt(text, segment, offset, vocabulary),
      project: (text, segment, anchor, place) => project(text, segment, anchor, place, vocabulary),
      neighbours,
      bind: bindAnchors,
      paints,
      folds: (text, _segments, kind) =>
        kind === 'template' ? [] : kind === 'inventory-ini' ? inventoryFolds(text) : folds(text),
      naming: namingOf(vocabulary),
      edits,
    };
  },
};

export default module;
