import { scopesIn, settingsIn } from '../../languages/vagrantfile/view.ts';
import type { RuleCode } from '../rule.ts';

const PLAIN = 'Over http anybody on the way may replace the box; use https and a checksum.';

const UNPROVEN = /^(?:http:\/\/|https:\/\/.*\.box$)/i;

const rule: RuleCode = {
  check({ node, above }) {
    const isChecked = scopesIn(above).some(
      (scope) => settingsIn(scope, 'config.vm/box_download_checksum').length > 0,
    );
    if (isChecked) return undefined;
    return (node.children ?? []).flatMap(({ kind, value, from, to }) => {
      // Over https a catalogue, which may hold checksums, is nobody's to judge.
      if (kind !== 'value' || typeof value !== 'string' || !UNPROVEN.test(value)) return [];
      const isPlain = /^http:/i.test(value);
      return [{ span: { from, to }, ...(isPlain && { message: PLAIN }) }];
    });
  },
};

export default rule;
