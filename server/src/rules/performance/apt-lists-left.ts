import { argumentsOf, commandsIn, flagsOf } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import { shifted } from '../../core/span.ts';
import { leads, shippedStages } from '../../languages/dockerfile/view.ts';
import type { Fix, RuleCode } from '../rule.ts';

const LISTS = '/var/lib/apt/lists';
const CLEAN = `rm -rf ${LISTS}/*`;

const rule: RuleCode = {
  conclude(_, { document }, report) {
    for (const { instructions } of shippedStages(document)) {
      for (const { node, keyword, part } of instructions) {
        const update = keyword === 'RUN' ? commandsIn(node, 'apt-get', 'update')[0] : undefined;
        if (!update?.label || isCleaned(node) || isCached(node)) continue;
        const base = part.segment.from;
        const fixes = fixesOf(node, document.text.slice(base, part.segment.to), base);
        report('apt-lists-left', { span: shifted(update.label, base), fixes });
      }
    }
  },
};

const isCleaned = (run: Node): boolean =>
  ['rm', 'find'].some((command) =>
    commandsIn(run, command).some((one) =>
      argumentsOf(one).some(({ value }) => typeof value === 'string' && value.startsWith(LISTS)),
    ),
  );

/** A mount that takes the lists out of the layer. */
const isCached = (run: Node): boolean =>
  flagsOf('--mount', run).some((mount) =>
    mount.children?.some(
      ({ addresses, value }) =>
        (leads(addresses, 'RUN', '--mount', 'target') ||
          leads(addresses, 'RUN', '--mount', 'destination')) &&
        typeof value === 'string' &&
        LISTS.startsWith(value.replace(/\/$/, '')),
    ),
  );

/** Appends the clean-up to a script in shell form. */
function fixesOf(run: Node, text: string, base: number): readonly Fix[] {
  const script = run.children?.find(({ embeds }) => embeds?.script);
  if (!script || text.includes('<<') || /#/.test(text.slice(script.from, script.to))) return [];
  const continued = text.slice(script.from, script.to).includes('\n');
  const added = continued ? ` \\\n    && ${CLEAN}` : ` && ${CLEAN}`;
  const at = base + script.to;
  const edits = [{ from: at, to: at, text: added }];
  return [{ title: 'Remove the package lists in the same layer', edits, safe: true }];
}

export default rule;
