import type { Document } from '../core/document.ts';
import { type Naming, placesOf } from '../core/names.ts';
import type { Edit, Span } from '../core/span.ts';
import { documentsOf, type Occurrence, spacesOf, type Thing, thingAt } from './names.ts';
import type { World } from './world.ts';

/** Why something cannot be renamed, as a sentence. */
export interface Refusal {
  readonly refusal: string;
}

/** The words that a rename replaces at the cursor, and what they are. */
export interface Renameable {
  readonly span: Span;
  readonly text: string;
}

export interface Renaming {
  readonly changes: readonly { readonly document: Document; readonly edits: readonly Edit[] }[];
}

const refuse = (refusal: string): Refusal => ({ refusal });

/** What a rename at an offset would replace there; undefined where there is no name. */
export function renameable(world: World, offset: number): Renameable | Refusal | undefined {
  const subject = subjectAt(world, offset);
  if (!subject || 'refusal' in subject) return subject;
  const { at } = subject.thing;
  return { span: at.span, text: at.document.text.slice(at.span.from, at.span.to) };
}

/** The edits that give the thing at an offset another name everywhere in sight. */
export function rename(world: World, offset: number, to: string): Renaming | Refusal | undefined {
  const subject = subjectAt(world, offset);
  if (!subject || 'refusal' in subject) return subject;
  const { naming, kind, named, declared } = subject;
  if (!naming.pattern.test(to)) return refuse(`A ${kind} is named by ${naming.allows}.`);
  const { name, word } = declared.place;
  const folded = naming.ignoresCase ? to.toLowerCase() : to;
  const text = name.text.slice(0, name.text.length - word.length) + folded;
  if (naming.isGiven?.(text)) return refuse(`${to} is a name that is given already.`);
  if (text !== name.text && isTaken(world, declared, naming, text))
    return refuse(`Something is called ${to} already.`);
  return { changes: changesOf(named, naming, to) };
}

interface Subject {
  readonly thing: Thing;
  readonly naming: Naming;
  /** What people call such a thing. */
  readonly kind: string;
  readonly declared: Occurrence;
  /** All that call the thing by its declared name. */
  readonly named: readonly Occurrence[];
}

function subjectAt(world: World, offset: number): Subject | Refusal | undefined {
  const thing = thingAt(world, offset);
  if (!thing) return undefined;
  const declared = thing.declarations[0];
  if (!declared) return refuse(`Nothing in sight declares ${thing.at.place.word}.`);
  const { name } = declared.place;
  const naming = declared.document.origin.language.naming?.[name.scope];
  const kind = naming?.kind ?? name.scope;
  if (!naming) return refuse(`A ${kind} cannot be renamed here.`);
  if (naming.isGiven?.(name.text)) return refuse(`${declared.place.word} is a name that is given.`);
  // A number may stand for a stage: it stays right whatever the stage is called.
  const named = thing.all.filter(({ place }) => place.name.text === name.text);
  if (thing.at.place.name.text !== name.text)
    return refuse(
      `${thing.at.place.word} is not the name of the ${kind}; rename ${declared.place.word}.`,
    );
  const unsure = named.find(({ place }) => !place.exact);
  if (unsure)
    return refuse(
      `${declared.place.word} is spelled in a way that cannot be rewritten: ${lineOf(unsure)}.`,
    );
  return { thing, naming, kind, declared, named };
}

function lineOf({ document, span }: Occurrence): string {
  const line = document.text.slice(0, span.from).split('\n').length;
  return `${decodeURIComponent(document.uri.slice(document.uri.lastIndexOf('/') + 1))}, line ${line}`;
}

/** True when a document that shares names with the declaring one knows the text already. */
function isTaken(
  world: World,
  { document, place }: Occurrence,
  naming: Naming,
  text: string,
): boolean {
  const spaces = spacesOf(world);
  const space = spaces(document);
  const scopes = new Set([place.name.scope, ...(naming.beside ?? [])]);
  return documentsOf(world).some(
    (one) =>
      spaces(one) === space &&
      placesOf(one).some(
        ({ name }) =>
          name.file === undefined && !name.of && scopes.has(name.scope) && name.text === text,
      ),
  );
}

function changesOf(
  named: readonly Occurrence[],
  { plain }: Naming,
  to: string,
): Renaming['changes'] {
  const byDocument = new Map<Document, Edit[]>();
  for (const { document, place, span } of named) {
    const spelled = document.origin.language.edits.spell(to);
    const edits = byDocument.get(document) ?? [];
    edits.push({ ...span, text: place.bare && !plain ? spelled : to });
    byDocument.set(document, edits);
  }
  return [...byDocument].map(([document, edits]) => ({ document, edits }));
}
