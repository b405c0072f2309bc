import type { DocumentLink } from 'vscode-languageserver';
import { links } from '../features/links.ts';
import type { Asking } from './asking.ts';
import { toRange } from './convert.ts';
import type { FindingFiles } from './near.ts';
import type { OpenFile } from './open-file.ts';

/** Links in an open file. Those to files are offered only where the file is there. */
export function linking({ askSmall, userFiles }: Asking) {
  return {
    async links(file: OpenFile): Promise<DocumentLink[]> {
      const { text } = file;
      const found = await askSmall(file, (world) => ({ result: links(world), wanted: [] }));
      const first = finder(userFiles);
      const offered = await Promise.all(
        (found ?? []).map(async (link) => {
          const target = link.page ?? (await first(link.files ?? []));
          return target === undefined ? [] : [{ range: toRange(text, link), target }];
        }),
      );
      return offered.flat();
    },
  };
}

/** Finds the first of some files that exists and is no folder; asks for each folder that holds them once. */
function finder(
  files: FindingFiles | undefined,
): (uris: readonly string[]) => Promise<string | undefined> {
  const folders = new Map<string, Promise<ReadonlySet<string>>>();
  const namesIn = (folder: string): Promise<ReadonlySet<string>> => {
    let names = folders.get(folder);
    if (!names) {
      names = (files?.entries(folder) ?? Promise.resolve([])).then((all) => new Set(all));
      folders.set(folder, names);
    }
    return names;
  };
  return async (uris) => {
    for (const uri of uris) {
      const slash = uri.lastIndexOf('/');
      const names = await namesIn(uri.slice(0, slash));
      if (names.has(decodeURIComponent(uri.slice(slash + 1)))) return uri;
    }
    return undefined;
  };
}
