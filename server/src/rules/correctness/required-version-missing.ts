import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { settingOf } from '../../languages/terraform/view.ts';
import { moduleAround } from '../../languages/terraform/view-module.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  looksAround: true,
  decides: (world) => moduleAround(world) !== undefined,
  conclude(hits, world, report) {
    const own = hits.filter(({ hit }) => isSettings(hit.node));
    // Most files have no such block, and need no look at the others.
    const blocks = own.length ? moduleAround(world)?.flatMap(blocksOf) : undefined;
    if (!blocks || blocks.some(({ node }) => settingOf(node, 'required_version'))) return;
    const { uri, node } = placeFor(blocks);
    const place = own.find(({ hit }) => uri === world.document.uri && hit.node === node);
    if (!place) return;
    const { from } = place.part.segment;
    const { label } = place.hit.node;
    report('required-version-missing', {
      span: { from: from + label!.from, to: from + label!.to },
    });
  },
};

interface Settings {
  readonly uri: string;
  readonly node: Node;
}

const isSettings = ({ kind, label }: Node): boolean =>
  kind === 'block' && label?.text === 'terraform';

const blocksOf = ({ uri, parts }: Document): readonly Settings[] =>
  parts.flatMap((part) => settingsIn(part).map((node) => ({ uri, node })));

function settingsIn({ nodes, memo }: Part): readonly Node[] {
  let found = memo.get(settingsIn) as readonly Node[] | undefined;
  if (!found) memo.set(settingsIn, (found = nodes.filter(isSettings)));
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
