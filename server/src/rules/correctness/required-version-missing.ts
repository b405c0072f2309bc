import type { Document } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { shifted } from '../../core/span.ts';
import { settingOf } from '../../languages/terraform/view.ts';
import { moduleAround, nodesOnce } from '../../languages/terraform/view-module.ts';
import type { Placed, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  decides: (world) => moduleAround(world) !== undefined,
  conclude(hits, world, report) {
    const own = hits.filter(({ hit }) => isSettings(hit.node));
    // Most files have no such block, and need no look at the others.
    const others = own.length ? moduleAround(world) : undefined;
    if (!others) return;
    const blocks = [world.document, ...others].flatMap(blocksOf);
    if (blocks.some(({ node }) => settingOf(node, 'required_version'))) return;
    const told = placeFor(blocks);
    const isPlace = ({ hit, part }: Placed) => part.segment.from + hit.node.from === told?.at;
    const place = told?.uri === world.document.uri ? own.find(isPlace) : undefined;
    if (place)
      report('required-version-missing', {
        span: shifted(place.hit.node.label!, place.part.segment.from),
      });
  },
};

/** A block, and where it begins in its file. */
interface Settings {
  readonly uri: string;
  readonly at: number;
  readonly node: Node;
}

const BLOCK = 'terraform';

const isSettings = ({ kind, label }: Node): boolean => kind === 'block' && label?.text === BLOCK;

const known = new WeakMap<Document, readonly Settings[]>();

function blocksOf(document: Document): readonly Settings[] {
  let found = known.get(document);
  if (!found) {
    const { uri } = document;
    found = document.parts
      // A type in quotes names no entity.
      .filter(({ segment: { entity } }) => entity === BLOCK || entity === '')
      .flatMap((part) =>
        nodesOnce(document, part)
          .filter(isSettings)
          .map((node) => ({ uri, at: part.segment.from + node.from, node })),
      );
    known.set(document, found);
  }
  return found;
}

/** One block of the module is told of: the first that says which providers it needs, or else the first. */
function placeFor(blocks: readonly Settings[]): Settings | undefined {
  const ordered = blocks.toSorted((a, b) => (a.uri < b.uri ? -1 : Number(a.uri > b.uri)));
  const isFor = ({ children = [] }: Node): boolean =>
    children.some(({ label }) => label?.text === 'required_providers');
  return ordered.find(({ node }) => isFor(node)) ?? ordered[0];
}

export default rule;
