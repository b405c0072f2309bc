import type { Node } from '../../core/node.ts';
import {
  type Action,
  actionOf,
  hasModuleDefaults,
  insertOption,
} from '../../languages/ansible/view.ts';
import type { Hit, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, name, text }) {
    const action = node.kind === 'block' ? actionOf(node) : undefined;
    const label = action?.node.label;
    if (!action || !label || action.isOpen || action.options.has('mode')) return undefined;
    if (!isRisky(action, name)) return undefined;
    const edit = insertOption(text, action, 'mode', modeFor(action));
    const fixes = edit ? [{ title: `Set mode ${modeFor(action)}`, edits: [edit] }] : [];
    return { span: label, fill: { name: label.text }, fixes };
  },
  // Defaults may bring the mode.
  keep: (_, { document }) => !hasModuleDefaults(document),
};

const modeFor = ({ options }: Action): string =>
  options.get('state')?.value === 'directory' ? '0755' : '0644';

/** What the page's words say of a module: it makes files always, or for some value of an option. */
function isRisky({ name, options }: Action, { words }: Hit['name']): boolean {
  const when = words?.[name];
  if (when === undefined) return false;
  const [option, ...values] = when.split(/[=|]/);
  if (!option || !values.length) return true;
  const value: Node['value'] = options.get(option)?.value;
  return value !== undefined && values.includes(String(value));
}

export default rule;
