import { hostOf } from '../../concepts/commands.ts';
import { address } from '../../core/address.ts';
import { mapOf } from '../../core/embedding.ts';
import { encode, splice, wordAt } from '../../core/splice.ts';
import type { Embedding, Label } from '../../core/node.ts';
import type { Edit } from '../../core/span.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }, facts) {
    const command = node.children?.find(({ kind }) => kind === 'command')?.label?.text;
    const same = command && facts.at(address('cli', 'apt-get', command));
    const embedding = hostOf(above)?.embeds;
    const edit = same && embedding && node.label && replaced(embedding, node.label, 'apt-get');
    return { fixes: edit ? [{ title: 'Use apt-get', edits: [edit], safe: false }] : [] };
  },
};

function replaced(embedding: Embedding, label: Label, text: string): Edit | undefined {
  if (embedding.script) {
    const map = mapOf(embedding);
    return splice(embedding, { from: map.toInner(label.from), to: map.toInner(label.to) }, text);
  }
  const word = embedding.words?.[wordAt(embedding, label.from)];
  const encoded = word && encode(word.style, text);
  return encoded === undefined ? undefined : { from: label.from, to: label.to, text: encoded };
}

export default rule;
