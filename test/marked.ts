import { completions } from '../server/src/features/completion.ts';
import { hover } from '../server/src/features/hover.ts';
import { open } from './harness.ts';
import { worldOf } from './world.ts';

export const MARK = '<|>';

/** The world of a text without its mark, and where the mark stood. */
export function place(file: string, marked: string) {
  const offset = marked.indexOf(MARK);
  return { offset, world: worldOf(open(file, marked.replace(MARK, ''))) };
}

/** What a hover says at the mark, its blocks in one line. */
export function shown(file: string, marked: string): string {
  const { world, offset } = place(file, marked);
  return hover(world, offset).result?.text.replaceAll('\n\n', ' / ') ?? 'nothing';
}

/** What is offered at the mark, and the text that a choice replaces. */
export function offered(file: string, marked: string) {
  const { world, offset } = place(file, marked);
  const found = completions(world, offset).result;
  const items = found?.items ?? [];
  const { from, to } = found?.replace ?? { from: 0, to: 0 };
  return {
    labels: items.map(({ label }) => label),
    item: (name: string) => items.find(({ label }) => label === name),
    incomplete: found?.incomplete,
    replaced: world.document.text.slice(from, to),
  };
}
