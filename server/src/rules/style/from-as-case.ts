import { leads } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text }) {
    const keyword = node.label?.text;
    const { children = [] } = node;
    const name = children.find(({ defines }) => defines?.scope === 'stage');
    const image = children.find(({ addresses }) => leads(addresses, 'FROM', 'image'));
    if (!keyword || !name || !image) return undefined;
    const gap = text.slice(image.to, name.from);
    const word = /\bas\b/i.exec(gap);
    const wanted = [keyword.toUpperCase(), keyword.toLowerCase()].indexOf(keyword);
    if (!word || wanted < 0) return undefined;
    const right = wanted === 0 ? word[0].toUpperCase() : word[0].toLowerCase();
    if (word[0] === right) return undefined;
    const span = { from: image.to + word.index, to: image.to + word.index + word[0].length };
    const edits = [{ ...span, text: right }];
    return {
      span,
      fill: { name: word[0] },
      fixes: [{ title: `Write ${right}`, edits, safe: true }],
    };
  },
};

export default rule;
