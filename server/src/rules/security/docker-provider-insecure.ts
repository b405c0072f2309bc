import { settingOf } from '../../languages/terraform/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, name }) {
    if (node.kind !== 'setting' || typeof node.value !== 'string') return undefined;
    const [, host = '', port] = /^tcp:\/\/(\[[^\]]*\]|[^:/]+)(?::(\d+))?/.exec(node.value) ?? [];
    // The environment may bring certificates for the port that is meant for TLS.
    if (!host || port === '2376' || /^(?:localhost|127\..*|\[::1\])$/.test(host)) return undefined;
    const words = Object.keys(name.words ?? {});
    if (words.some((word) => settingOf(above.at(-1), word))) return undefined;
    return { span: node.children?.[0]?.label ?? node };
  },
};

export default rule;
