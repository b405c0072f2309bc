import type { Document, Part } from '../../core/document.ts';
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
    const blocks = own.length ? moduleAround(world)?.flatMap(blocksOf) : undefined;
    if (!blocks || blocks.some(({ node }) => settingOf(node, 'required_version'))) return;
    const { uri, at } = placeFor(blocks);
    const isPlace = ({ hit, part }: Placed) => part.segment.from + hit.node.from === at;
    const place = uri === world.document.uri ? own.find(isPlace) : undefined;
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

const isSettings = ({ kind, label }: Node): boolean =>
  kind === 'block' && label?.text === 'terraform';

const blocksOf = (document: Document): readonly Settings[] =>
  document.parts.flatMap((part) =>
    settingsIn(document, part).map((node) => ({
      uri: document.uri,
      at: part.segment.from + node.from,
      node,
    })),
  );

function settingsIn(document: Document, part: Part): readonly Node[] {
  let found = part.memo.get(settingsIn) as readonly Node[] | undefined;
  if (!found) {
    found = nodesOnce(document, part).filter(isSettings);
    part.memo.set(settingsIn, found);
  }
  return found;
}

/** One block of the module is told of: the first that says which providers it needs, or else the first. */
function placeFor(blocks: readonly Settings[]): Settings {
  const ordered = blocks.toSorted((a, b) => (a.uri < b.uri ? -1 : Number(a.uri > b.uri)));
  const isFor = ({ children = [] }: Node): boolean =>
    children.some(({ label }) => label?.text === 'required_providers');
  return ordered.find(({ node }) => isFor(node)) ?? ordered[0]!;
}

export default rule;
