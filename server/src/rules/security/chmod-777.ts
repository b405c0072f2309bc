import { argumentsOf, inRun, isAt } from '../../concepts/commands.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    if (isAt(node, 'dockerfile')) {
      const value = node.children?.find(({ kind }) => kind === 'value');
      return value && opens(String(value.value ?? '')) ? { span: value } : undefined;
    }
    // The first word that is no option is the mode.
    const mode = argumentsOf(node).find(
      ({ value }) => value === undefined || !String(value).startsWith('-'),
    );
    return inRun(above) && mode && opens(String(mode.value ?? '')) ? { span: mode } : undefined;
  },
};

/** True for a mode that lets others write, unless the sticky bit keeps them from each other's files: chmod(1). */
function opens(mode: string): boolean {
  if (/^[0-7]{3,5}$/.test(mode)) {
    const bits = Number.parseInt(mode, 8);
    return (bits & 0o002) !== 0 && (bits & 0o1000) === 0;
  }
  if (!/^[ugoa]*[-+=][rwxXstugo]*(?:,[ugoa]*[-+=][rwxXstugo]*)*$/.test(mode)) return false;
  const clauses = mode.split(',');
  return (
    clauses.some((clause) => /^[ug]*[oa][ugoa]*[+=][rxXst]*w/.test(clause)) &&
    !clauses.some((clause) => /[+=][rwxXs]*t/.test(clause))
  );
}

export default rule;
