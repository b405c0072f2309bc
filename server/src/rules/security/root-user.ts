import { isAt } from '../../concepts/commands.ts';
import { shifted } from '../../core/span.ts';
import { isRootUser, shippedStages, userOf, valueAt } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    if (isAt(node, 'dockerfile')) return undefined;
    const value = node.children?.find(({ kind }) => kind === 'value');
    return value ? { span: value } : {};
  },

  survey({ document }, report) {
    const users = shippedStages(document).flatMap((stage) =>
      stage.instructions('USER').toReversed(),
    );
    const [last] = users;
    const user = last && userOf(last);
    if (!last || !user) return;
    // A variable says root where its default does.
    const [name] = valueAt(document, last.part, user)?.text.split(':') ?? [];
    if (!isRootUser(user) && name !== 'root' && name !== '0') return;
    report('root-user', { span: shifted(user, last.part.segment.from) });
  },
};

export default rule;
