import { isAt } from '../../concepts/commands.ts';
import { judgeNamed, passwordsIn, type Verdict } from '../../concepts/secret-values.ts';
import { isSecretName, isUnrealFile } from '../../concepts/secrets.ts';
import { tokensIn } from '../../concepts/secret-forms.ts';
import type { Facts } from '../../core/facts.ts';
import type { Literal, Node } from '../../core/node.ts';
import type { Hit, Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check(hit, facts) {
    const { node } = hit;
    const name = nameOf(node);
    const value = node.children?.findLast(({ kind }) => kind === 'value');
    if (name === undefined || (node.form === 'list' && !value)) return undefined;
    const literal = value?.value;
    if (isText(literal) && hit.name.words?.[name] === literal) return undefined;
    if (isText(literal)) return judge(hit, name, String(literal), value, facts);
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

function judge(
  hit: Hit,
  name: string,
  text: string,
  value: Node | undefined,
  facts: Facts,
): Mark | undefined {
  // A flag that is called `-p` has its long name in its address.
  const long = hit.node.kind === 'flag' ? (hit.node.addresses[0]?.path.at(-1) ?? name) : name;
  const named = judgeNamed(long, text);
  // Values in a Dockerfile are looked at by the rule on literal credentials.
  if (named === 'secret' || isAt(hit.node, 'dockerfile'))
    return named && graded(named, hit, undefined);
  const inside = tokensIn(text, facts).length ? 'secret' : passwordIn(text);
  if (inside) return graded(inside, hit, value && { span: value.label ?? value });
  return named && graded(named, hit, undefined);
}

/** The worst that the passwords in a text are. */
function passwordIn(text: string): Verdict | undefined {
  const verdicts = passwordsIn(text).map(({ verdict }) => verdict);
  return verdicts.includes('secret') ? 'secret' : verdicts[0];
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
