import { hostOf, isAt } from '../../concepts/commands.ts';
import { judgeNamed, passwordsIn, type Verdict } from '../../concepts/secret-values.ts';
import { isSecretName, isUnrealFile } from '../../concepts/secrets.ts';
import { tokensIn } from '../../concepts/secret-forms.ts';
import type { Facts } from '../../core/facts.ts';
import type { Embedding, Literal, Node } from '../../core/node.ts';
import { removeWord, replaceWord, wordAt } from '../../core/splice.ts';
import type { Fix, Hit, Mark, RuleCode } from '../rule.ts';

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

const graded = (verdict: Verdict, hit: Hit, at: Mark | undefined): Mark => ({
  ...at,
  fixes: fixesOf(hit),
  ...(isProvider(hit.node) && STATELESS),
  ...((verdict === 'placeholder' || isUnrealFile(hit.uri)) && { severity: 'hint' as const }),
});

/** A variable of a command can come from its environment, the password of a login from its input. */
function fixesOf({ node, above, text }: Hit): readonly Fix[] {
  const embedding = hostOf(above)?.embeds;
  const { label } = node;
  if (!embedding || !label || !isAt(node, 'cli')) return [];
  if (node.kind === 'flag') return readsInput(embedding, node);
  // A quote that opens in the value is closed behind the node.
  const quote = /^=(["'])/.exec(text.slice(label.to, node.to))?.[1];
  const to = quote && text[node.to] === quote ? node.to + 1 : node.to;
  const edit = replaceWord(embedding, { from: node.from, to }, label.text);
  return edit ? [{ title: `Take ${label.text} from the environment`, edits: [edit] }] : [];
}

const STDIN = '--password-stdin';

function readsInput(embedding: Embedding, flag: Node): readonly Fix[] {
  const [value] = flag.children ?? [];
  const title = 'Read the password from standard input';
  const isApart =
    embedding.words && value && wordAt(embedding, value.from) !== wordAt(embedding, flag.from);
  if (!isApart) {
    const edit = replaceWord(embedding, flag, STDIN);
    return edit ? [{ title, edits: [edit] }] : [];
  }
  const word = replaceWord(embedding, flag.label!, STDIN);
  const rest = removeWord(embedding, value);
  return word && rest ? [{ title, edits: [word, rest] }] : [];
}

export default rule;
