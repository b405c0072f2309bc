import { walk, type Node } from '../core/node.ts';
import { splice } from '../core/splice.ts';
import type { Edit } from '../core/span.ts';
import { argumentsOf, commandsIn, isAt } from './commands.ts';

/**
 * The commands in a node that delete a folder, what is in it, or a folder around it. `text` is the
 * segment's, for paths that begin with a variable (`$HOME/.cache`).
 */
export const deletionsUnder = (node: Node, folder: string, text = ''): readonly Node[] => [
  ...commandsIn(node, 'rm').filter((one) => pathsOf(one, text).some((path) => meets(path, folder))),
  // `find / -name …` is no removal of all there is.
  ...commandsIn(node, 'find').filter((one) =>
    pathsOf(one, text).some((path) => path.startsWith(folder)),
  ),
];

const pathsOf = (command: Node, text: string): readonly string[] =>
  argumentsOf(command).flatMap((node) => expanded(written(node, text)));

const written = ({ value, from, to }: Node, text: string): string =>
  value === undefined
    ? text
        .slice(from, to)
        .replaceAll(/["']/g, '')
        .replaceAll(/\$\{(\w+)\}/g, '$$$1')
    : String(value);

/** `/var/{cache,log}/*` as the shell divides it. */
function expanded(word: string): readonly string[] {
  const found = /\{([^{}]*,[^{}]*)\}/.exec(word);
  if (!found) return [word];
  const [whole, list] = found;
  return list!.split(',').flatMap((one) => expanded(word.replace(whole, () => one)));
}

/** A path is a folder, above it or in it; both may have wildcards. */
function meets(path: string, folder: string): boolean {
  const steps = path.replace(/\/+$/, '').split('/');
  const wanted = folder.split('/');
  if (steps.length < 2 || steps[0] !== wanted[0]) return false;
  return wanted.every(
    (step, i) => i >= steps.length || glob(steps[i]!).test(step) || glob(step).test(steps[i]!),
  );
}

const glob = (step: string): RegExp =>
  new RegExp(
    `^${step
      .replaceAll(/[.+^$()|\\{}]/g, String.raw`\$&`)
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

/** True when one of some commands stands behind all of others; a function may be called anywhere. */
export function standBehind(
  run: Node,
  text: string,
  later: readonly Node[],
  earlier: readonly Node[],
): boolean {
  if (!later.length) return false;
  if (/\(\)\s*\{/.test(text.slice(run.from, run.to))) return true;
  const end = Math.max(...earlier.map(({ to }) => to));
  return later.some(({ from }) => from >= end);
}

/** True below a command that runs it as another user, who is root by default. */
export const isUnderSudo = (above: readonly Node[]): boolean =>
  above.some((node) => node.kind === 'command' && isAt(node, 'cli', 'sudo'));

/**
 * Writes a command behind all others of a RUN instruction: as its last step, or as the last line of its
 * here-document. `text` is the segment's. Undefined in exec form and where a comment ends it.
 */
export function appendCommand(run: Node, text: string, command: string): Edit | undefined {
  const host = run.children?.find(({ embeds }) => embeds?.script);
  const script = host?.embeds?.script;
  if (!host?.embeds || script?.style.kind !== 'plain') return undefined;
  const body = text.slice(host.from, host.to);
  if (body.startsWith('<<')) {
    const end = script.text.length;
    const isLine = script.text.endsWith('\n') && !script.text.includes('<<');
    return isLine ? splice(host.embeds, { from: end, to: end }, `${command}\n`) : undefined;
  }
  const last = body.slice(body.lastIndexOf('\n') + 1);
  if (body.includes('<<') || last.includes('#') || /[;&|\\`]\s*$/.test(body)) return undefined;
  const escape = script.style.escape ?? '\\';
  const step = body.includes('\n') ? ` ${escape}\n    && ${command}` : ` && ${command}`;
  return { from: host.to, to: host.to, text: step };
}

/** True when something in a node gives one of the variables a value: an assignment, ENV, ARG. */
export const setsVariable = (node: Node, names: readonly string[]): boolean =>
  [...walk([node])].some(
    ({ kind, label }) => kind === 'setting' && names.includes(label?.text ?? ''),
  );
