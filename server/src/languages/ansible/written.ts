import { fileLanguage } from '../../core/contents.ts';
import type { Node } from '../../core/node.ts';
import type { Entry, Map } from '../../yaml/tree.ts';
import type { Reader } from './scalars.ts';
import { textContent } from './texts.ts';

/** What becomes the content of a file in a language of ours. */
interface FileContent {
  readonly entry: Entry;
  readonly language: string;
}

/** The option of a module whose value is written to the file that another one names. */
export function fileIn(
  { vocabulary }: Reader,
  map: Map,
  path: readonly string[],
): FileContent | undefined {
  const textOf = (name: string) => {
    const value = map.entries.find(({ key }) => vocabulary.step(path, key.text) === name)?.value;
    return value?.kind === 'scalar' ? value.text : undefined;
  };
  const entry = map.entries.find(
    ({ key }) => vocabulary.fact([...path, vocabulary.step(path, key.text)])?.parts === 'content',
  );
  const target = textOf('dest');
  if (!entry?.value || target === undefined) return undefined;
  const written = entry.value.kind === 'scalar' ? entry.value.text : '';
  const language = fileLanguage(target, written, vocabulary.at);
  return language === undefined ? undefined : { entry, language };
}

/** Reads the option in that language. */
export function withFile(reader: Reader, node: Node, { entry, language }: FileContent): Node {
  if (node.from !== entry.from || !entry.value) return node;
  const { children: _, value: _value, ...rest } = node;
  return { ...rest, ...textContent(reader, entry.value, language) };
}
