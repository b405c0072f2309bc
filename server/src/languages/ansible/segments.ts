import type { Segment } from '../../core/language.ts';
import { cut } from '../../yaml/segments.ts';
import type { Kind } from './claims.ts';

/** What the content of a YAML segment is: which vocabulary its outermost collection speaks. */
export type Role = 'play' | 'task' | 'handler' | 'role' | 'vars' | 'meta' | 'inventory';

/** What a segment's mode says of it. */
export interface Mode {
  readonly kind: Kind;
  /** Column of the segment's entries. */
  readonly indent: number;
  /** Keys of a play or block that stand behind its tasks. */
  readonly continued: boolean;
}

/** Keys that hold a list of tasks. */
export const TASK_LISTS: ReadonlySet<string> = new Set([
  'tasks',
  'pre_tasks',
  'post_tasks',
  'handlers',
  'block',
  'rescue',
  'always',
]);
const BLOCK_LISTS: ReadonlySet<string> = new Set(['block', 'rescue', 'always']);

export const isBlockKey = (key: string): boolean => BLOCK_LISTS.has(key);

/** One segment per play header, task, handler and block header; per variable, group and setting elsewhere. */
export function segments(text: string, kind: Kind): readonly Segment[] {
  if (kind === 'template')
    return [
      {
        from: 0,
        to: text.length,
        within: [],
        entity: '',
        document: 0,
        mode: modeText(kind, 0, false),
      },
    ];
  const found: Segment[] = [];
  for (const one of cut(text, (path, shape) => descends(kind, path, shape))) {
    const { from, to, path, key, document, indent } = one;
    const entity = key === '-' ? titleOf(text, from, to) : key;
    const mode = modeText(kind, indent, one.continued === true);
    found.push({ from, to, within: path, entity, document, mode });
  }
  return found;
}

const modeText = (kind: Kind, indent: number, continued: boolean): string =>
  `${kind} ${indent}${continued ? ' +' : ''}`;

function descends(kind: Kind, path: readonly string[], shape: 'map' | 'list'): boolean {
  if (kind === 'inventory') return shape === 'map' && path.length <= 4;
  const first = kind === 'playbook' ? TASK_LISTS : BLOCK_LISTS;
  if (kind !== 'playbook' && kind !== 'tasks' && kind !== 'handlers') return false;
  return (
    shape === 'list' &&
    path.every((step, i) =>
      i % 2 === 0 ? step === '-' : (i === 1 ? first : BLOCK_LISTS).has(step),
    )
  );
}

/** Names an item by its first line: the text of `name`, else its first key. */
function titleOf(text: string, from: number, to: number): string {
  const end = text.indexOf('\n', from);
  const line = text
    .slice(from, Math.min(end < 0 ? to : end, to, from + 300))
    .replace(/^\s*(?:-\s+)?/, '');
  const name = /^name:\s+(["']?)(.*?)\1\s*$/.exec(line)?.[2];
  return name ?? /^[^:\s]*/.exec(line)?.[0] ?? '';
}

export function modeOf({ mode }: Segment): Mode {
  const [kind = 'tasks', indent = '0', continued] = mode.split(' ');
  return { kind: kind as Kind, indent: Number(indent), continued: continued !== undefined };
}

/** What the items or entries of a segment are. */
export function roleOf({ kind }: Mode, within: readonly string[]): Role {
  switch (kind) {
    case 'playbook':
      return within.includes('handlers') ? 'handler' : within.length > 1 ? 'task' : 'play';
    case 'handlers':
      return 'handler';
    case 'tasks':
      return 'task';
    case 'meta':
      return 'meta';
    case 'inventory':
      return 'inventory';
    default:
      return 'vars';
  }
}
