import type { Language, LanguageModule } from '../../core/language.ts';
import { bindAnchors } from '../../yaml/anchors.ts';
import { folds } from '../../yaml/folds.ts';
import { claims } from './claims.ts';
import { edits } from './edits.ts';
import { naming } from './naming.ts';
import { paints } from './paints.ts';
import { neighbours, parse, project, sees, segments } from './parse.ts';
import { slotAt } from './slot.ts';
import { createVocabulary } from './vocabulary.ts';

const module: LanguageModule = {
  id: 'compose',
  typical: { path: 'compose.yaml', languageId: 'dockercompose' },
  claims,
  needs: ['compose/compose'],
  create({ facts }): Language {
    const vocabulary = createVocabulary(facts);
    return {
      id: 'compose',
      segments: (text) => segments(text),
      parse: (text, segment) => parse(text, segment, vocabulary),
      slot: (text, segment, offset) => slotAt(text, segment, offset, vocabulary),
      project: (text, segment, anchor, place) => project(text, segment, anchor, place, vocabulary),
      neighbours,
      bind: bindAnchors,
      sees,
      folds: (text) => folds(text),
      paints,
      naming,
      edits,
    };
  },
};

export default module;
