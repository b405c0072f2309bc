import { isAt, runOf } from '../../concepts/commands.ts';
import { shifted, type Span } from '../../core/span.ts';
import { isShipped } from '../../languages/dockerfile/view.ts';
import type { Hit, Placed, RuleCode } from '../rule.ts';

const TOOLS = ['wget', 'curl'] as const;

/** Packages that these subcommands name go away, or are only looked at. */
const NO_INSTALL =
  /^(?:remove|purge|autoremove|del|erase|uninstall|info|show|search|policy|list|download|rm)$/;

const rule: RuleCode = {
  conclude(hits, { document }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    const first = new Map<string, Span>();
    for (const placed of hits) {
      if (first.size === TOOLS.length) break;
      const tool = toolOf(placed);
      if (tool === undefined || first.has(tool) || !isShipped(document, placed.part)) continue;
      const { label } = placed.hit.node;
      first.set(tool, shifted(label ?? placed.hit.node, placed.part.segment.from));
    }
    const [one, other] = [...first].toSorted(([, a], [, b]) => a.from - b.from);
    if (!one || !other) return;
    const related = [{ span: one[1], message: `${one[0]} appears here` }];
    report('wget-and-curl', { span: other[1], fill: { name: one[0] }, related });
  },
};

const tools = new WeakMap<Hit, string>();

/** Which tool a place uses or installs; its segment alone decides. */
function toolOf({ hit }: Placed): string | undefined {
  let tool = tools.get(hit);
  if (tool === undefined) tools.set(hit, (tool = toolIn(hit) ?? ''));
  return tool || undefined;
}

function toolIn({ node, above }: Hit): string | undefined {
  if (!runOf(above)) return undefined;
  const command =
    above
      .at(-1)
      ?.addresses.find(({ space }) => space === 'cli')
      ?.path.at(-1) ?? '';
  if (node.kind !== 'command' && NO_INSTALL.test(command)) return undefined;
  return TOOLS.find((tool) => isAt(node, 'cli', tool) || isAt(node, 'package', tool));
}

export default rule;
