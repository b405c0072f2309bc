import { type Address, below } from '../core/address.ts';
import type { Fact, Facts } from '../core/facts.ts';

/** One part of what stands behind a name. */
export interface Parameter {
  readonly text: string;
  /** The argument of the vocabulary that it is. */
  readonly name?: string;
  readonly repeats: boolean;
}

/** One way to write what stands behind a name. */
export interface Form {
  /** What flags stand for; absent where none is known. */
  readonly options?: string;
  readonly parameters: readonly Parameter[];
}

/** Words of forms and names of arguments are divided as commands are; those of functions by commas. */
export const isCalled = ({ space }: Address): boolean =>
  space === 'terraform' || space === 'vagrant';

/** How what stands behind a name is written; nothing where nobody says. */
export function formsAt(facts: Facts, address: Address, fact: Fact): readonly Form[] {
  if (fact.forms) return fact.forms.map(parsed);
  const names = fact.arguments;
  if (!names?.length) return [];
  if (isCalled(address)) return [{ parameters: names.map(parameter) }];
  const children = new Map(facts.children(address));
  const hasFlags = [...children.keys()].some((name) => name.startsWith('-'));
  const parameters = names.map((written) => {
    const own = children.get(written.replace('...', ''));
    const all = own?.parts === 'inner-command' ? `${written} [ARG...]` : written;
    return { ...parameter(written), text: own?.optional ? `[${all}]` : all };
  });
  return [{ ...(hasFlags && { options: OPTIONS }), parameters }];
}

const OPTIONS = '[OPTIONS]';

const parameter = (text: string): Parameter => {
  return { text, name: text.replace('...', ''), repeats: text.endsWith('...') };
};

/** A form as data has it. What begins with `[-` or is called options stands for flags. */
function parsed(form: string): Form {
  const parts = form.match(/(?:[A-Z]+ )?(?:\[(?!")[^\]]*\]|<[^>]*>|[^\s<[]|\[)+|[A-Z]+/g) ?? [];
  const options = parts.find((part) => part === OPTIONS || part.startsWith('[-'));
  const parameters = parts
    .filter((part) => part !== options)
    .map((text) => ({ text, repeats: text.includes('...') }));
  return { ...(options && { options }), parameters };
}

/** Names of the flags that a name takes, as they are written. */
export const flagsOf = (facts: Facts, address: Address): readonly string[] =>
  facts
    .children(address)
    .filter(([name, { deprecated, unlisted }]) => name.startsWith('-') && !deprecated && !unlisted)
    .map(([name]) => name);

/** Which parameter a word is, by how many stand before it and behind it. Undefined for one too many. */
export function parameterAt(
  { parameters }: Form,
  before: number,
  behind: number,
): number | undefined {
  const repeated = parameters.findIndex(({ repeats }) => repeats);
  if (repeated < 0) return before < parameters.length ? before : undefined;
  if (before <= repeated) return before;
  const after = parameters.length - 1 - repeated;
  return behind < after ? parameters.length - 1 - behind : repeated;
}

export const argumentAt = (address: Address, { name }: Parameter): Address | undefined =>
  name === undefined ? undefined : below(address, name);
