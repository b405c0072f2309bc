import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { instructionsBefore, leads, lineage, stageOf } from './view.ts';

/**
 * The folder that an instruction stands in, as an absolute path; undefined where a variable or the base
 * decides. `base` tells the folder of an external base image by its reference.
 */
export function folderAt(
  document: Document,
  part: Part,
  base: (image: string) => string | undefined,
): string | undefined {
  const image = lineage(stageOf(document, part)).at(-1)?.image?.value;
  let folder = typeof image === 'string' ? base(image) : undefined;
  for (const { node } of instructionsBefore(document, part, 'WORKDIR').toReversed()) {
    const value = node.children?.find(({ kind }) => kind === 'value')?.value;
    folder = typeof value === 'string' ? resolved(folder, value) : undefined;
  }
  return folder;
}

/** A path from a folder, without `.`, `..` and doubled slashes; undefined where the folder would be needed and is unknown. */
export function resolved(folder: string | undefined, path: string): string | undefined {
  if (isWindows(path) || (!path.startsWith('/') && folder === undefined)) return undefined;
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}

export const isWindows = (path: string): boolean => /^[a-z]:|\\/i.test(path);

/** True for a path that is the folder or lies in it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** What an ADD or COPY writes and where. */
export interface Copied {
  readonly sources: readonly Node[];
  readonly destination: Node | undefined;
}

/** The parts of an ADD or COPY instruction. */
export function copiedOf({ children = [] }: Node): Copied {
  const at = (name: string) =>
    children.filter(({ addresses }) =>
      ['ADD', 'COPY'].some((keyword) => leads(addresses, keyword, name)),
    );
  return { sources: at('source'), destination: at('destination')[0] };
}
