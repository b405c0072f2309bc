import type { RuleCode } from '../rule.ts';

// Gem::Requirement and Gem::Version: https://docs.ruby-lang.org/en/3.4/Gem/Version.html
const REQUIREMENT =
  /^\s*(?:=|!=|>=|<=|~>|>|<)?\s*\d+(?:\.[0-9a-zA-Z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?\s*$/;

const rule: RuleCode = {
  check({ node }) {
    const value = node.children?.find(({ kind }) => kind === 'value');
    if (typeof node.value !== 'string' || !value) return undefined;
    if (node.value.split(',').every((one) => one.trim() === '' || REQUIREMENT.test(one)))
      return undefined;
    return { span: { from: value.from, to: value.to }, fill: { value: node.value } };
  },
};

export default rule;
