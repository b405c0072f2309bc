import { argumentsOf, flagsOf, isAt } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import type { RuleCode } from '../rule.ts';

/** What a container may use up, and the flags that limit it: docker-run(1). */
const LIMITS: readonly (readonly [what: string, ...flags: string[]])[] = [
  ['memory', '--memory'],
  ['processors', '--cpus', '--cpu-quota', '--cpu-shares', '--cpuset-cpus'],
  ['processes', '--pids-limit'],
];

const rule: RuleCode = {
  check({ node }) {
    if (!isWhole(node)) return undefined;
    // Podman sets a limit of 2048 processes, containers.conf(5).
    const limits = isAt(node, 'cli', 'podman') ? LIMITS.slice(0, 2) : LIMITS;
    const missing = limits.filter(
      ([, ...names]) =>
        !names.some((name) => flagsOf(name, node).some(({ value }) => !isNone(value))),
    );
    const fill = { missing: missing.map(([what]) => what).join(', ') };
    return missing.length ? { fill } : undefined;
  },
};

/** Nothing may hold more flags: an image is named, and a variable in its place is not followed by what could be one. */
function isWhole(node: Node): boolean {
  const words = argumentsOf(node);
  const image = words.findIndex(({ addresses }) =>
    addresses.some(({ path }) => path.at(-1) === 'IMAGE'),
  );
  return image >= 0 && (words[image]!.value !== undefined || image === words.length - 1);
}

const isNone = (value: unknown): boolean => /^(?:0|-1)\w?$/.test(String(value));

export default rule;
