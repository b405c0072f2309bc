import { commandsIn, hostOf, runOf } from '../../concepts/commands.ts';
import { wordsOf } from '../../concepts/packages.ts';
import { address } from '../../core/address.ts';
import type { Facts } from '../../core/facts.ts';
import type { Node } from '../../core/node.ts';
import { replaceWord } from '../../core/splice.ts';
import type { Fix, Hit, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check(hit, facts) {
    const { node, above } = hit;
    const run = runOf(above);
    // One finding per instruction, at the first in it.
    const all = run ? commandsIn(run, 'apt') : [node];
    return all[0] === node ? { fixes: fixesOf(all, hit, facts) } : undefined;
  },
};

/** All at once, if each of the subcommands is known to a tool that scripts use. */
function fixesOf(all: readonly Node[], { above, name }: Hit, facts: Facts): readonly Fix[] {
  const embedding = hostOf(above)?.embeds;
  const tools = wordsOf(name, 'stable');
  const edits = all.flatMap(({ label, children }) => {
    const command = children?.find(({ kind }) => kind === 'command')?.label?.text;
    const same = tools.find((tool) => command && facts.at(address('cli', tool, command)));
    return (same && embedding && label && replaceWord(embedding, label, same)) || [];
  });
  const title = `Use ${tools.filter((tool) => edits.some(({ text }) => text === tool)).join(' and ')}`;
  return edits.length === all.length ? [{ title, edits, safe: false }] : [];
}

export default rule;
