import { partOf } from '../../languages/vagrantfile/view.ts';
import type { RuleCode } from '../rule.ts';

/** Octets that private ranges begin with: RFC 1918, RFC 6598, and links (RFC 3927). */
const PRIVATE =
  /^(?:10\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.)/;

const rule: RuleCode = {
  check({ node, above }) {
    const value = node.children?.find(({ kind }) => kind === 'value');
    const network = above.at(-1);
    if (!value || typeof node.value !== 'string' || !network || partOf(network, 'type'))
      return undefined;
    const problem = problemOf(node.value);
    if (problem === undefined) return undefined;
    return { span: { from: value.from, to: value.to }, fill: { value: node.value, problem } };
  },
};

function problemOf(ip: string): string | undefined {
  if (ip.includes(':')) return undefined;
  const octets = ip.split('.');
  const isAddress =
    octets.length === 4 && octets.every((one) => /^\d{1,3}$/.test(one) && Number(one) < 256);
  if (!isAddress) return 'that is no address';
  if (octets[3] === '1') return 'the host has the address that ends in 1';
  return PRIVATE.test(ip) ? undefined : 'that address is of the Internet';
}

export default rule;
