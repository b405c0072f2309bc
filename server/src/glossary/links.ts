import type { Address } from '../core/address.ts';
import { parseFullSelector } from './selector.ts';
import { SelectorTrie } from './trie.ts';

/** One entry of `glossary/links.yaml`; `links.schema.json` says what each field means. */
export interface LinkEntry {
  readonly at: readonly string[];
  readonly names?: readonly string[];
  readonly when?: string;
  readonly written?: string;
  readonly without?: readonly string[];
  readonly under?: string;
  readonly rooted?: boolean;
  readonly in?: string;
  readonly page?: string;
  readonly files?: readonly string[];
}

/** What a value matched: its groups, and which stretch of the text it is, if that is not all of it. */
export interface Match {
  readonly groups: readonly string[];
  readonly path?: { readonly from: number; readonly to: number };
}

export interface Lead extends Omit<LinkEntry, 'at' | 'names' | 'when' | 'written' | 'in'> {
  /** Undefined where a value is none that is meant. */
  match(value: string): Match | undefined;
  /** Whether it wants the text as it is written instead of the value. */
  readonly isWritten: boolean;
  /** Whether it is for documents in a folder of this name. */
  isIn(folder: string): boolean;
}

export interface LinkTable {
  /** What may be said of values at an address, in the order of the data. */
  at(address: Address): readonly Lead[];
}

/** Reads nothing of the entries before the first question. */
export function createLinkTable(entries: readonly LinkEntry[]): LinkTable {
  let trie: SelectorTrie<Lead> | undefined;
  const order = new Map<Lead, number>();
  const made = (): SelectorTrie<Lead> => {
    const all = new SelectorTrie<Lead>();
    for (const entry of entries) {
      const lead = leadOf(entry);
      order.set(lead, order.size);
      for (const text of entry.at) {
        const selector = parseFullSelector(text);
        if (selector) all.add(selector, lead);
      }
    }
    return all;
  };
  return {
    at(address) {
      trie ??= made();
      const found = trie.resolve(address);
      return found.length > 1 ? found.toSorted((a, b) => order.get(a)! - order.get(b)!) : found;
    },
  };
}

function leadOf({ names, when, written, in: folder, at: _at, ...rest }: LinkEntry): Lead {
  const known = names && new Set(names);
  const pattern =
    written === undefined
      ? new RegExp(`^(?:${when ?? '.+'})$`, 'd')
      : new RegExp(`^(?:${written})`, 'd');
  const folders = folder === undefined ? undefined : new RegExp(`^(?:${folder})$`);
  return {
    ...rest,
    isWritten: written !== undefined,
    isIn: (name) => !folders || folders.test(name),
    match(value) {
      if (known && !known.has(value)) return undefined;
      const found = pattern.exec(value);
      if (!found) return undefined;
      const [from, to] = found.indices?.groups?.['path'] ?? [];
      const groups = [...found].map((group) => group ?? '');
      return { groups, ...(from !== undefined && to !== undefined && { path: { from, to } }) };
    },
  };
}

/** A page or a path with what a value matched in it; `$1` is the first group. */
export const filled = (template: string, { groups }: Match): string =>
  template.replaceAll(/\$(\d)/g, (_, group: string) => groups[Number(group)] ?? '');
