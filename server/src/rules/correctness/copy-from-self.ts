import { leads, stageOf, stagesOf } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    const value = node.children?.find(({ kind }) => kind === 'value');
    // As a trigger it speaks of another file's stages.
    const isTrigger = above[0] !== undefined && leads(above[0].addresses, 'ONBUILD');
    if (isTrigger || typeof value?.value !== 'string') return undefined;
    return { span: value };
  },

  keep({ hit: { node }, part }, { document }) {
    const stages = stagesOf(document);
    const own = stageOf(document, part);
    const from = String(node.value).toLowerCase();
    if (!own) return false;
    const index = stages.indexOf(own);
    // Mounts know stages by name alone.
    if (/^\d+$/.test(from)) return node.kind === 'flag' && Number(from) === index;
    // An earlier stage of the same name is the one that is meant.
    return stages.findIndex(({ name }) => name?.defines?.text.toLowerCase() === from) === index;
  },
};

export default rule;
