import { isSensitiveMount } from '../../concepts/host-paths.ts';
import type { Node } from '../../core/node.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    const parent = above.at(-1);
    // A setting and its value may both stand at the place: the setting speaks for both.
    if (!parent || (node.kind === 'value' && stepOf(parent) === stepOf(node))) return undefined;
    const source = node.kind === 'setting' ? node.children?.[0] : node;
    if (typeof source?.value !== 'string') return undefined;
    if (!isSensitiveMount(source.value, isReadOnly(parent))) return undefined;
    return { span: source.label ?? source, fill: { value: source.value } };
  },
};

/** The last step that is no value. */
const stepOf = ({ addresses }: Node): string | undefined =>
  addresses.find(({ space }) => space !== 'path')?.path.findLast((step) => !step.startsWith('='));

/** Undefined when a setting decides whose value is only known at run time. */
function isReadOnly(mount: Node): boolean | undefined {
  for (const node of mount.children ?? []) {
    switch (stepOf(node)) {
      case 'read_only':
      case 'readonly':
      case 'ro':
        return node.value === undefined ? undefined : String(node.value) === 'true';
      case 'options':
        if (node.value === undefined) return undefined;
        return String(node.value).split(',').includes('ro');
    }
  }
  return false;
}

export default rule;
