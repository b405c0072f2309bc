import { isEverywhere } from '../../concepts/networks.ts';
import { holdsGuardedPort, LAST_PORT, readPorts } from '../../concepts/ports.ts';
import type { Node } from '../../core/node.ts';
import { settingOf, valueIn, valuesOf } from '../../languages/terraform/view.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, name }) {
    const owner = above.at(-1);
    if (node.kind !== 'setting' || !owner || !letsIn(owner)) return undefined;
    const open = valuesOf(node).filter(
      ({ value }) => isEverywhere(value) || name.words?.[String(value).toLowerCase()],
    );
    const port = open.length ? guardedOf(owner) : undefined;
    if (!port) return undefined;
    return open.map((value): Mark => ({
      span: value.label ?? value,
      fill: { value: String(value.value), ports: port === '*' ? 'all ports' : `port ${port}` },
    }));
  },
};

/** The provider compares these words without case. */
const isWord = (owner: Node, name: string, ...words: readonly string[]): boolean =>
  words.includes(String(valueIn(owner, name)).toLowerCase());

const letsIn = (owner: Node): boolean =>
  isWord(owner, 'direction', 'inbound') &&
  isWord(owner, 'access', 'allow') &&
  isWord(owner, 'protocol', 'tcp', 'udp', '*');

/** The first range with a login, remote control or a data store in it, as it is written. */
const guardedOf = (owner: Node): string | undefined =>
  ['destination_port_range', 'destination_port_ranges']
    .flatMap((name) => valuesOf(settingOf(owner, name)))
    .flatMap(({ value }) => {
      const range = value === '*' ? ([0, LAST_PORT] as const) : readPorts(value);
      return range && holdsGuardedPort(...range) ? [String(value)] : [];
    })[0];

export default rule;
