import { readModuleSource } from '../../concepts/module-sources.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, name }) {
    if (node.kind !== 'setting' || typeof node.value !== 'string') return undefined;
    const { kind, revision } = readModuleSource(node.value);
    if (kind !== 'git' && kind !== 'mercurial') return undefined;
    const span = node.children?.[0]?.label ?? node;
    if (revision === undefined) return { span };
    const branch = revision.replace(/^refs\/heads\//, '');
    if (branch === revision && !name.words?.[branch]) return undefined;
    return {
      span,
      message: 'Branch {branch} moves; pin the module to a tag or better a commit.',
      fill: { branch },
    };
  },
};

export default rule;
