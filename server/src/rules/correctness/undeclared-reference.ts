import { nearest } from '../../concepts/near.ts';
import { shifted, type Span } from '../../core/span.ts';
import {
  moduleAround,
  type Names,
  namesIn,
  namesInAll,
  type Use,
  usesIn,
} from '../../languages/terraform/view-module.ts';
import type { Fix, RuleCode, RuleWorld } from '../rule.ts';

const rule: RuleCode = {
  decides: (world) => wholeModule(world) !== undefined,
  survey(world, report) {
    const { document } = world;
    const module = wholeModule(world);
    if (!module) return;
    const kinds = document.origin.language.naming;
    const nearTo = createNear(module);
    for (const part of document.parts)
      for (const use of usesIn(document, part)) {
        if (isKnown(module, use)) continue;
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

/** What the document and the rest of its module declare and use. */
type Module = readonly [own: Names, others: Names];

/** Undefined where some of the module is not in sight. */
function wholeModule(world: RuleWorld): Module | undefined {
  const others = moduleAround(world);
  if (!others) return undefined;
  const module = [namesIn(world.document), namesInAll(others)] as const;
  return isTorn(module) ? undefined : module;
}

/** A version of the language that has blocks of the type may give their names a meaning. */
const isKnown = (module: Module, { spelled, type }: Use): boolean =>
  module.some(({ declared, blocks }) => declared.has(spelled) || blocks.has(type));

/** So many names that nobody declares are no slip: the file that does was left behind. */
const MANY = 3;

/**
 * True for a piece of a module, as people put it in examples and downloads: it uses variables, say, and
 * declares none, or not even half of them.
 */
function isTorn(module: Module): boolean {
  const [own, others] = module;
  const counts = new Map<string, { used: number; missing: number }>();
  const count = (use: Use): void => {
    let sum = counts.get(use.scope);
    if (!sum) counts.set(use.scope, (sum = { used: 0, missing: 0 }));
    sum.used++;
    if (!isKnown(module, use)) sum.missing++;
  };
  for (const use of own.uses.values()) count(use);
  for (const use of others.uses.values()) if (!own.uses.has(use.spelled)) count(use);
  return [...counts].some(
    ([scope, { used, missing }]) =>
      missing >= MANY &&
      (!module.some(({ scopes }) => scopes.has(scope)) || (missing > MANY && missing * 2 > used)),
  );
}

/** In a file with more mistakes nobody looks for slips. */
const MOST_NEAR = 20;

/**
 * Finds the declared thing that was meant: one of the same kind and type with a name that is near, or
 * one of that name whose kind or type is near.
 */
function createNear(module: Module): (spelled: string) => string | undefined {
  let all: readonly Halves[] | undefined;
  const known = new Map<string, string | undefined>();
  return (spelled) => {
    if (known.has(spelled) || known.size >= MOST_NEAR) return known.get(spelled);
    all ??= [...new Set(module.flatMap(({ declared }) => [...declared]))].map(halves);
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
