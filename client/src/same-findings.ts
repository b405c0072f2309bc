/** What there is to compare of a diagnostic. */
interface Told {
  readonly source?: string | undefined;
  readonly code?: string | number | { readonly value: string | number } | undefined;
  readonly range: {
    readonly start: { readonly line: number };
    readonly end: { readonly line: number };
  };
  readonly data?: unknown;
}

/** Ours without those that another linter, which the user prefers, tells of the same lines. */
export function withoutDeferred<T extends Told>(
  ours: readonly T[],
  others: readonly Told[],
): readonly T[] {
  return ours.filter((one) => {
    const { deferred = [] } = (one.data ?? {}) as { deferred?: readonly string[] };
    if (!deferred.length) return true;
    const ids = deferred.map(spelled);
    return !others.some((other) => {
      const code = codeOf(other);
      return code !== undefined && meet(one, other) && ids.some((id) => isSame(id, spelled(code)));
    });
  });
}

/** Ours without those on whose lines others tell of something too. */
export const withoutRepeated = <T extends Told>(
  ours: readonly T[],
  others: readonly Told[],
): readonly T[] => ours.filter((one) => !others.some((other) => meet(one, other)));

const codeOf = ({ code }: Told): string | undefined =>
  code === undefined ? undefined : String(typeof code === 'object' ? code.value : code);

const meet = ({ range: a }: Told, { range: b }: Told): boolean =>
  a.start.line <= b.end.line && b.start.line <= a.end.line;

/** AVD-DS-0002 and DS002 are one id, and the last step of a path with dots is a rule's name. */
const spelled = (id: string): string =>
  id
    .toLowerCase()
    .replace(/^avd-/, '')
    .replace(/^([a-z]+)-?0*(\d+)$/, '$1$2')
    .replace(/^.*\./, '');

/** Rules have parts in brackets; of UUIDs we know the first eight digits. */
const isSame = (id: string, code: string): boolean =>
  id === code ||
  id === code.replace(/\[.*$/, '') ||
  (/^[0-9a-f]{8}$/.test(id) && code.startsWith(`${id}-`));
