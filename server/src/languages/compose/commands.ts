import type { Embedding, Word } from '../../core/node.ts';
import { decode, type Item, type List, type Scalar, type Value } from '../../yaml/tree.ts';
import { styleOf } from '../../yaml/values.ts';
import { type Reader, VARIABLES } from './scalars.ts';

const SHELL = 'shell';

/** A scalar that a shell reads. */
export function scriptOf({ text }: Reader, scalar: Scalar): Embedding {
  return {
    language: SHELL,
    script: { ...decode(text, scalar, VARIABLES), style: styleOf(text, scalar) },
  };
}

/** A list that is run as it stands; undefined if an item is no scalar. */
export function wordsOf(
  { text }: Reader,
  list: List,
  items: readonly Item[],
): Embedding | undefined {
  const words: Word[] = [];
  for (const { from, to, value } of items) {
    // A dash that someone has begun to type.
    if (!value) continue;
    if (value.kind !== 'scalar') return undefined;
    const start = text.lastIndexOf('\n', from - 1) + 1;
    const lead = list.flow ? {} : { lead: `\n${' '.repeat(from - start)}- ` };
    const style = styleOf(text, value);
    words.push({ from, to, ...decode(text, value, VARIABLES), style, ...lead });
  }
  return words.length ? { language: SHELL, words } : undefined;
}

/**
 * What a health check runs: `["CMD", …]` an argument list, `["CMD-SHELL", …]` a script,
 * https://docs.docker.com/reference/compose-file/services/#healthcheck.
 */
export function testOf(reader: Reader, list: List): Embedding | undefined {
  const [first, second] = list.items;
  const kind = first?.value?.kind === 'scalar' ? first.value.text : '';
  if (kind === 'CMD') return wordsOf(reader, list, list.items.slice(1));
  if (kind !== 'CMD-SHELL' || second?.value?.kind !== 'scalar') return undefined;
  return scriptOf(reader, second.value);
}

const SHELLS: ReadonlySet<string> = new Set(['ash', 'bash', 'dash', 'ksh', 'sh', 'zsh']);
const TAKES_SCRIPT = /^-[a-z]*c$/;

/** The item of a `command` that is a script, since the `entrypoint` beside it is a shell with `-c`. */
export function scriptItem(list: List, entrypoint: Value | undefined): Scalar | undefined {
  const words = wordTexts(entrypoint);
  const shell = words[0]?.slice(words[0].lastIndexOf('/') + 1) ?? '';
  if (!SHELLS.has(shell)) return undefined;
  const all = [...words, ...wordTexts(list)];
  const flag = all.findIndex((word) => TAKES_SCRIPT.test(word));
  const item = flag < 1 ? undefined : list.items[flag + 1 - words.length]?.value;
  return item?.kind === 'scalar' ? item : undefined;
}

function wordTexts(value: Value | undefined): readonly string[] {
  if (value?.kind === 'scalar') return value.text.trim().split(/\s+/);
  if (value?.kind !== 'list') return [];
  return value.items.map(({ value: item }) => (item?.kind === 'scalar' ? item.text : ''));
}
