import type { Node } from '../../core/node.ts';
import { partOf, valueOf } from '../../languages/vagrantfile/view.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  // Vagrant does not look at a folder that is switched off.
  check({ node }) {
    if (partOf(node, 'disabled')) return undefined;
    return [relativeTarget(node), plainOptions(node), ...ownersOfNfs(node)].flatMap(
      (mark) => mark ?? [],
    );
  },
};

const marked = ({ from, to }: Node, problem: string): Mark => ({
  span: { from, to },
  fill: { problem },
});

function relativeTarget(node: Node): Mark | undefined {
  const target = partOf(node, 'target');
  if (typeof target?.value !== 'string' || /^(?:\/|\w+:|$)/.test(target.value)) return undefined;
  return marked(target, 'The place in the machine must be an absolute path');
}

function plainOptions(node: Node): Mark | undefined {
  const options = partOf(node, 'mount_options');
  const value = options?.children?.find(({ kind }) => kind === 'value');
  const isPlain = options?.form === 'scalar' && typeof options.value === 'string';
  return value && isPlain ? marked(value, 'mount_options is a list') : undefined;
}

function ownersOfNfs(node: Node): readonly Mark[] {
  if (valueOf(node, 'type') !== 'nfs') return [];
  return ['owner', 'group'].flatMap((key) => {
    const value = partOf(node, key)?.children?.find(({ kind }) => kind === 'value');
    return value && value.value !== null ? [marked(value, 'NFS takes no owner or group')] : [];
  });
}

export default rule;
