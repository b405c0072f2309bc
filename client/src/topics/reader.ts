import {
  NOTE,
  NOTE_AT,
  type Note,
  type NoteAtParams,
  RULE_PAGE,
} from '../../../server/src/protocol.ts';
import { canGo, followed, gone, type History, NO_HISTORY, visited } from './history.ts';

/** Asks the language server. */
export type Ask = <A>(method: string, params: unknown) => Promise<A>;

/** Is told what to show; `navigated` where the user asked for it. */
export interface Display {
  show(note: Note, navigated: boolean, heading: string): void;
  busy(on: boolean): void;
}

/** What is read, what was read before, and how to get from one to the other. */
export interface Reader {
  readonly shown: Note | undefined;
  /** The heading that was asked for with it; empty for none. */
  readonly heading: string;
  canGo(by: 1 | -1): boolean;
  /** Shows a note, from a heading behind `#` on if there is one, or, behind `rule:`, a rule's page. */
  open(entry: string): Promise<void>;
  go(by: 1 | -1): Promise<void>;
  /** Takes up what was read in a window that was closed, without a step in the history. */
  restore(entry: string): Promise<void>;
  /** Shows the note for a place; what is shown stays where there is nothing to say. */
  follow(place: NoteAtParams): Promise<void>;
}

/** Entries of the history: a note's id, perhaps with a heading, or a rule's name behind this. */
export const RULE = 'rule:';

/** The note and the heading of an entry. */
function parted(entry: string): readonly [id: string, heading: string] {
  const at = entry.indexOf('#');
  return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
}

/** A question that takes longer shows that it runs. */
const PATIENCE = 250;

/** Asks one question at a time: only the answer to the latest counts. */
function createQuestions(busy: Display['busy']) {
  let turn = 0;
  return async (question: () => Promise<Note | null>): Promise<Note | null> => {
    const mine = ++turn;
    const waiting = setTimeout(() => mine === turn && busy(true), PATIENCE);
    try {
      const note = await question();
      return mine === turn ? note : null;
    } finally {
      clearTimeout(waiting);
      if (mine === turn) busy(false);
    }
  };
}

export function createReader(ask: Ask, display: Display): Reader {
  let shown: Note | undefined;
  let history: History = NO_HISTORY;
  const headingOf = ({ entries, at }: History): string => parted(entries[at] ?? '')[1];
  const latest = createQuestions(display.busy);
  const fetch = (entry: string): Promise<Note | null> =>
    latest(() =>
      entry.startsWith(RULE)
        ? ask(RULE_PAGE, { rule: entry.slice(RULE.length) })
        : ask(NOTE, { id: parted(entry)[0] }),
    );
  const show = (note: Note, next: History, navigated: boolean): void => {
    shown = note;
    history = next;
    display.show(note, navigated, headingOf(history));
  };
  return {
    get shown() {
      return shown;
    },
    get heading() {
      return headingOf(history);
    },
    canGo: (by) => canGo(history, by),
    async open(entry) {
      const note = await fetch(entry);
      if (note) show(note, visited(history, entry), true);
    },
    async restore(entry) {
      const note = await fetch(entry);
      if (note) [shown, history] = [note, visited(history, entry)];
    },
    async go(by) {
      const next = gone(history, by);
      const entry = next.entries[next.at];
      if (next === history || entry === undefined) return;
      const note = await fetch(entry);
      if (note) show(note, next, true);
    },
    async follow(place) {
      const note = await latest(() => ask(NOTE_AT, place));
      if (!note || (note.id === shown?.id && note.term?.id === shown.term?.id)) return;
      const entry = note.term ? `term:${note.term.id}` : note.id;
      show(note, followed(history, entry), false);
    },
  };
}
