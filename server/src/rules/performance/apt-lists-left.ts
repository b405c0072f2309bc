import { argumentsOf, commandsIn, flagsOf } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import { isShipped, leads } from '../../languages/dockerfile/view.ts';
import type { Fix, RuleCode } from '../rule.ts';

const LISTS = '/var/lib/apt/lists';
const CLEAN = `rm -rf ${LISTS}/*`;

const rule: RuleCode = {
  check({ node, above, text }) {
    const run = above.find((one) => one.kind === 'block' && leads(one.addresses, 'RUN'));
    if (!run || isCleaned(run) || isCached(run)) return undefined;
    // One finding per instruction, at the first update in it.
    if (commandsIn(run, 'apt-get', 'update')[0] !== node) return undefined;
    return { fixes: fixesOf(run, text) };
  },
  keep: ({ part }, { document }) => isShipped(document, part),
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
function fixesOf(run: Node, text: string): readonly Fix[] {
  const script = run.children?.find(({ embeds }) => embeds?.script);
  if (!script || text.includes('<<') || /#/.test(text.slice(script.from, script.to))) return [];
  const continued = text.slice(script.from, script.to).includes('\n');
  const added = continued ? ` \\\n    && ${CLEAN}` : ` && ${CLEAN}`;
  const edits = [{ from: script.to, to: script.to, text: added }];
  return [{ title: 'Remove the package lists in the same layer', edits, safe: true }];
}

export default rule;
