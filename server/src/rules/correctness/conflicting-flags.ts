import { flagsOf, isAt } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import type { Mark, RuleCode, Severity } from '../rule.ts';

interface Conflict {
  /** The flag that is reported, and the values of it that are meant; absent: any known one. */
  readonly flag: string;
  readonly not?: readonly string[];
  readonly other: string;
  readonly value: string | boolean;
  readonly tool?: string;
  readonly severity?: Severity;
  readonly message?: string;
}

// https://docs.docker.com/reference/cli/docker/container/run/, podman-run(1)
const CONFLICTS: readonly Conflict[] = [
  { flag: '--restart', not: ['no', ''], other: '--rm', value: true },
  { flag: '--attach', other: '--detach', value: true, tool: 'docker' },
  {
    flag: '--publish',
    other: '--network',
    value: 'host',
    severity: 'warning',
    message: "{name} has no effect in the host's network.",
  },
  {
    flag: '--publish-all',
    not: ['false'],
    other: '--network',
    value: 'host',
    severity: 'warning',
    message: "{name} has no effect in the host's network.",
  },
  // Docker gives all capabilities to a privileged container before it looks at the list.
  {
    flag: '--cap-drop',
    other: '--privileged',
    value: true,
    tool: 'docker',
    severity: 'info',
    message: '{name} takes nothing away beside {other}.',
  },
  {
    flag: '--cap-add',
    other: '--privileged',
    value: true,
    severity: 'info',
    message: '{other} already includes what {name} adds.',
  },
];

const rule: RuleCode = {
  check: ({ node }) => CONFLICTS.flatMap((conflict) => conflictOf(node, conflict) ?? []),
};

function conflictOf(command: Node, conflict: Conflict): Mark | undefined {
  const { tool, not = [], severity, message } = conflict;
  if (tool && !isAt(command, 'cli', tool)) return undefined;
  // The last of several counts.
  const other = flagsOf(conflict.other, command).at(-1);
  const flag = flagsOf(conflict.flag, command).at(-1);
  if (!flag?.label || !other?.label || other.value !== conflict.value) return undefined;
  if (flag.value === undefined || not.includes(String(flag.value))) return undefined;
  return {
    span: flag.label,
    fill: { name: flag.label.text, other: other.label.text },
    ...(severity && { severity }),
    ...(message && { message }),
    tags: severity ? ['unnecessary'] : [],
  };
}

export default rule;
