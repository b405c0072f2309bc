/** What was shown before and behind what is shown now. Immutable. */
export interface History {
  readonly entries: readonly string[];
  /** Index of what is shown; -1 while nothing is. */
  readonly at: number;
}

export const NO_HISTORY: History = { entries: [], at: -1 };
const LONGEST = 50;

/** The user went somewhere: what lay ahead is forgotten, the oldest falls off. */
export function visited({ entries, at }: History, id: string): History {
  if (entries[at] === id) return { entries, at };
  const kept = [...entries.slice(0, at + 1), id].slice(-LONGEST);
  return { entries: kept, at: kept.length - 1 };
}

/** The cursor went somewhere: that takes the place of what is shown. */
export function followed({ entries, at }: History, id: string): History {
  if (at < 0) return { entries: [id], at: 0 };
  return { entries: entries.with(at, id), at };
}

export const canGo = ({ entries, at }: History, by: 1 | -1): boolean =>
  at + by >= 0 && at + by < entries.length;

/** One step back or forward; the same where there is none. */
export const gone = (history: History, by: 1 | -1): History =>
  canGo(history, by) ? { ...history, at: history.at + by } : history;
