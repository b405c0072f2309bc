import { nearest } from '../../concepts/near.ts';
import type { Document, Part } from '../../core/document.ts';
import type { Name, Node } from '../../core/node.ts';
import { shifted, type Span } from '../../core/span.ts';
import { moduleAround, nodesOnce } from '../../languages/terraform/view-module.ts';
import type { Fix, RuleCode, RuleWorld } from '../rule.ts';

const rule: RuleCode = {
  decides: (world) => wholeModule(world) !== undefined,
  conclude(_, world, report) {
    const { document } = world;
    const module = wholeModule(world);
    if (!module) return;
    const kinds = document.origin.language.naming;
    const nearTo = createNear(module);
    for (const part of document.parts)
      for (const use of readPart(document, part).uses) {
        if (module.isKnown(use)) continue;
        const { scope, name, spelled } = use;
        const near = nearTo(spelled);
        const span = shifted(use, part.segment.from);
        const isPlain = document.text.slice(span.from, span.to) === spelled;
        report('undeclared-reference', {
          span,
          fill: { kind: kinds?.[scope]?.kind ?? scope, name },
          ...(near !== undefined && {
            message: `No {kind} {name} is declared in this module; did you mean ${near}?`,
            fixes: isPlain ? [changeTo(near, span)] : [],
          }),
        });
      }
  },
};

const changeTo = (near: string, span: Span): Fix => ({
  title: `Change to ${near}`,
  edits: [{ ...span, text: near }],
});

/** What references begin with, by the scope of names; those to resources begin with the resource's type. */
const BEGINS: ReadonlyMap<string, string> = new Map([
  ['variable', 'var.'],
  ['local', 'local.'],
  ['module', 'module.'],
  ['data', 'data.'],
  ['ephemeral', 'ephemeral.'],
  ['resource', ''],
]);

const spelledAs = ({ scope, text }: Name): string => `${BEGINS.get(scope)}${text}`;

/** Where a declared thing is used. Offsets count from the start of its segment. */
interface Use extends Span {
  readonly scope: string;
  readonly name: string;
  /** As references are written in full. */
  readonly spelled: string;
  /** Of a resource; empty for all else. */
  readonly type: string;
}

interface PartRead {
  readonly declared: readonly string[];
  /** Of what is declared. */
  readonly scopes: readonly string[];
  /** The types of its blocks. */
  readonly blocks: readonly string[];
  readonly uses: readonly Use[];
}

/** The names of one segment, kept as long as its text is. */
function readPart(document: Document, part: Part): PartRead {
  const { memo } = part;
  let read = memo.get(readPart) as PartRead | undefined;
  if (!read) {
    const nodes = nodesOnce(document, part);
    const names: Name[] = [];
    const uses: Use[] = [];
    for (const node of nodes) collect(node, node.label?.text ?? '', names, uses);
    const blocks = nodes.flatMap(({ kind, label }) => (kind === 'block' && label?.text) || []);
    const scopes = names.map(({ scope }) => scope);
    read = { declared: names.map(spelledAs), scopes, blocks, uses };
    memo.set(readPart, read);
  }
  return read;
}

/** Blocks whose addresses are those of the state, not of the configuration. */
const OF_STATE: ReadonlySet<string> = new Set(['moved', 'removed']);

function collect(node: Node, top: string, names: Name[], uses: Use[]): void {
  const { defines, refers, label, children = [] } = node;
  if (defines && BEGINS.has(defines.scope)) names.push(defines);
  if (refers && isUse(node, refers, top)) uses.push(useOf(node, refers));
  // The configuration of what is imported may not be written yet.
  const isNew = top === 'import' && node.kind === 'setting' && label?.text === 'to';
  if (!isNew && !OF_STATE.has(top)) for (const child of children) collect(child, top, names, uses);
}

/** In `terraform` blocks words like `method.aes_gcm.x` name what stands there. */
const isUse = ({ kind, form }: Node, { scope, file }: Name, top: string): boolean =>
  kind === 'value' &&
  form === 'expression' &&
  file === undefined &&
  BEGINS.has(scope) &&
  (top !== 'terraform' || scope !== 'resource');

function useOf({ from, to }: Node, name: Name): Use {
  const spelled = spelledAs(name);
  const { scope, text } = name;
  const type = scope === 'resource' ? text.slice(0, text.indexOf('.')) : '';
  return { from, to, scope, name: text, spelled, type };
}

