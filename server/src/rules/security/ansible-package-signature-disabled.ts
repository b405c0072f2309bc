import { actionOf } from '../../languages/ansible/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ above }) {
    const task = above.findLast(({ kind, children }) => kind === 'block' && children !== undefined);
    // Signed lists hold the checksum of each package.
    const lists = task && actionOf(task)?.options.get('repo_gpgcheck');
    return lists && lists.value !== false ? undefined : {};
  },
};

export default rule;
