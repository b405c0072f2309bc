import { argumentsOf, flagsOf, isAt } from '../../concepts/commands.ts';
import { type Node, walk } from '../../core/node.ts';
import type { Hit, Mark, RuleCode } from '../rule.ts';

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'zsh', 'dash', 'ksh', 'ash']);
const INTERPRETERS: ReadonlySet<string> = new Set([
  'python',
  'python2',
  'python3',
  'perl',
  'php',
  'ruby',
  'node',
]);

const rule: RuleCode = {
  check(hit) {
    // In a Vagrantfile it has a name of its own.
    const isProvisioner = hit.above.some((node) => isAt(node, 'vagrant'));
    if (isProvisioner !== hit.name.id.startsWith('provisioner')) return undefined;
    return isAt(hit.node, 'cli', '|') ? piped(hit.node) : substituted(hit);
  },
};

/** A pipeline in which a download comes before what runs its input. */
function piped(pipeline: Node): Mark | undefined {
  const steps = pipeline.children ?? [];
  const first = steps.findIndex((step) => [...walk([step])].some(isDownload));
  const runner =
    first < 0
      ? undefined
      : steps
          .slice(first + 1)
          .map(innermost)
          .find(runsInput);
  return runner?.label && { span: runner.label };
}

/** `bash <(curl …)` and `sh -c "$(curl …)"`: the script is nothing but the download. */
function substituted({ node, text }: Hit): Mark | undefined {
  const script = argumentsOf(node)[0];
  if (!script || !/^["']?[$<]\(.*\)["']?$/s.test(text.slice(script.from, script.to)))
    return undefined;
  const [command, ...more] = script.children ?? [];
  // In quotes the download is itself in the place of a command, which nobody knows.
  const [only = command, ...others] =
    (command && isAt(command, 'cli', '?') && command.children) || [];
  return only && !more.length && !others.length && isDownload(only) ? {} : undefined;
}

function isDownload(node: Node): boolean {
  if (node.kind !== 'command') return false;
  if (isAt(node, 'cli', 'curl'))
    return !flagsOf('--output', node).some(({ value }) => value !== '-');
  return (
    isAt(node, 'cli', 'wget') &&
    flagsOf('--output-document', node).some(({ value }) => value === '-')
  );
}

/** What wrappers such as sudo and env run. */
function innermost(node: Node): Node {
  const inner = node.children?.find(({ kind }) => kind === 'command');
  const name = node.addresses[0]?.path[0] ?? '';
  return inner && !SHELLS.has(name) && !INTERPRETERS.has(name) ? innermost(inner) : node;
}

function runsInput(node: Node): boolean {
  const name = node.addresses[0]?.path[0] ?? '';
  const words = argumentsOf(node);
  const asked = readsInput(name, words);
  if (SHELLS.has(name))
    return !flagsOf('-c', node).length && (asked || flagsOf('-s', node).length > 0);
  if (!INTERPRETERS.has(name)) return false;
  const inner = node.children?.some(({ kind }) => kind === 'command');
  return asked && !inner && (words.length > 0 || flagsOf('-c', node).length === 0);
}

/** True unless the words name a file: `-` is standard input, except that shells take it for `--`, and behind that only php's script goes on. */
function readsInput(name: string, [first, ...more]: readonly Node[]): boolean {
  if (!first || (!more.length && first.value === '--')) return true;
  if (first.value === '-') return !more.length || !SHELLS.has(name);
  return first.value === '--' && name === 'php';
}

export default rule;
