import type { Document, Part } from '../../core/document.ts';
import type { Meaning } from '../../core/values.ts';
import { lineage, stageOf, valueAt } from './view.ts';
import { stageNamed } from './view-images.ts';

/** The image that the stage of a part is built on, as the builder reads it; undefined where that is not known. */
export function imageFor(document: Document, part: Part): string | undefined {
  const root = lineage(stageOf(document, part)).at(-1);
  return root?.image && valueAt(document, root.from.part, root.image)?.text;
}

/** What the name or number of a stage stands for where a part uses it: what that stage starts from. */
export function stageMeaning(document: Document, part: Part, name: string): Meaning | undefined {
  const own = stageOf(document, part);
  const isFrom = own?.from.part === part;
  const stage = isFrom ? own.base : stageNamed(document, part, name);
  if (!stage || stage === own) return undefined;
  const { from, image } = stage;
  const value = image && valueAt(document, from.part, image);
  return {
    text: value?.text,
    certain: value?.certain ?? false,
    origin: 'declared',
    declared: { part: from.part, node: stage.name ?? from.node },
    begins: true,
  };
}
