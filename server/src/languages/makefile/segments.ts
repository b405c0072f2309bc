import type { Block, Segment } from '../../core/language.ts';
import { assignmentIn, type Kind, kindOf, type Line, lineAt } from './lines.ts';
import { type Mode, spellMode } from './mode.ts';
import { createValues, type Values } from './values.ts';

interface Cut {
  readonly text: string;
  /** The character that begins a line of a recipe. */
  prefix: string;
  /** Recipes are for a POSIX shell. */
  posix: boolean;
  /** Each recipe is one script: `.ONESHELL`, wherever it stands. */
  readonly isOne: boolean;
  readonly values: Values;
}

const ONE = /^\.ONESHELL[ \t]*:/m;

/**
 * Cuts a makefile into rules with their recipes, definitions and single lines, each with the comments and
 * empty lines before it.
 */
export function segments(text: string): readonly Segment[] {
  const cut: Cut = {
    text,
    prefix: '\t',
    posix: true,
    isOne: ONE.test(text),
    values: createValues(text),
  };
  const found: Segment[] = [];
  for (let from = 0; from < text.length || !found.length;) {
    const next = readSegment(cut, from);
    found.push(next);
    from = next.to;
  }
  return found;
}

function readSegment(cut: Cut, from: number): Segment {
  const { text } = cut;
  for (let at = from; at < text.length;) {
    const line = lineAt(text, at);
    const words = text.slice(line.from, line.end);
    const kind = kindOf(words);
    if (kind === 'blank' || kind === 'comment') {
      at = line.to;
      continue;
    }
    const mode = { prefix: cut.prefix, posix: cut.posix, isOne: cut.isOne };
    if (kind === 'rule') return segment(cut, from, recipeEnd(cut, line), 'rule', mode);
    if (kind === 'define') return segment(cut, from, defineEnd(text, line), 'define', mode);
    if (kind === 'assignment') note(cut, words);
    return segment(cut, from, line.to, kind, mode);
  }
  return segment(cut, from, text.length, '', { prefix: cut.prefix, posix: true, isOne: cut.isOne });
}

function segment(
  { text, values }: Cut,
  from: number,
  to: number,
  entity: string,
  mode: Omit<Mode, 'values'>,
): Segment {
  const known = entity === 'rule' || entity === 'define' ? values.usedIn(text, from, to) : [];
  return { from, to, within: [], entity, document: 0, mode: spellMode({ ...mode, values: known }) };
}

/** Shells that read recipes as POSIX says. */
const POSIX_SHELL = /(?:^|\/)(?:ba|da|a|k|z)?sh$/;

/** What two special variables make of the lines behind them. */
function note(cut: Cut, line: string): void {
  const found = assignmentIn(line);
  if (!found) return;
  const value = line.slice(found.at).trim();
  if (found.name === '.RECIPEPREFIX') cut.prefix = value[0] ?? '\t';
  if (found.name !== 'SHELL') return;
  const program = value.split(/\s+/)[0]!;
  cut.posix = program.includes('$') || POSIX_SHELL.test(program);
}

/** What may stand between the lines of a recipe. */
const BETWEEN: ReadonlySet<Kind> = new Set(['blank', 'comment', 'conditional']);

/** The end of a rule's last line of recipe; what stands between its lines belongs to it. */
function recipeEnd({ text, prefix }: Cut, { to }: Line): number {
  let end = to;
  for (let at = to; at < text.length;) {
    const line = lineAt(text, at);
    if (text[at] === prefix) end = line.to;
    else if (!BETWEEN.has(kindOf(text.slice(at, line.end)))) break;
    at = line.to;
  }
  return end;
}

const ENDEF = /^[ \t]*endef(?![\w-])/;

/** Behind `endef`; a definition that nothing ends is its own line. */
function defineEnd(text: string, { to }: Line): number {
  if (!text.includes('endef', to)) return to;
  for (let at = to, depth = 1; at < text.length;) {
    const line = lineAt(text, at);
    const words = text.slice(at, line.end);
    if (ENDEF.test(words) && --depth === 0) return line.to;
    const kind = kindOf(words);
    if (kind === 'define') depth++;
    at = line.to;
  }
  return to;
}

/** Rules with their recipes, and definitions. */
export function folds(text: string): readonly Block[] {
  return segments(text).flatMap(({ from, to, entity }) => {
    if (entity !== 'rule' && entity !== 'define') return [];
    let at = from;
    let line = lineAt(text, at);
    while (at < to && /^(?:blank|comment)$/.test(kindOf(text.slice(at, line.end)))) {
      at = line.to;
      line = lineAt(text, at);
    }
    const end = text.slice(at, to).trimEnd().length + at;
    return end > line.end ? [{ from: at, to: end }] : [];
  });
}
