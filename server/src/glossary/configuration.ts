import type { Span } from '../core/span.ts';
import { type Problem, readData } from '../yaml/data.ts';
import { asYaml } from '../yaml/jsonc.ts';
import type { Validate } from './source.ts';

/** A configuration file: its tree of settings, and what is wrong with it. */
export interface Configuration {
  /** Undefined where the file cannot be read or is not as the schema wants it. */
  readonly tree: Readonly<Record<string, unknown>> | undefined;
  readonly problems: readonly Problem[];
  /** Where what stands under a path of keys is written. */
  at(path: readonly (string | number)[]): Span;
}

/** Reads `.cloud-glossary.jsonc`, `.json` or `.yaml` by `glossary/configuration.schema.json`. */
export function readConfiguration(uri: string, text: string, validate: Validate): Configuration {
  const { value, problems, at } = readData(/\.ya?ml$/.test(uri) ? text : asYaml(text));
  if (problems.length) return { tree: undefined, problems, at };
  const tree = value ?? {};
  const faults = deepest(validate(tree)).map(({ path, message }) => ({ ...at(path), message }));
  return {
    tree: faults.length ? undefined : (tree as Configuration['tree']),
    problems: faults,
    at,
  };
}

/** Where several forms are allowed, each says that it is none: the fault that lies deepest is the one to mend. */
function deepest(faults: ReturnType<Validate>): ReturnType<Validate> {
  const keys = faults.map(({ path }) => JSON.stringify(path).slice(0, -1));
  return faults.filter((_, i) => {
    const key = keys[i]!;
    return keys.indexOf(key) === i && !keys.some((other) => other.startsWith(`${key},`));
  });
}
