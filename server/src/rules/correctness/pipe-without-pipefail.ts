import { hostOf, isAt, runOf } from '../../concepts/commands.ts';
import type { Document } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { shifted } from '../../core/span.ts';
import { instructionsBefore, leads, lineage, stageOf } from '../../languages/dockerfile/view.ts';
import type { Fix, Hit, Placed, RuleCode } from '../rule.ts';

/** Commands that only write text, and so never fail. */
const HARMLESS: ReadonlySet<string> = new Set(['echo', 'printf', 'yes', 'true', ':']);
/** One that stops reading early, so that the one before it ends by a signal: no failure. */
const IMPATIENT = 'head';

const rule: RuleCode = {
  conclude(hits, { document }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    const told = new Set<Node>();
    for (const { hit, part } of hits) {
      const run = runOf(hit.above);
      const weak = run && weakOf(hit);
      if (!run || !weak?.label || told.has(run)) continue;
      const fix = fixOf({ hit, part }, document);
      if (!fix) continue;
      told.add(run);
      const span = shifted(weak.label, part.segment.from);
      report('pipe-without-pipefail', { span, fill: { name: weak.label.text }, fixes: fix });
    }
  },
};

const weak = new WeakMap<Node, Node | 'none'>();

/** The command of a pipeline whose failure nobody sees; remembered, since its segment alone decides. */
function weakOf(hit: Hit): Node | undefined {
  let found = weak.get(hit.node);
  if (!found) weak.set(hit.node, (found = findWeak(hit) ?? 'none'));
  return found === 'none' ? undefined : found;
}

function findWeak({ node, above, text }: Hit): Node | undefined {
  const host = hostOf(above);
  // Below a command or a word it runs in a shell of its own.
  const inside = host ? above.slice(above.indexOf(host) + 1) : [];
  if (!host?.embeds?.script || inside.some(({ kind }) => kind !== 'block')) return undefined;
  if (/\bpipefail\b/.test(text)) return undefined;
  const before = text.slice(host.from, node.from);
  const behind = text.slice(node.to, host.to);
  if (/(?:^|[\s;&|(])(?:if|elif|while|until|!)\s+$/.test(before)) return undefined;
  if (/^(?:\s|\\\n)*\|\|/.test(behind)) return undefined;
  const steps = node.children ?? [];
  if (steps.slice(1).some((step) => isAt(step, 'cli', IMPATIENT))) return undefined;
  return steps
    .slice(0, -1)
    .find(
      ({ kind, addresses }) => kind === 'command' && !HARMLESS.has(addresses[0]?.path[0] ?? ''),
    );
}

/** What sets the option, where the shell in force surely lacks it; undefined where nobody knows. */
function fixOf({ hit, part }: Placed, document: Document): readonly Fix[] | undefined {
  const [shell] = instructionsBefore(document, part, 'SHELL');
  if (shell) {
    const words = shell.node.children ?? [];
    return words.every(({ value }) => typeof value === 'string' && !value.includes('pipefail'))
      ? []
      : undefined;
  }
  const image = lineage(stageOf(document, part)).at(-1)?.image;
  const partOf = (key: string) =>
    image?.children?.find(({ addresses }) => leads(addresses, 'FROM', 'image', key))?.value;
  const name = partOf('repository');
  // Only Docker's own images are known to leave the shell alone.
  if (typeof name !== 'string' || name.includes('/') || partOf('registry')) return undefined;
  const words = shellOf(name, String(partOf('tag') ?? ''));
  if (!words || hit.above.length !== 2) return [];
  const at = hit.above[0]!.from + part.segment.from;
  const text = `SHELL ${words}\n`;
  return [{ title: 'Set pipefail', edits: [{ from: at, to: at, text }], safe: false }];
}

/** Distributions whose images hold bash. */
const WITH_BASH: ReadonlySet<string> = new Set(
  'almalinux amazonlinux archlinux centos debian fedora oraclelinux rockylinux ubuntu'.split(' '),
);

function shellOf(name: string, tag: string): string | undefined {
  if (name === 'alpine' || /(?:^|-)alpine/.test(tag))
    return '["/bin/ash", "-eo", "pipefail", "-c"]';
  return WITH_BASH.has(name) ? '["/bin/bash", "-o", "pipefail", "-c"]' : undefined;
}

export default rule;
