import { commandsIn, hostOf, runOf } from '../../concepts/commands.ts';
import { address } from '../../core/address.ts';
import type { Facts } from '../../core/facts.ts';
import type { Node } from '../../core/node.ts';
import { replaceWord } from '../../core/splice.ts';
import type { Fix, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }, facts) {
    const run = runOf(above);
    // One finding per instruction, at the first in it.
    const all = run ? commandsIn(run, 'apt') : [node];
    return all[0] === node ? { fixes: fixesOf(all, hostOf(above), facts) } : undefined;
  },
};

/** All at once, if apt-get knows each of the subcommands. */
function fixesOf(all: readonly Node[], host: Node | undefined, facts: Facts): readonly Fix[] {
  const edits = all.flatMap(({ label, children }) => {
    const command = children?.find(({ kind }) => kind === 'command')?.label?.text;
    const isSame = command && facts.at(address('cli', 'apt-get', command));
    return (isSame && host?.embeds && label && replaceWord(host.embeds, label, 'apt-get')) || [];
  });
  return edits.length === all.length ? [{ title: 'Use apt-get', edits, safe: false }] : [];
}

export default rule;
