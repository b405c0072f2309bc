import { isAt } from '../../concepts/commands.ts';
import type { RuleCode } from '../rule.ts';

/** Where the module looks by itself. */
const OWN = /^\.\.\/(?:files|templates|win_templates)\//;

const rule: RuleCode = {
  check: ({ node: { value } }) =>
    typeof value === 'string' && !OWN.test(value)
      ? {
          message:
            'With ../ the path breaks when the file moves; begin it at role_path or playbook_dir.',
        }
      : {},
  // Beside a playbook in a folder of its own, nothing else finds `../templates`.
  keep: (_, { document }) =>
    !document.parts.some(({ nodes }) =>
      nodes.some((node) => node.kind === 'block' && isAt(node, 'ansible', 'play')),
    ),
};

export default rule;
