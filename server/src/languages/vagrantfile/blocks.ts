import { blotted, inserted, type Mend } from './mend.ts';

/** A keyword that opens or ends a block, or the first word of a statement's line. */
export interface BlockEvent {
  readonly kind: 'open' | 'end' | 'line';
  readonly at: number;
  /** Indentation of its line, and the line's number. */
  readonly indent: number;
  readonly line: number;
  /** End of the last word before it. */
  readonly before: number;
  /** It begins its line. */
  readonly first?: boolean;
}

const END = ';end';

/**
 * Ends that are missing and ends that are too many, told by indentation; nothing if the words of the
 * file balance. A statement no deeper than the line that opened a block lies behind it.
 */
export function mendBlocks(events: readonly BlockEvent[]): readonly Mend[] {
  const surplus = balance(events);
  if (surplus === 0) return [];
  const mends: Mend[] = [];
  const stack: BlockEvent[] = [];
  const close = (at: number) => {
    stack.pop();
    mends.push(inserted(at, END));
  };
  for (const event of events) {
    const top = stack.at(-1);
    if (event.kind === 'open') stack.push(event);
    else if (event.kind === 'line') {
      for (let open = top; open && lies(event, open); open = stack.at(-1)) close(event.before);
    } else if (!event.first) stack.pop();
    else {
      const match = stack.findLastIndex((open) => open.indent === event.indent);
      while (match >= 0 && stack.length - 1 > match) close(event.before);
      if (match >= 0 || (top && surplus < 0)) stack.pop();
      else mends.push(blotted(event.at, event.at + 3, ' '));
    }
  }
  return mends;
}

const lies = (event: BlockEvent, open: BlockEvent): boolean =>
  event.line > open.line && event.indent <= open.indent;

/** More than 0: ends too many, which an opener behind them cannot make good; less: too few. */
function balance(events: readonly BlockEvent[]): number {
  let depth = 0;
  let extra = 0;
  for (const { kind } of events) {
    if (kind === 'open') depth++;
    else if (kind === 'end' && depth-- === 0) {
      extra++;
      depth = 0;
    }
  }
  return extra > 0 ? extra : -depth;
}
