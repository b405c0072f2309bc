import type { Node } from '../../core/node.ts';
import { settingOf, valueIn, valuesOf } from '../../languages/terraform/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    if (node.kind === 'setting')
      return isOpenPolicy(node.value) ? { span: node.label! } : undefined;
    // In a selector a star stands for any value.
    if (node.value !== '*') return undefined;
    const statement = above.at(-2);
    return statement && (isOpenDocument(statement) || isOpenObject(statement)) ? {} : undefined;
  },
};

const holdsStar = (setting: Node | undefined): boolean =>
  valuesOf(setting).some(({ value }) => value === '*');

/** A statement of a policy's JSON, written as an object: its effect must be said. */
const isOpenObject = (statement: Node): boolean =>
  valueIn(statement, 'Effect') === 'Allow' &&
  holdsStar(settingOf(statement, 'Resource')) &&
  !['Condition', 'Principal'].some((name) => settingOf(statement, name));

/** A `statement` block, which allows unless it says otherwise. */
const isOpenDocument = (statement: Node): boolean =>
  (valueIn(statement, 'effect') === 'Allow' || !settingOf(statement, 'effect')) &&
  holdsStar(settingOf(statement, 'resources')) &&
  // With conditions or for somebody named it is another sort of policy: of a key, of a bucket.
  !statement.children?.some(
    ({ kind, label }) =>
      kind === 'block' && /^(condition|principals|dynamic)$/.test(label?.text ?? ''),
  );

interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
  readonly Principal?: unknown;
}

/** True for the text of a policy of which a statement allows everything. */
function isOpenPolicy(value: Node['value']): boolean {
  if (typeof value !== 'string' || !value.includes('"*"')) return false;
  const policy = readJson(value) as { readonly Statement?: Statement | Statement[] } | null;
  if (typeof policy !== 'object' || !policy?.Statement) return false;
  return [policy.Statement]
    .flat()
    .some(
      ({ Effect, Action, Resource, Condition, Principal }) =>
        Effect === 'Allow' &&
        [Action].flat().includes('*') &&
        [Resource].flat().includes('*') &&
        Condition === undefined &&
        Principal === undefined,
    );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export default rule;
