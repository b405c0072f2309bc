/** The vocabularies that addresses may belong to; ADDRESSES.md says what each looks like. */
export const SPACES = [
  'dockerfile',
  'compose',
  'terraform',
  'ansible',
  'vagrant',
  'cli',
  'k8s',
  'image',
  'package',
  'path',
  'daemon',
  'secret',
  'dockerignore',
] as const;

export type Space = (typeof SPACES)[number];

/** A place in one ecosystem's vocabulary: the key that the glossary is looked up by. */
export interface Address {
  readonly space: Space;
  readonly path: readonly string[];
}

/** A step that no reader of the file can know, such as an interpolated key. Only `*` matches it. */
export const UNKNOWN_STEP = '?';

export const isSpace = (text: string): text is Space =>
  (SPACES as readonly string[]).includes(text);

export const address = (space: Space, ...path: readonly string[]): Address => ({ space, path });

/** The address one or more steps below another. */
export const below = (parent: Address, ...steps: readonly string[]): Address => ({
  space: parent.space,
  path: [...parent.path, ...steps],
});

/** The step under which a normalised value of a setting is looked up. */
export const valueStep = (value: string | number | boolean | null): string => `=${String(value)}`;
