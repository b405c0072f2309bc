import { argumentsOf, commandsIn, hostOf, inRun } from '../../concepts/commands.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, text }) {
    const host = hostOf(above);
    if (!host?.embeds?.script || !inRun(above) || above.at(-1) !== host) return undefined;
    const [first] = host.children?.filter(({ kind }) => kind !== 'comment') ?? [];
    // Mostly to leave a folder that is deleted next, or that the image has set.
    if (argumentsOf(node)[0]?.value === '/') return undefined;
    const inSubshell = text[node.from - 1] === '(';
    return first === node && !inSubshell && commandsIn(host, 'cd').length === 1 ? {} : undefined;
  },
};

export default rule;
