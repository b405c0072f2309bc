import type { Document } from '../../core/document.ts';
import type { Part } from '../../core/lazy-part.ts';
import { type Binder, type Binding, type NamePlace, placesOf } from '../../core/names.ts';
import type { Name } from '../../core/node.ts';
import { isBaseImage, valueAt } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The text of what a `FROM` starts from, in lower case. */
type BaseOf = (part: Part) => string | undefined;

/** By the text of the name. */
type Variables = Map<string, Binding>;

/** A build stage and what is known in it so far. */
interface Stage {
  readonly binding: Binding;
  readonly environment: Variables;
  readonly args: Variables;
}

/** Instructions are bound one after the other: what one uses was declared before it. */
interface State {
  readonly bound: Map<Name, Binding>;
  readonly stages: Stage[];
  /** The stages by name, the latest of a name. */
  readonly named: Map<string, Stage>;
  /** `ARG` before the first `FROM`. */
  readonly globals: Variables;
  /** The first declaration of each build argument. */
  readonly args: Variables;
}

/**
 * Binds names by the rules of https://docs.docker.com/reference/dockerfile/ and
 * https://docs.docker.com/build/building/variables/: a stage means the one before it; an `ARG` before the
 * first `FROM` is known in `FROM` lines, and in a stage behind an `ARG` of its name; a stage inherits the
 * variables of the one that it is built from; `ENV` wins over `ARG`. All `ARG` of one name are the same
 * build argument. What the shell reads from its environment are the stage's variables.
 */
export function bind(document: Document, vocabulary: Vocabulary): Binder {
  const state = stateAt(document, vocabulary, Infinity);
  return {
    of: ({ name }) => state.bound.get(name),
    outside: (name) =>
      name.scope === 'stage' ? stageOf(state, name)?.binding : state.args.get(name.text),
  };
}

/** What is known before an offset of the document. */
function stateAt(document: Document, vocabulary: Vocabulary, before: number): State {
  const state: State = {
    bound: new Map(),
    stages: [],
    named: new Map(),
    globals: new Map(),
    args: new Map(),
  };
  const places = placesOf(document);
  const baseOf: BaseOf = (part) => {
    const image = part.nodes.find(({ kind }) => kind === 'block')?.children?.find(isBaseImage);
    return image && valueAt(document, part, image, vocabulary)?.text.toLowerCase();
  };
  let next = 0;
  for (const part of document.parts) {
    if (part.segment.from >= before) break;
    const own: NamePlace[] = [];
    while (places[next]?.part === part) own.push(places[next++]!);
    if (own.length || part.segment.entity === 'FROM') bindInstruction(state, part, own, baseOf);
  }
  return state;
}

/**
 * The names that a part may use, the latest last: stages before its own, or variables. `argument`: what an `ARG` may take over
 * from before the first stage.
 */
export function namesFor(
  document: Document,
  part: Part,
  scope: string,
  vocabulary: Vocabulary,
): readonly string[] {
  const { from, entity } = part.segment;
  const { stages, named, globals } = stateAt(document, vocabulary, from);
  const isFrom = entity === 'FROM';
  const own = isFrom ? undefined : stages.at(-1);
  if (scope === 'stage')
    return [...named].flatMap(([name, stage]) => (stage === own ? [] : [name]));
  if (!own && scope === 'argument') return [];
  if (!own) return [...[...vocabulary.platform].toReversed(), ...globals.keys()];
  if (scope === 'argument') return [...globals.keys()].filter((name) => !own.args.has(name));
  const args = AT_RUN_TIME.has(entity) ? [] : own.args.keys();
  return [...new Set([...own.environment.keys(), ...args])];
}

/** What these hold is run in a container, where arguments of the build are gone. */
const AT_RUN_TIME: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** What an instruction uses is what was known before it. */
function bindInstruction(
  state: State,
  part: Part,
  places: readonly NamePlace[],
  baseOf: BaseOf,
): void {
  const { bound } = state;
  const isFrom = part.segment.entity === 'FROM';
  const isLater = AT_RUN_TIME.has(part.segment.entity);
  const stage = isFrom ? undefined : state.stages.at(-1);
  const use = ({ name }: NamePlace): void => {
    const known =
      name.scope === 'stage'
        ? stageOf(state, name)?.binding
        : stage
          ? (stage.environment.get(name.text) ?? (isLater ? undefined : stage.args.get(name.text)))
          : state.globals.get(name.text);
    if (known) bound.set(name, known);
  };
  const uses = places.filter(({ declares }) => !declares);
  for (const place of uses) use(place);
  if (isFrom) return openStage(state, part, places, baseOf(part));
  for (const place of places) if (place.declares) declare(state, stage, place);
  // What stands behind in one `ARG` may use what stands before.
  for (const place of uses) if (!bound.has(place.name)) use(place);
}

function openStage(
  state: State,
  part: Part,
  places: readonly NamePlace[],
  image: string | undefined,
): void {
  const own = places.find(({ declares, name }) => declares && name.scope === 'stage');
  const base = state.named.get(image ?? '');
  const number = state.stages.length;
  const binding = {
    key: `stage\n${number}`,
    declaration: own ?? unnamed(part, String(number)),
  };
  const stage: Stage = {
    binding,
    environment: new Map(base?.environment),
    args: new Map(base?.args),
  };
  state.stages.push(stage);
  if (!own) return;
  state.named.set(own.name.text, stage);
  state.bound.set(own.name, binding);
}

/** A stage without a name is known by its number; its `FROM` declares it. */
function unnamed(part: Part, number: string): NamePlace {
  const from = part.nodes.find(({ kind }) => kind === 'block');
  const span = from?.label ?? { from: 0, to: 0 };
  const name = { scope: 'stage', text: number };
  return {
    name,
    declares: true,
    span,
    word: number,
    exact: false,
    bare: false,
    node: undefined,
    part,
  };
}

const NUMBER = /^\d+$/;

const stageOf = ({ named, stages }: State, { text }: Name): Stage | undefined =>
  named.get(text) ?? (NUMBER.test(text) ? stages[Number(text)] : undefined);

function declare(state: State, stage: Stage | undefined, place: NamePlace): void {
  const { name, node } = place;
  const isArg = node?.addresses[0]?.path[0] === 'ARG';
  const known = isArg ? (stage?.args ?? state.globals) : stage?.environment;
  if (!known) return;
  // The key outlives the declaration: a variable that is set anew is the same variable.
  const key = isArg
    ? `arg\n${name.text}`
    : (known.get(name.text)?.key ?? `env\n${name.text}\n${state.stages.length}`);
  const binding = { key, declaration: place };
  known.set(name.text, binding);
  if (isArg && !state.args.has(name.text)) state.args.set(name.text, binding);
  // An `ARG` without a default takes that of the one before the first `FROM`.
  const global = isArg && stage && node?.form === 'null' && state.globals.get(name.text);
  state.bound.set(name, global || binding);
}
