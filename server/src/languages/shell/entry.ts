import { type Address, address } from '../../core/address.ts';
import { readImage } from '../../core/parts.ts';
import { baseName, type Context, type Item } from './items.ts';
import { isKnown, type Word } from './syntax.ts';

/** Under this step the facts say which program the entry point of an image is. */
const ENTRY = '^';

/** The words with those in front that start what gets them, where they do not say so themselves. */
export function withEntry(
  words: readonly Word[],
  entry: Address | undefined,
  context: Context,
): readonly Word[] {
  const [first] = words;
  if (!first || !entry) return words;
  if (entry.space === 'cli') return [...implied(entry.path, first), ...words];
  if (entry.space !== 'image' || !isKnown(first.text)) return words;
  const program = context.facts(address('cli', ENTRY, ...entry.path))?.same?.split(' ') ?? [];
  const tool = context.tools(program[0] ?? '');
  const isOwn = first.text.startsWith('-') || tool?.subcommand(first.text);
  return tool && isOwn && !context.tools(baseName(first.text))
    ? [...implied(program, first), ...words]
    : words;
}

const implied = (names: readonly string[], { from }: Word): Word[] =>
  names.map((text) => ({ from, to: from, text, implied: true }));

/** The image that a command has as its argument, if its entry point is not replaced. */
export function entryIn(items: readonly Item[]): Address | undefined {
  for (const item of items) {
    if (item.kind === 'flag' && item.flag.fact.parts === REPLACES) return undefined;
    if (item.kind === 'argument' && item.parts === 'image') {
      const image = readImage(item.word.text);
      return image && address('image', image.name);
    }
  }
  return undefined;
}

/** What the facts call a flag that names another entry point. */
const REPLACES = 'entrypoint';
