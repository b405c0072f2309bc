import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text }) {
    if (node.kind !== 'setting' || typeof node.value !== 'string') return undefined;
    const host = /^http:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]+)/i.exec(node.value)?.[1];
    const value = node.children?.find(({ kind }) => kind === 'value');
    // From this machine to itself nobody listens.
    if (!host || !value || isLocal(host.toLowerCase())) return undefined;
    const at = text.indexOf('http', value.from);
    const edits = [{ from: at, to: at + 4, text: 'https' }];
    const isClear = /^["']?http:/.test(text.slice(value.from, value.to));
    return { span: value, fill: { host }, fixes: isClear ? [{ title: 'Use https', edits }] : [] };
  },
};

/** The machine itself, and names without a domain, which are those of a private network. */
const isLocal = (host: string): boolean =>
  /^(?:localhost|127\..*|\[::1\])$/.test(host) || !/[.:]/.test(host);

export default rule;
