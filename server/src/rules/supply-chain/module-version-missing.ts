import { readModuleSource } from '../../concepts/module-sources.ts';
import { settingOf } from '../../languages/terraform/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    if (node.kind !== 'setting' || typeof node.value !== 'string') return undefined;
    if (readModuleSource(node.value).kind !== 'registry') return undefined;
    if (settingOf(above.at(-1), 'version')) return undefined;
    return { span: node.children?.[0]?.label ?? node };
  },
};

export default rule;
