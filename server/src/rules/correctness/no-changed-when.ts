import { isAt } from '../../concepts/commands.ts';
import { actionOf, keywordOf } from '../../languages/ansible/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, name: { words } }) {
    // A handler runs because something changed.
    if (node.kind !== 'block' || isAt(node, 'ansible', 'handler')) return undefined;
    const action = actionOf(node);
    if (!action || !words?.[action.name] || hasWord(action.options)) return undefined;
    if (keywordOf(node, 'changed_when') || keywordOf(node, '<<')) return undefined;
    if (keywordOf(node, 'args')?.form === 'scalar') return undefined;
    return action.node.label && { span: action.node.label };
  },
};

const hasWord = (options: ReadonlyMap<string, unknown>): boolean =>
  options.has('creates') || options.has('removes');

export default rule;
