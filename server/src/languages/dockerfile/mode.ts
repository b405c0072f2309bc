export type Escape = '\\' | '`';

/** What a segment's `mode` says: the escape character, and what the instructions before it make of it. */
export interface Mode extends Stage {
  readonly escape: Escape;
}

export interface Stage {
  /** Shell forms are for a POSIX shell. */
  readonly posix: boolean;
  /** Of a `CMD`: the image whose entry point gets its words. */
  readonly image?: string | undefined;
  /** It stands before the first stage; `top`: only directives stand before it. */
  readonly outside?: 'top' | 'below' | undefined;
}

/** One string per meaning, and the usual ones without making any: every segment has one. */
const MODES = { '\\': ['\\', '\\sh'], '`': ['`', '`sh'] } as const;
const OUTSIDE = { top: '^^', below: '^' } as const;

export function spellMode({ escape, posix, image, outside }: Mode): string {
  const mode = MODES[escape][posix ? 1 : 0];
  if (outside) return mode + OUTSIDE[outside];
  return image ? `${mode} ${image}` : mode;
}

export function readMode(mode: string): Mode {
  const [words = '', image] = mode.split(' ');
  const carets = words.length - words.replaceAll('^', '').length;
  return {
    escape: words.startsWith('`') ? '`' : '\\',
    posix: words.includes('sh'),
    image,
    outside: carets ? (carets > 1 ? 'top' : 'below') : undefined,
  };
}
