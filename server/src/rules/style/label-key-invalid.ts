import { HOLE } from '../../core/decoder.ts';
import type { RuleCode } from '../rule.ts';

// https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations
const RESERVED = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

const rule: RuleCode = {
  check({ node: { kind, label } }) {
    if (kind !== 'setting' || !label || label.text.includes(HOLE)) return undefined;
    const problem = problemOf(label.text);
    return problem === undefined
      ? undefined
      : { span: label, fill: { problem: `${label.text} ${problem}` } };
  },
};

function problemOf(key: string): string | undefined {
  if (RESERVED.test(key)) return "is in Docker's namespace";
  if (/[^A-Za-z0-9._/-]/.test(key)) return 'has characters that filters must quote';
  if (/[A-Z]/.test(key)) return 'has capitals';
  if (/[.-]{2}/.test(key)) return 'has an empty part';
  return /^[a-z](?:.*[a-z0-9])?$/.test(key) ? undefined : 'begins or ends with a sign';
}

export default rule;
