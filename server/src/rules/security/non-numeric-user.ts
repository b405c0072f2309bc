import { shifted } from '../../core/span.ts';
import { isRootUser, shippedStages, userOf } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

/** Of Windows, whose users have no numbers. */
const WINDOWS = /^Container(?:User|Administrator)$/i;

const rule: RuleCode = {
  survey({ document }, report) {
    const stage = shippedStages(document).find((one) => users(one).length > 0);
    const last = stage && users(stage).at(-1);
    const user = last && userOf(last);
    const name = user?.value;
    if (!user || typeof name !== 'string' || isRootUser(user)) return;
    if (/^\d+$/.test(name) || WINDOWS.test(name)) return;
    const span = shifted({ from: user.from, to: user.to }, last.part.segment.from);
    report('non-numeric-user', { span, fill: { name } });
  },
};

const users = (stage: ReturnType<typeof shippedStages>[number]) =>
  stage.instructions('USER').filter(({ keyword }) => keyword === 'USER');

export default rule;
