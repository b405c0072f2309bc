/** A name of a rule, with what its page says. */
export interface ListedName {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly category: string;
  readonly severity: string;
  readonly profile: string;
  readonly strict?: boolean;
  readonly spaces: readonly string[];
  readonly equivalents: readonly string[];
  readonly words?: Readonly<Record<string, string>>;
  readonly isFixed: boolean;
}

/** The names on a page; throws where it has no front matter. */
export function namesOf(file: string, text: string): readonly ListedName[];

/** The text of docs/rules.md. */
export function rulesPage(names: readonly ListedName[]): string;
