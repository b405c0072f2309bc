import { isAt } from '../../concepts/commands.ts';
import {
  type Given,
  givenBy,
  givenIn,
  givenThrough,
  type Places,
  pairsIn,
} from '../../concepts/secret-arguments.ts';
import { tokensIn } from '../../concepts/secret-forms.ts';
import { isRandom, judgeNamed, passwordsIn } from '../../concepts/secret-values.ts';
import { isUnrealFile } from '../../concepts/secrets.ts';
import type { Facts } from '../../core/facts.ts';
import { type Node, walk } from '../../core/node.ts';
import { overlaps, type Span } from '../../core/span.ts';
import type { Hit, Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check(hit, facts) {
    const { node, above, name } = hit;
    if (isAt(node, 'dockerfile')) return above.length ? undefined : inText(hit, facts);
    if (nameFor(above) !== name.id) return undefined;
    const told = given(hit).filter((one) => !isTold(one, hit, facts));
    return [
      ...told.map((one) => markOf(one, hit)),
      ...inWords(hit, facts).filter(({ span }) => !told.some((one) => overlaps(one, span!))),
    ];
  },
};

/** The catalogue's name for a command line, by the file that it stands in. */
function nameFor(above: readonly Node[]): string {
  if (above.some((node) => isAt(node, 'dockerfile'))) return 'hardcoded-secret';
  return above.some((node) => isAt(node, 'vagrant'))
    ? 'vagrant-plaintext-secret'
    : 'cli-secret-in-arg';
}

const NONE: Places = {};

/** The credentials that a command, an assignment or a pipe holds. */
function given({ node, name, text }: Hit): readonly Given[] {
  const { words = NONE } = name;
  if (node.kind === 'command') return givenIn(node, words, text);
  const one =
    node.kind === 'setting' && node.addresses[0]?.path.length === 1
      ? givenBy(node)
      : node.kind === 'block' && isAt(node, 'cli', '|')
        ? givenThrough(node, (words['|'] ?? '').split(' '))
        : undefined;
  return one ? [one] : [];
}

/** Values of Ansible and Terraform are searched as a whole, as instructions are. */
const isSearched = (node: Node): boolean =>
  isAt(node, 'dockerfile') || isAt(node, 'ansible') || isAt(node, 'terraform');

/** Words of a command that have the form of a credential. */
function inWords({ node, above, text }: Hit, facts: Facts): readonly Mark[] {
  if (node.kind !== 'command' || above.some(isSearched)) return [];
  return (node.children ?? [])
    .filter((child) => isWord(child) && !isElsewhere(child))
    .flatMap(({ from, to }) =>
      tokensIn(text.slice(from, to), facts).map((token) => ({
        span: { from: from + token.from, to: from + token.to },
        fill: { what: token.issuer },
      })),
    );
}

/** True for what another name or the form of a credential tells already. */
function isTold(one: Given, { node, above, text }: Hit, facts: Facts): boolean {
  if (node.children?.some((child) => isElsewhere(child) && overlaps(child, one))) return true;
  const isDockerfile = above.some((outer) => isAt(outer, 'dockerfile'));
  return isDockerfile && tokensIn(text.slice(one.from, one.to), facts).length > 0;
}

/** Flags of container tools that `plaintext-secret` looks at, in all languages. */
const isElsewhere = ({ kind, addresses }: Node): boolean =>
  kind === 'flag' &&
  addresses.some(
    ({ space, path }) =>
      space === 'cli' &&
      /^(?:docker|podman|nerdctl)$/.test(path[0] ?? '') &&
      /^--(?:env|build-arg|password)$/.test(path.at(-1) ?? ''),
  );

const markOf = ({ from, to, verdict, name }: Given, { uri }: Hit): Mark => ({
  span: { from, to },
  fill: { what: name },
  ...((verdict === 'placeholder' || isUnrealFile(uri)) && { severity: 'hint' as const }),
});

