import { argumentsOf, flagsOf, isAt } from '../../concepts/commands.ts';
import type { Facts } from '../../core/facts.ts';
import type { Node } from '../../core/node.ts';
import type { RuleCode } from '../rule.ts';

/** Of these the second argument is not optional either. */
const TWO: ReadonlySet<string> = new Set(['exec', 'cp', 'tag']);
const HELP: ReadonlySet<string> = new Set(['--help', '-h']);

const rule: RuleCode = {
  check({ node, above }, facts) {
    const place = node.addresses[0];
    const names = place && facts.at(place)?.arguments;
    if (!place || !names || isGivenWords(above) || !isCertain(node, facts)) return undefined;
    const given = argumentsOf(node).length + commandsIn(node).length;
    const wanted = TWO.has(place.path.at(-1)!) ? 2 : 1;
    const missing = names[given]?.replace('...', '');
    return given < wanted && missing ? { fill: { value: missing } } : undefined;
  },
};

const commandsIn = ({ children = [] }: Node): readonly Node[] =>
  children.filter(({ kind }) => kind === 'command');

/** Every word is known, and so is what each flag takes. */
const isCertain = ({ children = [] }: Node, facts: Facts): boolean =>
  children.every((child) => {
    if (child.kind === 'command') return true;
    if (child.value === undefined || HELP.has(child.label?.text ?? '')) return false;
    const at = child.addresses[0];
    return child.kind !== 'flag' || (at !== undefined && facts.at(at)?.types !== undefined);
  });

/** True below what hands further words to the command: `xargs`, and an entry point whose words come with `CMD`. */
const isGivenWords = (above: readonly Node[]): boolean => {
  if (above.some((node) => isAt(node, 'cli', 'xargs'))) return true;
  const entry = above.findLastIndex(isEntry);
  // What a shell gets behind its script are the script's own arguments.
  return entry >= 0 && !above.slice(entry + 1).some((node) => flagsOf('-c', node).length > 0);
};

const isEntry = (node: Node): boolean =>
  node.addresses.some(({ path }) => path.at(-1)?.toLowerCase() === 'entrypoint');

export default rule;
