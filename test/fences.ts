import path from 'node:path';
import type { Edit, Span } from '../server/src/core/span.ts';

/** A fenced block of a page: what it is called, and its text without the marks that speak to tests. */
export interface Fence {
  /** The path that the info string names, or the usual one of its language. */
  readonly file: string;
  /** Words behind the path: `fixed`, `security`, `quiet`, or `folder=x`: blocks of the same `x` are files of one folder. */
  readonly words: readonly string[];
  readonly text: string;
  /** Offsets that `<|>` marked. */
  readonly cursors: readonly number[];
  /** What `# ^^^ id` lines expect. */
  readonly expected: readonly Expected[];
}

export interface Expected extends Span {
  readonly id: string;
  readonly message: string | undefined;
}

const FILES: Readonly<Record<string, string>> = {
  dockerfile: 'Dockerfile',
  hcl: 'main.tf',
  terraform: 'main.tf',
  ruby: 'Vagrantfile',
  compose: 'compose.yaml',
  playbook: 'site.yml',
  tasks: 'roles/app/tasks/main.yml',
};

/** Every fenced block of a Markdown text whose language is one of ours. */
export function readFences(markdown: string): readonly Fence[] {
  const fences: Fence[] = [];
  for (const match of markdown.matchAll(/^(`{3,})([^\n`]*)\n([\s\S]*?)^\1[ \t]*$/gm)) {
    const [language = '', ...rest] = match[2]!.trim().split(/\s+/);
    const named =
      rest[0] !== undefined && !/^(?:fixed$|security$|quiet$|outdated$|folder=)/.test(rest[0]);
    const file = named ? rest[0] : FILES[language];
    if (file === undefined) continue;
    fences.push({ file, words: rest.slice(named ? 1 : 0), ...withoutMarks(match[3]!) });
  }
  return fences;
}

// `# ^^^ id` below what it means; `# <-- id` for what begins in the first column, one dash a character.
const EXPECTATION = /^(\s*)#(?:(\s*)(\^+)| ?<(-+))\s+([a-z0-9-]+)(?::\s*(.*))?$/;

function withoutMarks(block: string): Pick<Fence, 'text' | 'cursors' | 'expected'> {
  const cursors: number[] = [];
  const expected: Expected[] = [];
  let text = '';
  let line = 0;
  for (const raw of block.split(/(?<=\n)/)) {
    const mark = EXPECTATION.exec(raw.replace(/\r?\n$/, ''));
    if (mark) {
      const [, indent = '', gap = '', carets, dashes, id = '', message] = mark;
      const column = carets ? indent.length + 1 + gap.length : 0;
      const from = line + column;
      expected.push({ from, to: from + (carets ?? dashes ?? '').length, id, message });
      continue;
    }
    line = text.length;
    for (const [i, piece] of raw.split('<|>').entries()) {
      if (i) cursors.push(text.length);
      text += piece;
    }
  }
  return { text, cursors, expected };
}

/** The text with all edits applied; they must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    out += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return out + text.slice(at);
}

/** `file:line:column` of an offset, for messages. */
export function placeOf(file: string, text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${path.basename(file)}:${before.length}:${before.at(-1)!.length + 1}`;
}
