import { argumentsOf, commandsIn, flagsOf, runOf } from '../../concepts/commands.ts';
import { isAtRoot } from '../../concepts/images.ts';
import type { Document, Part } from '../../core/document.ts';
import { copiedOf, folderAt, isWithin, resolved } from '../../languages/dockerfile/view-folders.ts';
import {
  type Instruction,
  instructionsBefore,
  isShipped,
  leads,
} from '../../languages/dockerfile/view.ts';
import type { Placed, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check: ({ above }) => (runOf(above) ? {} : undefined),

  keep(placed, { document }) {
    const { part } = placed;
    if (!isShipped(document, part)) return false;
    const trees = treesOf(placed, document);
    if (!trees.length) return false;
    return instructionsBefore(document, part, 'COPY', 'ADD').some((copy) => {
      const path = destinationOf(copy, document);
      return path !== undefined && trees.some((tree) => isWithin(path, tree));
    });
  },
};

/** The folders that a `chown -R` goes through, as far as they are known. */
function treesOf({ hit, part }: Placed, document: Document): readonly string[] {
  const command = hit.above.at(-1)!;
  const run = runOf(hit.above)!;
  const folder = commandsIn(run, 'cd').length ? undefined : folderOf(document, part);
  // With a file to take the owner from, no argument names one.
  const files = argumentsOf(command).slice(flagsOf('--reference', command).length ? 0 : 1);
  return files.flatMap(({ value }) =>
    typeof value === 'string' ? (resolved(folder, value) ?? []) : [],
  );
}

/** Where an instruction copies to; undefined for one that sets the owner itself. */
function destinationOf({ node, part }: Instruction, document: Document): string | undefined {
  const isOwned = node.children?.some(({ addresses }) =>
    ['COPY', 'ADD'].some((keyword) => leads(addresses, keyword, '--chown')),
  );
  const to = copiedOf(node).destination?.value;
  return isOwned || typeof to !== 'string' ? undefined : resolved(folderOf(document, part), to);
}

const folderOf = (document: Document, part: Part): string | undefined =>
  folderAt(document, part, (image) => (isAtRoot(image) ? '/' : undefined));

export default rule;
