import type { ListedName } from './rule-list.mjs';

/** As `equivalents.schema.json` says. */
interface Data {
  readonly spaces: readonly string[];
  readonly tools: readonly Tool[];
}

interface Tool {
  readonly tool: string;
  readonly list: string;
  readonly owns: string;
  readonly page?: string;
  readonly titles?: 'words';
  readonly groups: readonly Group[];
}

interface Group {
  readonly title: string;
  readonly why?: string;
  readonly isListed?: false;
  readonly ids: Readonly<Record<string, string | { readonly title: string; readonly why: string }>>;
}

/** What is wrong with the lists, and what they and the pages say of each other. */
export function judge(data: Data, names: readonly ListedName[]): readonly string[];

/** The text of docs/equivalents.md. */
export function equivalentsPage(data: Data, names: readonly ListedName[]): string;
