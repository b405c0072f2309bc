import {
  isSecretName,
  isSecretValue,
  isUnrealFile,
  judgeSecret,
  passwordOf,
  type Verdict,
} from '../../concepts/secrets.ts';
import type { Literal, Node } from '../../core/node.ts';
import type { Hit, Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check(hit) {
    const { node } = hit;
    const name = nameOf(node);
    const value = node.children?.findLast(({ kind }) => kind === 'value');
    if (name === undefined || (node.form === 'list' && !value)) return undefined;
    const literal = value?.value;
    if (isText(literal) && hit.name.words?.[name] === literal) return undefined;
    if (isText(literal)) return judge(hit, name, String(literal), value);
    // A build argument without a value: whoever sets it writes it into the image's history.
    const isArg = !value && node.addresses.some(({ path }) => path[0] === 'ARG');
    return isArg && isSecretName(name) ? {} : undefined;
  },
};

const isText = (value: Literal | undefined): boolean =>
  typeof value === 'string' || typeof value === 'number';

/** The key of a setting, of a flag, or of an item `KEY=value`. */
function nameOf({ kind, label, addresses }: Node): string | undefined {
  if (!label || (kind !== 'setting' && kind !== 'flag' && kind !== 'value')) return undefined;
  const last = addresses[0]?.path.at(-1);
  return kind === 'value' && last !== label.text ? undefined : label.text.replace(/^-+/, '');
}

function judge(hit: Hit, name: string, text: string, value: Node | undefined): Mark | undefined {
  const at = value && { span: value.label ?? value };
  if (isSecretValue(text)) return graded('secret', hit, at);
  const password = passwordOf(text);
  const inside = password === undefined ? undefined : judgeSecret(password);
  if (inside) return graded(inside, hit, at);
  // A flag that is called `-p` has its long name in its address.
  const long = hit.node.kind === 'flag' ? (hit.node.addresses[0]?.path.at(-1) ?? name) : name;
  const verdict = isSecretName(long) ? judgeSecret(text) : undefined;
  return verdict && graded(verdict, hit, undefined);
}

/** What configures a provider is not written to the state. */
const STATELESS = {
  message: '{name} holds a credential that ends up in the repository; pass it in.',
};

const isProvider = ({ addresses }: Node): boolean =>
  addresses.some(({ space, path }) => space === 'terraform' && path[0] === 'provider');

const graded = (verdict: Verdict, { uri, node }: Hit, at: Mark | undefined): Mark => ({
  ...at,
  ...(isProvider(node) && STATELESS),
  ...((verdict === 'placeholder' || isUnrealFile(uri)) && { severity: 'hint' as const }),
});

export default rule;
