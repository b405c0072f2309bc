import { argumentsOf } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import type { Mark, RuleCode } from '../rule.ts';

/** Keys of npm's and Git's configuration; those of Git have no case. */
const KEYS: ReadonlySet<string> = new Set(['strict-ssl', 'http.sslverify']);

const rule: RuleCode = {
  check({ node, above }) {
    if (node.kind === 'command') return configured(node);
    const name = (node.kind === 'setting' ? node : above.at(-1))?.label;
    return name && node.value !== undefined ? { span: name, fill: { name: name.text } } : undefined;
  },
};

/** `config set key false` and `config set key=false`. */
function configured(command: Node): Mark | undefined {
  const words = argumentsOf(command);
  const at = words.findIndex(({ value }, i) => {
    const [key = '', inline] = String(value ?? '').split('=');
    return KEYS.has(key.toLowerCase()) && (inline ?? words[i + 1]?.value) === 'false';
  });
  const key = words[at];
  return key && { span: key, fill: { name: String(key.value).split('=')[0]! } };
}

export default rule;
