import { nearest } from '../../concepts/near.ts';
import type { Document, Part } from '../../core/document.ts';
import type { Name, Node } from '../../core/node.ts';
import { shifted, type Span } from '../../core/span.ts';
import { moduleAround } from '../../languages/terraform/view-module.ts';
import type { Fix, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  looksAround: true,
  decides: (world) => moduleAround(world) !== undefined,
  conclude(_, world, report) {
    const { document } = world;
    const files = moduleAround(world)?.map(readFile);
    if (!files) return;
    const known = new Map<string, boolean>();
    const isKnown = ({ spelled, type }: Use): boolean => {
      let answer = known.get(spelled);
      if (answer === undefined) {
        // A version of the language that has such blocks may give their names a meaning.
        answer = files.some(({ declared, blocks }) => declared.has(spelled) || blocks.has(type));
        known.set(spelled, answer);
      }
      return answer;
    };
    for (const part of document.parts)
      for (const use of readPart(part).uses) {
        if (isKnown(use)) continue;
        const near = nearTo(use.spelled, new Set(files.flatMap(({ declared }) => [...declared])));
        const span = shifted(use, part.segment.from);
        const kind = document.origin.language.naming?.[use.scope]?.kind ?? use.scope;
        report('undeclared-reference', {
          span,
          fill: { kind, name: use.name },
          ...(near !== undefined && {
            message: `No {kind} {name} is declared in this module; did you mean ${near}?`,
          }),
          fixes: document.text.slice(span.from, span.to) === use.spelled ? fixesTo(near, span) : [],
        });
      }
  },
};

const fixesTo = (near: string | undefined, span: Span): readonly Fix[] =>
  near === undefined ? [] : [{ title: `Change to ${near}`, edits: [{ ...span, text: near }] }];

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
  /** The types of its blocks. */
  readonly blocks: readonly string[];
  readonly uses: readonly Use[];
}

/** The names of one segment, kept as long as its text is. */
function readPart({ nodes, memo }: Part): PartRead {
  let read = memo.get(readPart) as PartRead | undefined;
  if (!read) {
    const declared: string[] = [];
    const uses: Use[] = [];
    for (const node of nodes) collect(node, node.label?.text ?? '', declared, uses);
    const blocks = nodes.flatMap(({ kind, label }) => (kind === 'block' && label?.text) || []);
    read = { declared, blocks, uses };
    memo.set(readPart, read);
  }
  return read;
}

/** Blocks whose addresses are those of the state, not of the configuration. */
const OF_STATE: ReadonlySet<string> = new Set(['moved', 'removed']);

function collect(node: Node, top: string, declared: string[], uses: Use[]): void {
  const { defines, refers, label, children = [] } = node;
  if (defines && BEGINS.has(defines.scope)) declared.push(spelledAs(defines));
  if (refers && isUse(node, refers, top)) uses.push(useOf(node, refers));
  // The configuration of what is imported may not be written yet.
  const isNew = top === 'import' && node.kind === 'setting' && label?.text === 'to';
  if (!isNew && !OF_STATE.has(top))
    for (const child of children) collect(child, top, declared, uses);
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
}

const files = new WeakMap<Document, FileRead>();

function readFile(document: Document): FileRead {
  let read = files.get(document);
  if (!read) {
    const parts = document.parts.map(readPart);
    read = {
      declared: new Set(parts.flatMap((part) => part.declared)),
      blocks: new Set(parts.flatMap((part) => part.blocks)),
    };
    files.set(document, read);
  }
  return read;
}

/**
 * The declared thing that was meant: one of the same kind and type with a name that is near, or one of
 * that name whose kind or type is near.
 */
function nearTo(spelled: string, declared: ReadonlySet<string>): string | undefined {
  const { head, last } = halves(spelled);
  const all = [...declared].map(halves);
  const name = nearest(
    last,
    all.flatMap((one) => (one.head === head ? one.last : [])),
  );
  if (name !== undefined) return `${head}.${name}`;
  const heads = all.flatMap((one) => (one.last === last ? one.head : []));
  const twins = heads.filter((one) => isTwin(one, head) || isTwin(head, one));
  const meant = twins.length ? twins : [nearest(head, heads)];
  return meant.length === 1 && meant[0] !== undefined ? `${meant[0]}.${last}` : undefined;
}

/** `aws_ami` for `data.aws_ami`, and `var` for `local`, are taken for one another. */
const isTwin = (one: string, other: string): boolean =>
  one === `data.${other}` || (one === 'var' && other === 'local');

function halves(spelled: string): { readonly head: string; readonly last: string } {
  const at = spelled.lastIndexOf('.');
  return { head: spelled.slice(0, at), last: spelled.slice(at + 1) };
}

export default rule;
