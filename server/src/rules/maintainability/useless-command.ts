import { argumentsOf, isAt, runOf } from '../../concepts/commands.ts';
import { type Node, walk } from '../../core/node.ts';
import { leads } from '../../languages/dockerfile/view.ts';
import type { Hit, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check(hit) {
    const name = hit.node.label?.text ?? '';
    const problem = hit.name.words?.[name];
    const run = runOf(hit.above);
    if (problem === undefined || !run || isUseful(name, hit, run)) return undefined;
    return { fill: { name, problem } };
  },
};

function isUseful(name: string, { node, above }: Hit, run: Node): boolean {
  switch (name) {
    case 'ssh':
      return hasFlag(run, '--mount') || hasWord(node, /^-V$/);
    case 'vim':
    case 'vi':
    case 'nano':
      // vim(1): `+command`, `-c`, `-S` and the silent mode `-es` need nobody.
      return hasWord(node, /^(?:\+|-[cS]|-[eE]|--(?:help|version))/);
    case 'top':
      return isUsed(above) || hasWord(node, /^-\w*[bhv]/);
    case 'ps':
    case 'free':
      return isUsed(above);
    case 'service':
      return !isStart(node) || commandsOf(run).some(({ from }) => from >= node.to);
    case 'kill':
    case 'killall':
      return commandsOf(run).some((one) => one.from < node.from && !encloses(one, node));
    case 'mount':
    case 'umount':
      return hasFlag(run, '--security');
    default:
      return false;
  }
}

const hasFlag = (run: Node, flag: string): boolean =>
  run.children?.some(({ addresses }) => leads(addresses, 'RUN', flag)) ?? false;

const hasWord = (command: Node, word: RegExp): boolean =>
  (command.children ?? []).some(
    ({ value, label, kind }) =>
      kind !== 'command' && word.test(String(kind === 'flag' ? label?.text : value)),
  );

/** `service NAME start` and what starts again; `status` and the like only ask. */
const isStart = (command: Node): boolean =>
  argumentsOf(command).some(({ value }) => /^(?:re)?start$|^reload$/.test(String(value)));

/** Something reads what the command prints: a pipeline, or the word that it stands in. */
function isUsed(above: readonly Node[]): boolean {
  const host = above.findLastIndex(({ embeds }) => embeds);
  return above
    .slice(host + 1)
    .some(
      (node) =>
        isAt(node, 'cli', '|') ||
        node.kind === 'argument' ||
        node.kind === 'setting' ||
        node.kind === 'value',
    );
}

const commandsOf = (run: Node): readonly Node[] =>
  [...walk([run])].filter(({ kind }) => kind === 'command');

const encloses = (outer: Node, inner: Node): boolean =>
  outer.from <= inner.from && inner.to <= outer.to;

export default rule;