/** What the text of an instruction gives away wherever it stands: comments and the files in it too. */
function inText(hit: Hit, facts: Facts): readonly Mark[] {
  const { node, text, uri } = hit;
  const found: Mark[] = tokensIn(text, facts).map(({ from, to, issuer }) => ({
    span: { from, to },
    fill: { what: issuer },
  }));
  const add = (span: Span, mark: Mark): void => {
    if (!found.some((one) => overlaps(one.span!, span))) found.push({ ...mark, span });
  };
  const isVariable = isAt(node, 'dockerfile', 'ENV') || isAt(node, 'dockerfile', 'ARG');
  for (const { from, to, verdict } of passwordsIn(text)) {
    if (verdict === 'placeholder' && !isVariable) continue;
    const isHint = verdict === 'placeholder' || isUnrealFile(uri);
    add({ from, to }, { fill: { what: 'password' }, ...(isHint && { severity: 'hint' }) });
  }
  if (text.includes('<<')) addPairs(hit, add);
  if (isAt(node, 'dockerfile', 'LABEL')) node.children?.forEach((label) => addLabel(label, add));
  if (isVariable) node.children?.forEach((variable) => addOptions(variable, text, add));
  const told = found.length ? toldBy(node, facts) : [];
  return found.filter(({ span }) => !told.some((one) => overlaps(one, span!)));
}

type Add = (span: Span, mark: Mark) => void;

/** Lines of the files that heredocs write. */
function addPairs({ node, text }: Hit, add: Add): void {
  const pairs = pairsIn(text);
  const read = pairs.length ? [...walk([node])].filter(isWord) : [];
  for (const { name, part, index } of pairs) {
    const span = { from: index, to: index + part.length };
    if (!read.some((one) => overlaps(one, span))) add(span, { fill: { what: name } });
  }
}

/** People label images with words: only what looks thrown together counts. */
function addLabel({ label, value, children = [] }: Node, add: Add): void {
  const [at] = children;
  if (!label || !at || typeof value !== 'string' || !isRandom(value)) return;
  if (judgeNamed(label.text, value) === 'secret') add(at, { fill: { what: label.text } });
}

/** Options in a variable: `JAVA_OPTS="-Ddb.password=x"`. */
function addOptions({ from, to, value }: Node, text: string, add: Add): void {
  if (typeof value !== 'string' || !value.includes('=')) return;
  for (const word of value.split(/\s+/)) {
    for (const { name, part } of pairsIn(word)) {
      const at = text.slice(from, to).lastIndexOf(part);
      if (at >= 0) add({ from: from + at, to: from + at + part.length }, { fill: { what: name } });
    }
  }
}

/** A word of a command, which is looked at by itself. */
const isWord = (node: Node): boolean =>
  /^(?:argument|flag|setting)$/.test(node.kind) && !node.embeds && !isAt(node, 'dockerfile');

/** Where `secret-in-arg-env` and `cli-secret-in-arg` look, and find something. */
function toldBy(block: Node, facts: Facts): readonly Span[] {
  const told: Span[] = [];
  for (const node of walk([block])) {
    if (isElsewhere(node)) told.push(...(node.children?.filter(isSecretPair(facts)) ?? []));
    const isVariable =
      node.kind === 'setting' &&
      (isAt(node, 'dockerfile', 'ENV') || isAt(node, 'dockerfile', 'ARG'));
    const { value } = node;
    if (isVariable && node.label && (typeof value === 'string' || typeof value === 'number'))
      if (judgeNamed(node.label.text, String(value)) === 'secret') told.push(node);
  }
  return told;
}

/** `KEY=value` of a flag, or the password of a login. */
const isSecretPair =
  (facts: Facts) =>
  (node: Node): boolean =>
    [...walk([node])].some(
      ({ value }) =>
        typeof value === 'string' &&
        (tokensIn(value, facts).length > 0 || passwordsIn(value).length > 0),
    );

export default rule;
