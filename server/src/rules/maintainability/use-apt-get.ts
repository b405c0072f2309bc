import { hostOf } from '../../concepts/commands.ts';
import { address } from '../../core/address.ts';
import { replaceWord } from '../../core/splice.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }, facts) {
    const command = node.children?.find(({ kind }) => kind === 'command')?.label?.text;
    const same = command && facts.at(address('cli', 'apt-get', command));
    const embedding = hostOf(above)?.embeds;
    const edit = same && embedding && node.label && replaceWord(embedding, node.label, 'apt-get');
    return { fixes: edit ? [{ title: 'Use apt-get', edits: [edit], safe: false }] : [] };
  },
};

export default rule;
