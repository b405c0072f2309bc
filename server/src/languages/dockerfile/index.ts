import type { Claim, FileHead, Language, LanguageModule } from '../../core/language.ts';
import { accountsFor } from './accounts.ts';
import { imageFor, stageMeaning } from './bases.ts';
import { bind, namesFor } from './binding.ts';
import { edits } from './edits.ts';
import { folds } from './folds.ts';
import { formatter } from './format.ts';
import { hints } from './hints.ts';
import { lenses } from './lenses.ts';
import { namingOf } from './naming.ts';
import { paints } from './paints.ts';
import { parse } from './parse.ts';
import { refactorings } from './refactor.ts';
import { rescan, segments } from './segments.ts';
import { slotAt } from './slot.ts';
import { meaningAt, valueAt } from './values.ts';
import { rootOf } from './view-context.ts';
import { createVocabulary } from './vocabulary.ts';

const FILE =
  /(?:^|\/)(?:(?:[Dd]ockerfile|Containerfile)(?:\.[^/]*)?|[^/]*\.(?:[Dd]ockerfile|[Cc]ontainerfile))$/;
/** What stands beside a Dockerfile under a longer name of the same beginning. */
const OTHER_FILE = /\.(?:dockerignore|containerignore)$/;

/** Files that another program turns into a Dockerfile. */
const TEMPLATE = /\.(?:j2|jinja2?|erb|tmpl|tpl|template|mustache|gotmpl|in)$/i;

function claims({ path, languageId }: FileHead): Claim | undefined {
  if (OTHER_FILE.test(path)) return undefined;
  if (languageId !== 'dockerfile' && !FILE.test(path)) return undefined;
  return { confidence: TEMPLATE.test(path) ? 'guess' : 'sure', kind: 'dockerfile' };
}

/** What is left out of the build, and the compose files that may build it: beside it or one folder up. */
const NEIGHBOURS = [
  // A folder is looked through for a glob alone: only so it is known that a file is not there.
  '.dockerignore*',
  '*.dockerignore',
  '../.dockerignore',
  '.containerignore',
  '../.containerignore',
  ...['', '../'].flatMap((folder) =>
    ['compose', 'docker-compose'].flatMap((name) =>
      ['yaml', 'yml'].map((end) => `${folder}${name}.${end}`),
    ),
  ),
];

const module: LanguageModule = {
  id: 'dockerfile',
  typical: { path: 'Dockerfile', languageId: 'dockerfile' },
  claims,
  needs: ['dockerfile/dockerfile', 'cli/refactor'],
  create({ facts }): Language {
    const vocabulary = createVocabulary(facts);
    return {
      id: 'dockerfile',
      segments: (text) => segments(text),
      rescan,
      parse: (text, segment) => parse(text, segment, vocabulary),
      slot: (text, segment, offset) => slotAt(text, segment, offset, vocabulary),
      neighbours: () => NEIGHBOURS,
      root: rootOf,
      bind: (document) => bind(document, vocabulary),
      namesFor: (document, part, scope) =>
        scope === 'account'
          ? accountsFor(document, part)
          : namesFor(document, part, scope, vocabulary),
      imageFor,
      valueAt: (document, part, node) => valueAt(document, part, node, vocabulary),
      meaningAt: (document, part, { scope, text }) =>
        scope === 'stage'
          ? stageMeaning(document, part, text)
          : meaningAt(document, part, text, vocabulary),
      // Nothing in one Dockerfile is known in another.
      sees: () => false,
      folds,
      hints: (document, part) => hints(document, part, vocabulary),
      lenses,
      paints,
      naming: namingOf(vocabulary),
      formatter: (text, segments, options) =>
        formatter(text, segments, options, vocabulary.isInstruction),
      refactorings: (place) => refactorings(place, facts),
      edits,
    };
  },
};

export default module;
