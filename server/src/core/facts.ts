import type { Address } from './address.ts';

/** What a vocabulary says of one name, read from the tool itself. Holds no sentences. */
export interface Fact {
  /**
   * `string boolean integer number list map path null` or the tool's own word; a union has several.
   * `module` is what stands at `module/<name>` of its space, whatever it is offered at.
   */
  readonly types?: readonly string[];
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
  /** How a value divides into parts: `volume port mount image env device key-value`. */
  readonly parts?: string;
  /** Its children are all there are, so that an unknown one is an error. */
  readonly closed?: boolean;
  /** For a command: another path, relative to the tool, that this one is a synonym of (`container run` → `run`). */
  readonly same?: string;
  /** For a command: its positional arguments; the last repeats when it ends in `...`. */
  readonly arguments?: readonly string[];
  /** For a command: options end at the first positional argument. */
  readonly stops?: boolean;
  /** Names of objects that a keyword applies to (Ansible: play, block, task, role). */
  readonly applies?: readonly string[];
}

/** Looks vocabularies up by address. What is not loaded or not known is undefined or empty. */
export interface Facts {
  at(address: Address): Fact | undefined;
  /** Names that may stand below an address, with what is known of each. */
  children(address: Address): readonly (readonly [string, Fact])[];
}
