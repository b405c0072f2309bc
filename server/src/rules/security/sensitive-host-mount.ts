import { isLive, isSensitiveMount } from '../../concepts/host-paths.ts';
import type { Node } from '../../core/node.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    const parent = above.at(-1);
    // A setting and its value may both stand at the place: the setting speaks for both.
    if (!parent || (node.kind === 'value' && stepOf(parent) === stepOf(node))) return undefined;
    const source = node.kind === 'setting' ? node.children?.[0] : node;
    if (typeof source?.value !== 'string') return undefined;
    const readOnly = isReadOnly(parent);
    if (!isSensitiveMount(source.value, readOnly)) return undefined;
    const place = { span: source.label ?? source, fill: { value: source.value } };
    return readOnly && !isLive(source.value) ? { ...place, message: READABLE } : place;
  },
};

const READABLE =
  'Mounting {value} lets the container read all that is in it; mount only what it needs.';

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