interface FileRead {
  readonly declared: ReadonlySet<string>;
  readonly blocks: ReadonlySet<string>;
  readonly scopes: ReadonlySet<string>;
  /** One of each name. */
  readonly uses: readonly Use[];
}

const files = new WeakMap<Document, FileRead>();

function readFile(document: Document): FileRead {
  let read = files.get(document);
  if (!read) {
    const parts = document.parts.map((part) => readPart(document, part));
    read = {
      declared: new Set(parts.flatMap((part) => part.declared)),
      blocks: new Set(parts.flatMap((part) => part.blocks)),
      scopes: new Set(parts.flatMap((part) => part.scopes)),
      uses: [...distinct(parts.flatMap((part) => part.uses))],
    };
    files.set(document, read);
  }
  return read;
}

const distinct = (uses: readonly Use[]): Iterable<Use> =>
  new Map(uses.map((use) => [use.spelled, use])).values();

/** What all files of a module hold together. */
interface Module {
  readonly declared: ReadonlySet<string>;
  isKnown(use: Use): boolean;
}

/** The module around a document; undefined where some of it is not in sight. */
function wholeModule(world: RuleWorld): Module | undefined {
  const files = moduleAround(world)?.map(readFile);
  if (!files) return undefined;
  const declared = new Set<string>();
  const blocks = new Set<string>();
  const scopes = new Set<string>();
  for (const file of files) {
    for (const name of file.declared) declared.add(name);
    for (const type of file.blocks) blocks.add(type);
    for (const scope of file.scopes) scopes.add(scope);
  }
  // A version of the language that has such blocks may give their names a meaning.
  const isKnown = ({ spelled, type }: Use) => declared.has(spelled) || blocks.has(type);
  return isTorn(files, scopes, isKnown) ? undefined : { declared, isKnown };
}

/** So many names that nobody declares are no slip: the file that does was left behind. */
const MANY = 3;

/**
 * True for a piece of a module, as people put it in examples and downloads: it uses variables, say, and
 * declares none, or not even half of them.
 */
function isTorn(
  files: readonly FileRead[],
  scopes: ReadonlySet<string>,
  isKnown: Module['isKnown'],
): boolean {
  const counts = new Map<string, { used: number; missing: number }>();
  const seen = new Set<string>();
  for (const { uses } of files)
    for (const use of uses) {
      if (seen.has(use.spelled)) continue;
      seen.add(use.spelled);
      let count = counts.get(use.scope);
      if (!count) counts.set(use.scope, (count = { used: 0, missing: 0 }));
      count.used++;
      if (!isKnown(use)) count.missing++;
    }
  return [...counts].some(
    ([scope, { used, missing }]) =>
      missing >= MANY && (!scopes.has(scope) || (missing > MANY && missing * 2 > used)),
  );
}

/** In a file with more mistakes nobody looks for slips. */
const MOST_NEAR = 20;

/**
 * Finds the declared thing that was meant: one of the same kind and type with a name that is near, or
 * one of that name whose kind or type is near.
 */
function createNear({ declared }: Module): (spelled: string) => string | undefined {
  let all: readonly Halves[] | undefined;
  const known = new Map<string, string | undefined>();
  return (spelled) => {
    if (known.has(spelled) || known.size >= MOST_NEAR) return known.get(spelled);
    all ??= [...declared].map(halves);
    const near = nearAmong(all, halves(spelled));
    known.set(spelled, near);
    return near;
  };
}

function nearAmong(all: readonly Halves[], { head, last }: Halves): string | undefined {
  const names = all.flatMap((one) => (one.head === head ? one.last : []));
  const name = nearest(last, names);
  if (name !== undefined) return `${head}.${name}`;
  const heads = all.flatMap((one) => (one.last === last ? one.head : []));
  const twins = heads.filter((one) => isTwin(one, head) || isTwin(head, one));
  const meant = twins.length ? twins : [nearest(head, heads)];
  return meant.length === 1 && meant[0] !== undefined ? `${meant[0]}.${last}` : undefined;
}

/** `aws_ami` for `data.aws_ami`, and `var` for `local`, are taken for one another. */
const isTwin = (one: string, other: string): boolean =>
  one === `data.${other}` || (one === 'var' && other === 'local');

/** `data.aws_ami` and `ubuntu`. */
interface Halves {
  readonly head: string;
  readonly last: string;
}

function halves(spelled: string): Halves {
  const at = spelled.lastIndexOf('.');
  return { head: spelled.slice(0, at), last: spelled.slice(at + 1) };
}

export default rule;
