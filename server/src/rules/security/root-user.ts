import { isAt } from '../../concepts/commands.ts';
import { valueStep } from '../../core/address.ts';
import { shifted } from '../../core/span.ts';
import { type Instruction, leads, shippedStages } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    if (!isAt(node, 'compose')) return undefined;
    const value = node.children?.find(({ kind }) => kind === 'value');
    return value ? { span: value } : {};
  },

  conclude(_, { document }, report) {
    const users = shippedStages(document).flatMap(({ instructions }) =>
      instructions.filter(({ keyword }) => keyword === 'USER').toReversed(),
    );
    const [last] = users;
    const user = last && userOf(last);
    if (!last || !user || !leads(user.addresses, 'USER', 'user', valueStep('root'))) return;
    report('root-user', { span: shifted(user, last.part.segment.from) });
  },
};

const userOf = ({ node }: Instruction) =>
  node.children?.find(({ addresses }) => leads(addresses, 'USER', 'user'));

export default rule;
