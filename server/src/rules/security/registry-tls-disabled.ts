import { argumentsOf } from '../../concepts/commands.ts';
import { isLoopback } from '../../concepts/hosts.ts';
import type { Node } from '../../core/node.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    if (node.kind === 'argument') return login(node);
    if (node.kind !== 'flag' || node.value === undefined) return undefined;
    const isSwitch = node.label?.text.endsWith('tls-verify');
    if (isSwitch) {
      // Above the subcommand, where the tables do not know the flag, it is a word.
      const off = node.value === false || node.value === 'false';
      return off && !isLocal(argumentsOf(above.at(-1)!)) ? {} : undefined;
    }
    const registries = node.value === true ? argumentsOf(above.at(-1)!) : [node];
    return isLocal(registries) ? undefined : {};
  },
};

/** A login at an `http://` address: the engine drops the scheme, and what it then does is its own setting. */
function login(server: Node): Mark | undefined {
  if (!String(server.value ?? '').startsWith('http://') || isLocal([server])) return undefined;
  const message =
    'Where the engine allows http, the password crosses the network as text; use https.';
  return { message };
}

const isLocal = (places: readonly Node[]): boolean =>
  places.some(({ value }) => typeof value === 'string' && isLoopback(value));

export default rule;
