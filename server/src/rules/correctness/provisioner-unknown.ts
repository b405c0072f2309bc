import type { Node } from '../../core/node.ts';
import { isOpen, isPlace, partOf } from '../../languages/vagrantfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, text }) {
    const call = above.at(-1);
    if (!call || !isPlace(call, 'config.vm/provision') || isOpen(call, text)) return undefined;
    // With a name of its own it may be filled in elsewhere; so may what a method is handed.
    if (
      partOf(call, 'name') ||
      /\w\(\s*\w+\s*\)\s*(?:end|\})$/.test(text.slice(call.from, call.to))
    )
      return undefined;
    const [inline, path] = [partOf(call, 'inline'), partOf(call, 'path')];
    const span = { from: node.from, to: node.to };
    if (!inline && !path) return restarts(call) ? undefined : { span };
    return inline && path && inline.value !== null && path.value !== null && call.kind === 'setting'
      ? { span, message: 'The shell provisioner takes inline or path, not both.' }
      : undefined;
  },
};

/** A provisioner that restarts the machine, or its connection, needs no script. */
const restarts = (call: Node): boolean => ['reboot', 'reset'].some((name) => partOf(call, name));

export default rule;
