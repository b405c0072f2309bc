import { argumentsOf, flagsOf, isAt, runOf } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    if (!runOf(above)) return undefined;
    if (isAt(node, 'cli', 'passwd')) return opensAccount(node) ? {} : undefined;
    return flagsOf('--encrypted', node).length && isLocked(above.at(-1), node) ? undefined : {};
  },
};

/** `passwd -d` takes the password away, `--stdin` sets one: passwd(1). */
const opensAccount = (passwd: Node): boolean =>
  !flagsOf('--lock', passwd).length &&
  ['--delete', '--stdin'].some((flag) => flagsOf(flag, passwd).length > 0);

/** `echo 'app:*' | chpasswd -e`: no password has such a hash, crypt(5). */
function isLocked(pipeline: Node | undefined, chpasswd: Node): boolean {
  const steps = (pipeline && isAt(pipeline, 'cli', '|') && pipeline.children) || [];
  const writer = steps[steps.indexOf(chpasswd) - 1];
  const words = writer && isAt(writer, 'cli', 'echo') ? argumentsOf(writer) : [];
  return words.length === 1 && /^[^:]+:[*!]/.test(String(words[0]!.value ?? ''));
}

export default rule;
