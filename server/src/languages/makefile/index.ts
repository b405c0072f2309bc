import type { Claim, FileHead, Language, LanguageModule } from '../../core/language.ts';
import { folds, segments } from './segments.ts';
import { parse } from './parse.ts';

const FILE = /(?:^|\/)(?:GNUmakefile|[Mm]akefile)$|\.(?:mk|mak|make)$/;
/** What editors call the language. */
const IDS: ReadonlySet<string> = new Set(['makefile', 'make']);
/** Perl's, and what another program turns into a makefile. */
const OTHER_FILE = /\.PL$/;
const TEMPLATE = /\.(?:j2|jinja2?|erb|tmpl|tpl|template|mustache|gotmpl|in|am)$/i;

/** What make looks for by itself, and what the editor says is of the kind: https://www.gnu.org/software/make/manual/html_node/Makefile-Names.html. */
function claims({ path, languageId }: FileHead): Claim | undefined {
  if (OTHER_FILE.test(path)) return undefined;
  if (!IDS.has(languageId) && !FILE.test(path)) return undefined;
  return { confidence: TEMPLATE.test(path) ? 'guess' : 'sure', kind: 'makefile' };
}

const makefile: LanguageModule = {
  id: 'makefile',
  typical: { path: 'Makefile', languageId: 'makefile' },
  claims,
  needs: [],
  create: (): Language => ({
    id: 'makefile',
    segments: (text) => segments(text),
    parse,
    // Beside recipes nothing is offered: variables and targets are make's own.
    slot: () => undefined,
    folds: (text) => folds(text),
    edits: { spell: String, remove: (node) => node, insertChild: () => undefined },
  }),
};

export default makefile;
