import { isSecretName } from '../../concepts/secrets.ts';
import type { Node } from '../../core/node.ts';
import { nameOf, settingOf } from '../../languages/terraform/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, text }) {
    if (node.kind !== 'block' || above.length) return undefined;
    const name = nameOf(node)?.label;
    if (!name || !isSecretName(name.text) || isDecided(node) || holdsNone(node, text))
      return undefined;
    return { span: name, fill: { what: name.text } };
  },
};

const isDecided = (block: Node): boolean =>
  settingOf(block, 'sensitive') !== undefined || settingOf(block, 'ephemeral') !== undefined;

/** A switch, a number, or what only leads to the secret: `aws_secretsmanager_secret.db.arn`. */
function holdsNone(block: Node, text: string): boolean {
  const type = settingOf(block, 'type');
  if (type && /=\s*(?:bool|number)\s*$/.test(text.slice(type.from, type.to))) return true;
  const value = settingOf(block, 'value');
  const last = value && /\.(\w+)\s*$/.exec(text.slice(value.from, value.to))?.[1];
  // The last word of a name says whether it is about the secret or the secret itself.
  return last !== undefined && !isSecretName(`secret_${last}`);
}

export default rule;
