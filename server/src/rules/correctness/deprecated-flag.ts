import { hostOf } from '../../concepts/commands.ts';
import { replaceWord } from '../../core/splice.ts';
import type { Mark, RuleCode } from '../rule.ts';

// https://docs.docker.com/engine/deprecated/
const RENAMED: Readonly<Record<string, string>> = { '--net': '--network', '--time': '--timeout' };

const GONE: Readonly<Record<string, string>> = {
  '--link': '{name} is deprecated; put both containers into a network of their own.',
  '--kernel-memory': '{name} has no effect any more; limit the memory with --memory.',
};

const COMPOSE = /^docker-compose(?=$|[=<>~!])/;

const rule: RuleCode = {
  check({ node, above }): Mark | undefined {
    if (node.kind === 'argument') {
      if (!COMPOSE.test(String(node.value ?? ''))) return undefined;
      const message = 'This package is Compose 1, which gets no fixes; use the plug-in of Docker.';
      return { span: node, message, tags: ['deprecated'] };
    }
    const { label } = node;
    const written = label?.text ?? '';
    const message = GONE[written];
    if (message) return { message, tags: ['deprecated'] };
    const name = RENAMED[written];
    const embedding = hostOf(above)?.embeds;
    if (node.kind !== 'flag' || !name || !label || !embedding) return undefined;
    const edit = replaceWord(embedding, label, name);
    return {
      fill: { value: name },
      fixes: edit ? [{ title: `Write ${name}`, edits: [edit], safe: written === '--net' }] : [],
      tags: ['deprecated'],
    };
  },
};

export default rule;
