import type { Claim, FileHead, Language, LanguageModule, Segment } from '../../core/language.ts';
import { ignoredBy } from '../../core/ignored.ts';
import { parse } from './parse.ts';
import { slotAt } from './slot.ts';
import { patternsOf } from './view.ts';

const FILE = /(?:^|[/.])(?:docker|container)ignore$/;

/** `.dockerignore`, `<Dockerfile>.dockerignore`, and Podman's name for the same. */
const claims = ({ path, languageId }: FileHead): Claim | undefined =>
  FILE.test(path) || languageId === 'dockerignore'
    ? { confidence: 'sure', kind: 'dockerignore' }
    : undefined;

const dockerignore: LanguageModule = {
  id: 'dockerignore',
  typical: { path: '.dockerignore', languageId: 'dockerignore' },
  claims,
  needs: [],
  create: (): Language => ({
    id: 'dockerignore',
    segments,
    parse: (text) => parse(text),
    slot: (text, _segment, offset) => slotAt(text, offset),
    leavesOut: (document, path) => ignoredBy(patternsOf(document), path) !== undefined,
    edits: {
      commentsAtStart: true,
      spell: String,
      remove: (node) => node,
      insertChild: () => undefined,
    },
  }),
};

export default dockerignore;

/** One per line. */
function segments(text: string): readonly Segment[] {
  const found: Segment[] = [];
  for (let from = 0; from < text.length || !found.length;) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline + 1;
    found.push({ from, to, within: [], entity: 'pattern', document: 0, mode: '' });
    from = to;
  }
  return found;
}
