import type { Address } from './address.ts';
import type { Node } from './node.ts';

/**
 * The image whose entry point gets the command line beside it. Undefined where several command lines stand
 * there (one of them replaces the entry point), or not exactly one image.
 */
export function entryOf(siblings: readonly Node[]): Address | undefined {
  const commands = siblings.filter(holdsCommand);
  if (commands.length !== 1) return undefined;
  const images = new Map<string, Address>();
  for (const node of siblings)
    for (const { addresses } of valuesIn(node, 2))
      for (const address of addresses)
        if (address.space === 'image') images.set(address.path.join('/'), address);
  return images.size === 1 ? [...images.values()][0] : undefined;
}

/** A node, its values and their parts. */
const valuesIn = (node: Node, depth: number): readonly Node[] => [
  node,
  ...(depth > 0 ? (node.children ?? []) : []).flatMap((child) =>
    child.kind === 'value' ? valuesIn(child, depth - 1) : [],
  ),
];

/** A setting with a command line that does not say itself whose arguments it holds. */
const holdsCommand = (node: Node): boolean =>
  node.kind === 'setting' &&
  [node, ...(node.children ?? [])].some(({ embeds }) => embeds && !embeds.entry);
