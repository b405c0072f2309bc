import validators from 'discovered:validators';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../core/span.ts';
import { choiceFaults, type OptionSchemas } from '../features/options.ts';
import { readConfiguration } from '../glossary/configuration.ts';
import { SOURCE, toRange } from './convert.ts';
import type { Files } from './near.ts';
import { isForeign } from './open-file.ts';

/** Names of a folder's configuration file; the first that is there counts. */
const NAMES = ['.cloud-glossary.jsonc', '.cloud-glossary.json', '.cloud-glossary.yaml'];

/** Folders above a file in which its configuration is looked for. */
const MOST_FOLDERS = 32;

export const isConfiguration = (uri: string): boolean =>
  !isForeign(uri) && NAMES.some((name) => uri.endsWith(`/${name}`));

export type Tree = Readonly<Record<string, unknown>>;

/** The configuration file that counts for some files. */
export interface Found {
  readonly uri: string;
  readonly text: string;
  /** As it is, or as it was before it was broken. */
  readonly tree: Tree;
  readonly problems: readonly (Span & { readonly message: string })[];
}

export interface Configurations {
  /** The nearest configuration above a file; undefined without one. */
  of(uri: string): Promise<Found | undefined>;
  /** The configuration in a file. */
  in(uri: string): Promise<Found>;
  /** Files changed: everything is read again when it is next asked for. */
  forget(): void;
}

/** What configurations are read through. */
export interface Sources {
  readonly files: Files | undefined;
  /** The text of an open buffer, which wins over the file. */
  buffer(uri: string): string | undefined;
  /** The options of a rule or a category by its name; undefined for what is neither. */
  optionsOf(name: string): OptionSchemas | undefined;
}

export function createConfigurations({ files, buffer, optionsOf }: Sources): Configurations {
  let folders = new Map<string, Promise<string | undefined>>();
  const read = new Map<string, Found>();
  const nameIn = async (folder: string): Promise<string | undefined> => {
    const listed = await files?.list(folder);
    // Editors keep buffers for a while whose file is gone.
    const isThere = (name: string) =>
      listed ? listed.includes(name) : buffer(`${folder}/${name}`) !== undefined;
    const name = NAMES.find(isThere);
    return name === undefined ? undefined : `${folder}/${name}`;
  };
  const inFolder = (folder: string): Promise<string | undefined> => {
    let found = folders.get(folder);
    if (!found) folders.set(folder, (found = nameIn(folder)));
    return found;
  };
  const readIn = async (uri: string): Promise<Found> => {
    const text = buffer(uri) ?? (await files?.read(uri)) ?? '';
    const before = read.get(uri);
    if (before?.text === text) return before;
    const now = load(uri, text, before, optionsOf);
    read.set(uri, now);
    return now;
  };
  return {
    async of(uri) {
      const found = (await Promise.all(foldersAbove(uri).map(inFolder))).find(Boolean);
      return found === undefined ? undefined : readIn(found);
    },
    in: readIn,
    forget: () => void (folders = new Map()),
  };
}

/** The folders that a file lies in, the nearest first; none for what is not stored. */
function foldersAbove(uri: string): readonly string[] {
  const found: string[] = [];
  const start = /^(?!untitled:)[\w+.-]+:\/\/[^/]*\//.exec(uri)?.[0];
  if (start === undefined) return found;
  let end = uri.lastIndexOf('/');
  while (end >= start.length && found.length < MOST_FOLDERS) {
    found.push(uri.slice(0, end));
    end = uri.lastIndexOf('/', end - 1);
  }
  return found;
}

function load(
  uri: string,
  text: string,
  before: Found | undefined,
  optionsOf: Sources['optionsOf'],
): Found {
  const { tree, problems, at } = readConfiguration(uri, text, validators.configuration);
  const rules = (tree?.['lint'] as Tree | undefined)?.['rules'] ?? {};
  const wrong = Object.entries(rules).flatMap(([name, choice]) => {
    const options = optionsOf(name);
    const faults = options
      ? choiceFaults(name, options, choice)
      : [{ path: [], message: `${name} is no rule and no category` }];
    return faults.map(({ path, message }) => ({
      ...at(['lint', 'rules', name, ...path]),
      message,
    }));
  });
  return { uri, text, tree: tree ?? before?.tree ?? {}, problems: [...problems, ...wrong] };
}

/** What is wrong with a configuration, where it stands in it. */
export function toDiagnostics({ uri, text, problems }: Found): Diagnostic[] {
  const document = TextDocument.create(uri, '', 0, text);
  return problems.map(({ from, to, message }) => ({
    range: toRange(document, { from, to }),
    severity: DiagnosticSeverity.Warning,
    source: SOURCE,
    code: 'configuration',
    message,
  }));
}

/** One tree laid over another: what both have as an object is joined, else `over` wins. */
export function merged(under: unknown, over: unknown): unknown {
  if (!isTree(under) || !isTree(over)) return over ?? under;
  const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])];
  return Object.fromEntries(keys.map((key) => [key, merged(under[key], over[key])]));
}

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
