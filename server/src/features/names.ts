import type { Document } from '../core/document.ts';
import {
  type Binding,
  binderOf,
  namesIn,
  type NamePlace,
  placeOf,
  placesOf,
} from '../core/names.ts';
import type { Name } from '../core/node.ts';
import { type Span, shifted, touches } from '../core/span.ts';
import { folderOf, resolveUri } from '../core/uri.ts';
import type { World } from './world.ts';

/** A name where it stands in one of the world's documents. Offsets are the document's. */
export interface Occurrence {
  readonly document: Document;
  readonly place: NamePlace;
  readonly span: Span;
}

/** What a name under the cursor stands for. */
export interface Thing {
  /** The name that was asked about. */
  readonly at: Occurrence;
  /** Everywhere that the thing is named, the asked document first, each in the order of its text. */
  readonly all: readonly Occurrence[];
  /** The declarations that are meant at the cursor; none where none is in sight. */
  readonly declarations: readonly Occurrence[];
}

/** What a name means. */
interface Meaning {
  readonly name: Name;
  readonly bound: Binding | 'shared';
  /** The document that the name belongs to. */
  readonly home: Document;
  /** What it is a member of, where nothing in sight tells more of that. */
  readonly of?: Name;
}

export const documentsOf = ({ document, neighbours }: World): readonly Document[] => [
  document,
  ...neighbours,
];

/** The name at an offset of the world's document and all that is called so; undefined for no name. */
export function thingAt(world: World, offset: number): Thing | undefined {
  return find(world, offset, documentsOf(world));
}

/** The same within the document alone: neighbours are not read. */
export function thingHere(world: World, offset: number): Thing | undefined {
  return find(world, offset, [world.document]);
}

/** What names are read against. */
interface Scene {
  readonly world: World;
  readonly searched: readonly Document[];
  readonly spaces: Spaces;
  /** Where members of named things are declared, by the things. */
  readonly owners: Map<string, Document | undefined>;
}

function find(world: World, offset: number, searched: readonly Document[]): Thing | undefined {
  const spaces = spacesOf(world);
  const scene = { world, searched, spaces, owners: new Map() };
  for (const place of placesAt(world.document, offset)) {
    const meaning = meaningOf(scene, world.document, place);
    if (!meaning) continue;
    const all = searched.flatMap((document) =>
      placesOf(document)
        .filter((other) => same(meaning, meaningOf(scene, document, other), spaces))
        .map((other) => occurrence(document, other)),
    );
    const declared = typeof meaning.bound === 'object' ? meaning.bound.declaration : undefined;
    return {
      at: occurrence(world.document, place),
      all: unique(all),
      declarations: declared
        ? [occurrence(meaning.home, declared)]
        : all.filter((one) => one.place.declares),
    };
  }
  return undefined;
}

const occurrence = (document: Document, place: NamePlace): Occurrence => ({
  document,
  place,
  span: shifted(place.span, place.part.segment.from),
});

/** One span may both declare and use the same thing. */
const unique = (all: readonly Occurrence[]): readonly Occurrence[] =>
  all.filter(({ document, span }, i) => {
    const before = all[i - 1];
    return before?.document !== document || before.span.from !== span.from;
  });

/** The names that an offset touches, the innermost first; what is written there first, declarations before uses. */
export function placesAt(document: Document, offset: number): readonly NamePlace[] {
  const part = document.partAt(offset);
  if (!part) return [];
  const local = offset - part.segment.from;
  return namesIn(document, part)
    .filter(({ span }) => touches(span, local))
    .map((named) => placeOf(named, part))
    .sort((a, b) => sizeOf(a) - sizeOf(b) || rankOf(b) - rankOf(a));
}

const rankOf = ({ exact, declares }: NamePlace): number => Number(exact) * 2 + Number(declares);

const sizeOf = ({ span }: NamePlace): number => span.to - span.from;

/** The document that stands for all which share their names with one. */
type Spaces = (document: Document) => Document;

/** Groups the world's documents by whose names they see. */
export function spacesOf(world: World): Spaces {
  const known = new Map<Document, Document>();
  const documents = documentsOf(world);
  return (document) => {
    let first = known.get(document);
    if (!first) {
      const shares = (other: Document) => other === document || sees(other, document, documents);
      first = documents.find(shares) ?? document;
      known.set(document, first);
    }
    return first;
  };
}

/** Names are shared both ways: a file that is included may use those of the file that includes it. */
function sees(document: Document, other: Document, all: readonly Document[]): boolean {
  const { language } = document.origin;
  if (language.id !== other.origin.language.id) return false;
  return (
    !language.sees || language.sees(document, other, all) || language.sees(other, document, all)
  );
}

function meaningOf(scene: Scene, document: Document, place: NamePlace): Meaning | undefined {
  const { name } = place;
  if (name.of) return memberOf(scene, document, name, name.of);
  const home = name.file === undefined ? document : documentAt(scene.world, document, name.file);
  if (!home) return undefined;
  const binder = binderOf(home);
  const bound = name.file === undefined ? binder.of(place) : binder.outside(name);
  return bound && { name, bound, home };
}

/** A member is what its owner's file says; where that is not in sight, it is told by its owner's name. */
function memberOf(scene: Scene, document: Document, name: Name, of: Name): Meaning | undefined {
  const home = ownerOf(scene, document, of);
  if (!home) return { name, bound: 'shared', home: document, of };
  const bound = binderOf(home).outside(name);
  return bound && { name, bound, home };
}

function same(a: Meaning, b: Meaning | undefined, spaces: Spaces): boolean {
  if (!b) return false;
  if (a.bound !== 'shared' && b.bound !== 'shared')
    return a.bound.key === b.bound.key && a.home === b.home;
  return (
    a.bound === b.bound &&
    a.name.text === b.name.text &&
    a.name.scope === b.name.scope &&
    a.of?.text === b.of?.text &&
    a.of?.scope === b.of?.scope &&
    spaces(a.home) === spaces(b.home)
  );
}

/** The document that the thing of a name leads to. */
function ownerOf(scene: Scene, user: Document, { scope, text }: Name): Document | undefined {
  const { world, searched, spaces, owners } = scene;
  const space = spaces(user);
  const key = `${space.uri}\n${scope}\n${text}`;
  if (owners.has(key)) return owners.get(key);
  const found = searched
    .filter((document) => spaces(document) === space)
    .flatMap((document) =>
      placesOf(document).flatMap(({ declares, name, node }) =>
        declares && name.scope === scope && name.text === text
          ? (leadOf(world, document, node?.leads) ?? [])
          : [],
      ),
    )[0];
  owners.set(key, found);
  return found;
}

/** The first document in sight of those that something leads to. */
export function leadOf(
  world: World,
  document: Document,
  leads: readonly string[] = [],
): Document | undefined {
  for (const path of leads) {
    const found = documentAt(world, document, path);
    if (found) return found;
  }
  return undefined;
}

/** The document of the world at a path; of a folder, the first that lies in it, or below one that ends in `/`. */
export function documentAt(world: World, document: Document, path: string): Document | undefined {
  const uri = resolveUri(document.uri, path);
  if (uri === undefined) return undefined;
  const documents = documentsOf(world);
  const below = path.endsWith('/') ? `${uri}/` : undefined;
  return (
    documents.find((one) => one.uri === uri) ??
    documents.find((one) => folderOf(one.uri) === uri) ??
    (below ? documents.find((one) => one.uri.startsWith(below)) : undefined)
  );
}
