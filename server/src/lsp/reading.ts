import type { Position } from 'vscode-languageserver';
import { note, noteAt } from '../features/note.ts';
import { search } from '../features/search.ts';
import type { FileState, Note, SearchAnswer } from '../protocol.ts';
import { type Asking, isLarge } from './asking.ts';
import type { OpenFile } from './open-file.ts';

/** Requests of the notes panel, of search, and of the status item. */
export function reading({ workspace, configurations, world, askSmall, analysis }: Asking) {
  return {
    async noteAt(file: OpenFile, position: Position): Promise<Note | null> {
      const offset = file.text.offsetAt(position);
      return (await askSmall(file, (world) => noteAt(world, offset))) ?? null;
    },
    async note(id: string): Promise<Note | null> {
      return (await workspace.ask(() => note(analysis().glossary, id))) ?? null;
    },
    search(query: string): Promise<SearchAnswer> {
      return workspace.ask(() => search(analysis().glossary, query));
    },
    async rulePage(id: string): Promise<Note | null> {
      const found = analysis().rules.named(id);
      const [first] = found;
      if (!first) return null;
      const pages = await workspace.rulePages(found);
      return {
        kind: 'rule',
        id,
        title: found.length > 1 ? id : first.page.title,
        trail: [{ title: 'Rules' }],
        markdown: pages.join('\n\n'),
        see: [],
        docs: {},
      };
    },
    async fileState(file: OpenFile): Promise<FileState> {
      const document = (await world(file))?.document;
      if (!document) return {};
      const found = await configurations.of(file.uri);
      return {
        language: document.origin.language.id,
        ...(found?.problems.length && { badConfiguration: found.uri }),
        ...(isLarge(file) && { limited: 'Hover only: the file is larger than 1 MB' }),
      };
    },
  };
}
