import type { RuleCode } from '../rule.ts';

/** Those that EXPOSE takes: https://docs.docker.com/reference/dockerfile/#expose */
const PROTOCOLS: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp']);

const rule: RuleCode = {
  check({ node: { value, from, to } }) {
    if (typeof value !== 'string') return undefined;
    const text = value.toLowerCase();
    if (value === text || !PROTOCOLS.has(text)) return undefined;
    const fixes = [{ title: `Write ${text}`, edits: [{ from, to, text }], safe: true }];
    return { span: { from, to }, fill: { name: text }, fixes };
  },
};

export default rule;
