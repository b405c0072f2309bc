import type { Address } from '../../core/address.ts';
import { nearest } from '../../concepts/near.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, name: { words = {} } }, facts) {
    const at = node.addresses[0];
    const flag = at?.path.at(-1);
    if (node.kind !== 'flag' || !at || flag === undefined || facts.at(at)) return undefined;
    const command = { space: at.space, path: at.path.slice(0, -1) };
    // A tool's own flags may stand behind a command too, so that they count as known and as meant.
    const listed = isListed(command.path, words);
    const places = listed ? upTo(command) : [command];
    if (!listed && !facts.at(command)?.closed) return undefined;
    const names = places.flatMap((place) => facts.children(place).map(([name]) => name));
    if (names.includes(flag)) return undefined;
    const near = nearest(flag, new Set(names.filter((name) => name.startsWith('--'))));
    if (near === undefined) return undefined;
    return {
      severity: 'warning',
      message: `{name} is no flag of this command; did you mean ${near}?`,
    };
  },
};

/** True for a command whose flags the tables hold in full without its being closed: `podman` and all below it. */
const isListed = (path: readonly string[], words: Readonly<Record<string, string>>): boolean =>
  path.some((_, i) => words[path.slice(0, i + 1).join(' ')] !== undefined);

const upTo = ({ space, path }: Address): readonly Address[] =>
  path.map((_, i) => ({ space, path: path.slice(0, i + 1) }));

export default rule;
