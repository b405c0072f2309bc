import { address } from '../core/address.ts';
import type { Fact, Facts } from '../core/facts.ts';
import type { Node } from '../core/node.ts';
import { argumentsOf } from './commands.ts';

/**
 * What an argument of an install command asks for: a bare `name`; a name with a `version`, also a range, a
 * release, a tag or a commit; a `file` or folder; an `address` of an archive; a `repository` at no fixed
 * revision; `other` has no version of its own (groups, patterns, removals); `unknown` is only known at run time.
 */
export type PackageKind =
  'name' | 'version' | 'file' | 'address' | 'repository' | 'other' | 'unknown';

export interface Package {
  readonly kind: PackageKind;
  readonly node: Node;
}

/** The words of an install command that name packages, in order, as its manager reads them. */
export function packagesOf(command: Node, facts: Facts): readonly Package[] {
  const spelling = spellingOf(command, facts);
  return argumentsOf(command)
    .filter((node) => !node.addresses.length || isPackage(node))
    .map((node) => ({ node, kind: kindIn(node, spelling) }));
}

/** Of the words of a rule's name those that stand for something: its flags, its folders. */
export const wordsOf = (
  { words = {} }: { readonly words?: Readonly<Record<string, string>> },
  what: string,
): readonly string[] => Object.keys(words).filter((word) => words[word] === what);

/** True where a word before the first package may hold options, since it is a variable without quotes. */
export function mayHoldOptions(command: Node): boolean {
  const [first] = argumentsOf(command);
  return first !== undefined && first.value === undefined && !first.addresses.length;
}

function kindIn({ value, addresses }: Node, spelling: Spelling): PackageKind {
  // Without an address it may as well be the value of a flag that nobody knows.
  if (typeof value !== 'string' || !addresses.length) return 'unknown';
  return packageKind(value, spelling);
}

/** The arguments of a command that are called so in its facts. */
const isPackage = ({ addresses }: Node): boolean =>
  addresses.some(({ space, path }) => space === 'cli' && path.slice(-2).includes('PACKAGE'));

/** How the packages of one family are written (`glossary/facts/cli/families.json`). */
interface Spelling {
  /** Signs behind a name that begin a version. */
  readonly version: readonly string[];
  /** Endings of archives and schemes of local folders. */
  readonly file: readonly string[];
  /** Schemes of repositories. */
  readonly repository: readonly string[];
  /** Versions and revisions that are whatever comes next. */
  readonly moving: readonly string[];
  /** What the signs do not say: `nevra` a version behind a dash, `debian` a name's architecture, `path` names that are paths, `hub` an owner's repository. */
  readonly form: string | undefined;
}

function spellingOf({ addresses }: Node, facts: Facts): Spelling {
  const tool = addresses.find(({ space }) => space === 'cli')?.path[0] ?? '';
  const family = facts.at(address('package', tool))?.same ?? tool;
  const about = (what: string): Fact | undefined => facts.at(address('package', family, what));
  return {
    version: about('#version')?.choices ?? [],
    file: about('#file')?.choices ?? [],
    repository: about('#repository')?.choices ?? [],
    moving: about('#moving')?.choices ?? [],
    form: about('#version')?.parts,
  };
}

/** Reads a word as a package of a family. */
export function packageKind(word: string, spelling: Spelling): PackageKind {
  const { form, version, moving } = spelling;
  if (isLocal(word, spelling)) return 'file';
  const remote = remoteKind(word, spelling);
  if (remote) return remote;
  const name = (form === 'path' ? PATH : NAME).exec(word)?.[0] ?? '';
  if (form === 'nevra' && NEVRA.test(name)) return 'version';
  if (name === word) return isPlain(name, form) ? 'name' : 'other';
  const rest = word
    .slice(name.length)
    .replace(form === 'debian' ? ARCHITECTURE : EXTRAS, '')
    .trimStart();
  if (!name) return 'other';
  if (!rest || rest.startsWith(';')) return 'name';
  const sign = version.find((one) => rest.startsWith(one));
  if (sign === undefined) return 'other';
  const revision = rest.slice(sign.length).trim();
  return remoteKind(revision, spelling) ?? (moving.includes(revision) ? 'name' : 'version');
}

/** A name, with the scope that it belongs to. A sign at its end takes the package away. */
const NAME = /^(?:@[\w.-]+\/)?\w[\w.+-]*(?<!-)/;
const PATH = /^[\w.~/+-]+(?<!\/)/;
const EXTRAS = /^\[[^\]]*\]/;
const ARCHITECTURE = /^:[a-z][\w-]*/;
/** `name-1.2`, `name-1:1.2-3.el9.x86_64`: dnf(8), "Specifying Packages". */
const NEVRA = /-\d[^-]*(?:-\d[^-]*)?$/;

/** Go's own packages and patterns have no dot in the first step of their path. */
const isPlain = (name: string, form: string | undefined): boolean =>
  form !== 'path' || /^[^/]*\.[^/]*\//.test(name);

const isLocal = (word: string, { file }: Spelling): boolean =>
  /^(?:[/~]|\.{1,2}(?:$|[/[]))/.test(word) ||
  (!word.includes('://') &&
    file.some((one) => (one.endsWith(':') ? word.startsWith(one) : word.endsWith(one))));

const HUB = /^[\w.-]+\/[\w.-]+(?:#.*)?$/;

/** A word that is fetched from where it says, and whether that is a repository that moves. */
function remoteKind(word: string, spelling: Spelling): PackageKind | undefined {
  const { repository, moving, form } = spelling;
  const isUrl = /^[a-z][\w+.-]*:\/\//i.test(word);
  const isRepository =
    repository.some((one) => word.startsWith(one)) ||
    (isUrl && /\.git(?:[#@]|$)/.test(word)) ||
    (form === 'hub' && HUB.test(word));
  if (!isRepository) return isUrl ? 'address' : undefined;
  const revision = (form === 'hub' ? /#(.+)$/ : /[^:/]@([^@#]+)/).exec(afterHost(word))?.[1];
  return revision === undefined || moving.includes(revision) ? 'repository' : 'version';
}

/** Whoever logs in is no revision: `git+ssh://git@example.com/a.git`. */
const afterHost = (word: string): string =>
  word.replace(/^(?:[^/]*:\/\/)?[^/@]*@(?=[^/]*[/:])/, '');
