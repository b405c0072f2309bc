import { isVerified } from '../../concepts/checksums.ts';
import { argumentsOf, flagsOf, runOf } from '../../concepts/commands.ts';
import { isLoopback } from '../../concepts/hosts.ts';
import type { Node } from '../../core/node.ts';
import { leads } from '../../languages/dockerfile/view.ts';
import type { Mark, RuleCode } from '../rule.ts';

const PLAIN = /^["']?http:\/\/(?:[^@/\s]*@)?([\w.-]+|\[[\w:]+\])(?=[:/?#"'\s]|$)/i;
/** RFC 3927: no router passes them on. */
const LINK_LOCAL = /^169\.254\.\d+\.\d+$/;

/** Flags that say where packages come from, or what is fetched. */
const SOURCES = ['--url', '--index-url', '--extra-index-url', '--find-links', '--registry'];

const rule: RuleCode = {
  check({ node, above, text }) {
    if (node.kind === 'block') return added(node, text);
    const run = runOf(above);
    if (!run || isVerified(run)) return undefined;
    const values = SOURCES.flatMap((name) => flagsOf(name, node, above.at(-1))).flatMap(
      ({ children }) => children?.filter(({ kind }) => kind === 'value') ?? [],
    );
    return [...argumentsOf(node), ...values].flatMap((one) => markOf(one, text));
  },
};

function added({ children = [] }: Node, text: string): readonly Mark[] {
  if (children.some(({ addresses }) => leads(addresses, 'ADD', '--checksum'))) return [];
  return children
    .filter(({ addresses }) => leads(addresses, 'ADD', 'source'))
    .flatMap((source) => markOf(source, text));
}

/** Scheme and host must be written; behind them there may be variables. */
function markOf({ from, to }: Node, text: string): readonly Mark[] {
  const host = PLAIN.exec(text.slice(from, to))?.[1];
  if (host === undefined || isLoopback(host) || LINK_LOCAL.test(host)) return [];
  return [{ span: { from, to }, fill: { host } }];
}

export default rule;
