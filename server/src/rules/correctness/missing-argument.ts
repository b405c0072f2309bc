import { argumentsOf, isAt } from '../../concepts/commands.ts';
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
    if (!place || !names || above.some(addsWords) || !isCertain(node, facts)) return undefined;
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

/** What hands further words to the command: `xargs`, and an entry point whose words come with `CMD`. */
const addsWords = (node: Node): boolean =>
  isAt(node, 'cli', 'xargs') ||
  node.addresses.some(({ path }) => path.at(-1)?.toLowerCase() === 'entrypoint');

export default rule;
