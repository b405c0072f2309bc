import type { Address } from './address.ts';

/** What a vocabulary says of one name, read from the tool itself. Holds no sentences. */
export interface Fact {
  /**
   * `string boolean integer number list map path null` or the tool's own word; a union has several.
   * `module` is what stands at `module/<name>` of its space, whatever it is offered at.
   */
  readonly types?: readonly string[];
  /** What the items of a list or the values of a map are, in the same words. */
  readonly elements?: string;
  readonly required?: boolean;
  readonly default?: string;
  /** The only values that are allowed, or those known so far where `open` is set. */
  readonly choices?: readonly string[];
  readonly open?: boolean;
  /** Other spellings that mean the same: short flags, old names, alias options. */
  readonly aliases?: readonly string[];
  /** Deprecated; a text names what replaces it. */
  readonly deprecated?: string | true;
  readonly since?: string;
  /**
   * How a value divides into parts: `volume port mount image env device key-value`. Of a command, what follows it:
   * `wide` where its flags hold for every command below, named or not.
   */
  readonly parts?: string;
  /** Its children are all there are, so that an unknown one is an error. */
  readonly closed?: boolean;
  /** For a command: another path, relative to the tool, that this one is a synonym of (`container run` → `run`). */
  readonly same?: string;
  /** For a command: its positional arguments; the last repeats when it ends in `...`. */
  readonly arguments?: readonly string[];
  /** Of a positional argument: it may be left out. */
  readonly optional?: boolean;
  /**
   * How what stands behind the name is written, where that is not its arguments in their order: parts between
   * blanks, in `[]` what may be left out, before `...` what repeats.
   */
  readonly forms?: readonly string[];
  /** For a command: options end at the first positional argument. */
  readonly stops?: boolean;
  /** Names of objects that a keyword applies to (Ansible: play, block, task, role). */
  readonly applies?: readonly string[];
  /** Known only in so far as files must be read by it: not to be offered. */
  readonly unlisted?: boolean;
  /** Filled in by the tool where it is left out, or only ever read (`only`). */
  readonly computed?: 'also' | 'only';
}

/** Names that stand below one address and begin alike: a provider's resources, a collection's modules. */
export interface NameGroup {
  /** What all names begin with. */
  readonly prefix: string;
  readonly names: readonly string[];
  /** What is known of every one of them. */
  readonly fact: Fact;
  /** Paths whose next step shows that the group is in use: that step begins with `prefix`, or is the word before its last character. */
  readonly uses: readonly (readonly string[])[];
}

/** Looks vocabularies up by address. What is not loaded or not known is undefined or empty. */
export interface Facts {
  at(address: Address): Fact | undefined;
  /** Names that may stand below an address, with what is known of each. */
  children(address: Address): readonly (readonly [string, Fact])[];
  /** Names by the thousand that may stand below an address; `children` leaves them out. */
  names(address: Address): readonly NameGroup[];
  /** Whatever a pack holds of an address, as data; undefined where nothing is known or loaded. */
  record(address: Address): unknown;
  /** Names of the packs that would know more of an address, or of the names below it. */
  missing(address: Address): readonly string[];
  missingNames(address: Address): readonly string[];
}
