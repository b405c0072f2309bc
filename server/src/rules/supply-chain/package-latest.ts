import { actionOf } from '../../languages/ansible/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, name: { words } }) {
    const action = node.kind === 'block' ? actionOf(node) : undefined;
    const what = action && words?.[action.name];
    if (!action || !what || action.isOpen) return undefined;
    if (what === 'checkout') return checkout(action);
    const state = action.options.get('state');
    // An update of the whole system.
    if (action.options.get('name')?.value === '*') return undefined;
    const isUpdate = UPDATES.some((option) => {
      const given = action.options.get(option);
      return given && given.value !== false;
    });
    const value = state?.children?.find(({ kind }) => kind === 'value');
    return state?.value === 'latest' && !isUpdate && value ? { span: value } : undefined;
  },
};

/** Options that only bring what is there already up to date, or only fetch. */
const UPDATES = ['only_upgrade', 'update_only', 'download_only'];

function checkout({ name, node, options }: NonNullable<ReturnType<typeof actionOf>>) {
  const ref = options.get(name.endsWith('.git') ? 'version' : 'revision');
  if (ref && ref.value !== 'HEAD') return undefined;
  if (options.get('clone')?.value === false) return undefined;
  const span = ref?.children?.[0] ?? node.label;
  return (
    span && {
      span,
      message: 'The checkout is whatever the repository holds now; name a tag or a commit.',
    }
  );
}

export default rule;
