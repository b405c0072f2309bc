import { mentions } from '../../concepts/mentions.ts';
import { deletionsUnder, setsVariable, standBehind } from '../../concepts/cleaning.ts';
import { argumentsOf, commandsIn, hostOf, isGiven, runOf } from '../../concepts/commands.ts';
import { mayHoldOptions, wordsOf } from '../../concepts/packages.ts';
import type { Node } from '../../core/node.ts';
import { insertWord } from '../../core/splice.ts';
import { instructionsBefore, isShipped, mountTargets } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const FLAG = '--no-cache-dir';
/** pip takes any value of it for "no cache". A file that is copied in may say so too. */
const CONFIGURED =
  /(?<!-)\bno-cache-dir\s*(?:=\s*)?(?:true|yes|on|1|false|no|off|0)\b|^\s*(?:COPY|ADD)\s.*\bpip\.conf\b/im;

const rule: RuleCode = {
  check({ node, above, text, name }) {
    const run = runOf(above);
    if (!run || mayHoldOptions(node)) return undefined;
    if (isGiven(wordsOf(name, 'flag'), node, above.at(-1))) return undefined;
    if (mountTargets(run).some((target) => /cache|pip|^\/root$/.test(target))) return undefined;
    const removals = wordsOf(name, 'folder').flatMap((one) => deletionsUnder(run, one, text));
    const installs = commandsIn(run, 'pip', 'install');
    if (standBehind(run, text, [...purges(run), ...removals], installs)) return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, FLAG);
    return { fixes: edit ? [{ title: `Add ${FLAG}`, edits: [edit], safe: true }] : [] };
  },

  keep({ hit: { name }, part }, { document }) {
    if (!isShipped(document, part) || mentions(document, CONFIGURED)) return false;
    const before = instructionsBefore(document, part, 'ENV', 'ARG').map(({ node }) => node);
    const variables = wordsOf(name, 'variable');
    return ![...part.nodes, ...before].some((node) => setsVariable(node, variables));
  },
};

const purges = (run: Node): readonly Node[] =>
  commandsIn(run, 'pip', 'cache').filter((command) =>
    argumentsOf(command).some(({ value }) => value === 'purge'),
  );

export default rule;
