import { argumentsOf } from '../../concepts/commands.ts';
import { isLoopback } from '../../concepts/hosts.ts';
import type { Literal, Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import type { Mark, RuleCode } from '../rule.ts';

const KEY = /^(?:[\w-]+\.)?trusted-host$/;

const rule: RuleCode = {
  check({ node }) {
    if (node.kind === 'command') return configured(node);
    const isSet = node.kind === 'flag' || node.kind === 'setting';
    return isSet && node.label ? told(node.label, node.value) : undefined;
  },
};

/** `pip config set global.trusted-host HOST`. */
function configured(command: Node): Mark | undefined {
  const [action, key, host] = argumentsOf(command);
  if (action?.value !== 'set' || !key || !KEY.test(String(key.value))) return undefined;
  return told(key, host?.value);
}

function told({ from, to }: Span, value: Literal | undefined): Mark | undefined {
  const hosts = typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : [];
  const host = hosts.find((one) => !isLoopback(one));
  return host === undefined ? undefined : { span: { from, to }, fill: { host } };
}

export default rule;
