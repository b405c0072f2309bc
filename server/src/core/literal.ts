import type { Space } from './address.ts';
import type { Literal } from './node.ts';

/** How one vocabulary reads words that mean a boolean, nothing or a number. */
interface Dialect {
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
  readonly none: ReadonlySet<string>;
  /** Case of boolean words does not matter. */
  readonly foldCase?: boolean;
  readonly number: RegExp;
}

const set = (...words: string[]): ReadonlySet<string> => new Set(words);
const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** YAML 1.2 core schema, https://yaml.org/spec/1.2.2/#103-core-schema. */
const YAML12: Dialect = {
  yes: set('true', 'True', 'TRUE'),
  no: set('false', 'False', 'FALSE'),
  none: set('', '~', 'null', 'Null', 'NULL'),
  number: DECIMAL,
};

const DIALECTS: Partial<Record<Space, Dialect>> = {
  compose: YAML12,
  k8s: YAML12,
  daemon: YAML12,
  // YAML 1.1 as PyYAML reads it, and Ansible's own `to bool` conversion of quoted words.
  ansible: {
    yes: set('true', 'yes', 'on', 'y', 't', '1'),
    no: set('false', 'no', 'off', 'n', 'f', '0'),
    none: set('', '~', 'null'),
    foldCase: true,
    number: DECIMAL,
  },
  // strconv.ParseBool, https://pkg.go.dev/strconv#ParseBool: what docker and podman read flags with.
  cli: {
    yes: set('1', 't', 'T', 'true', 'TRUE', 'True'),
    no: set('0', 'f', 'F', 'false', 'FALSE', 'False'),
    none: set(),
    number: DECIMAL,
  },
  terraform: { yes: set('true'), no: set('false'), none: set('null'), number: DECIMAL },
  vagrant: { yes: set('true'), no: set('false'), none: set('nil'), number: DECIMAL },
};

/**
 * The literal that a word means in a space when nothing says what type the setting has: an unquoted
 * word may be a boolean, a number or nothing; whatever else it is, is a string. Unknown spaces read
 * everything as a string.
 */
export function readLiteral(space: Space, word: string): Literal {
  const dialect = DIALECTS[space];
  if (!dialect) return word;
  const key = dialect.foldCase ? word.toLowerCase() : word;
  if (key.length > 1 || space === 'cli') {
    if (dialect.yes.has(key)) return true;
    if (dialect.no.has(key)) return false;
  }
  if (dialect.none.has(key)) return null;
  return dialect.number.test(word) ? Number(word) : word;
}

/**
 * The boolean that a value means to the tool where the setting is known to be one, quoted or not
 * (`privileged: "False"`, `--privileged=0`); undefined for any other word.
 */
export function readBoolean(space: Space, value: Literal): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === null) return undefined;
  const dialect = DIALECTS[space];
  const key = dialect?.foldCase ? String(value).toLowerCase() : String(value);
  if (dialect?.yes.has(key)) return true;
  if (dialect?.no.has(key)) return false;
  return LENIENT_SPACES.has(space) ? LENIENT.get(key.toLowerCase()) : undefined;
}

// Compose casts quoted words and the YAML 1.1 spellings where its schema wants a boolean
// (compose-go, interpolation casts); ADDRESSES.md counts on `privileged: no` being false.
const LENIENT_SPACES: ReadonlySet<Space> = new Set(['compose']);
const LENIENT: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['y', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['n', false],
  ['off', false],
]);

/** The kernel's name of a capability without its prefix: `cap_sys_admin` and `SYS_ADMIN` are one. */
export const readCapability = (text: string): string => text.toUpperCase().replace(/^CAP_/, '');

/** The permission bits that a mode written as an octal number means; undefined if it is none. */
export function readOctal(text: string): number | undefined {
  const match = /^(?:0o?)?([0-7]{1,5})$/.exec(text);
  return match ? Number.parseInt(match[1]!, 8) : undefined;
}
