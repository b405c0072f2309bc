import { walk } from '../../core/node.ts';
import { isPlace, scopesIn } from '../../languages/vagrantfile/view.ts';
import type { RuleCode } from '../rule.ts';

const SUM = 'config.vm/box_download_checksum';
const TYPE = 'config.vm/box_download_checksum_type';

const rule: RuleCode = {
  // Any other place of the file may belong to the same machine.
  check({ node, above }) {
    if (node.value === '' || node.value === null) return undefined;
    const other = isPlace(node, SUM) ? TYPE : SUM;
    const isThere = [...walk(scopesIn(above).slice(0, 1))].some((one) => isPlace(one, other));
    return isThere ? undefined : {};
  },
};

export default rule;
