import { deletesUnder, setsVariable } from '../../concepts/cleaning.ts';
import { argumentsOf, commandsIn, flagsOf, hostOf, runOf } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import { insertWord } from '../../core/splice.ts';
import { instructionsBefore, isShipped, mountTargets } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const FLAG = '--no-cache-dir';
/** pip takes a flag's beginning for the flag where only one begins so; without an index it downloads nothing. */
const FLAGS = [FLAG, '--no-cache', '--no-index'];
/** pip takes any value of it for "no cache". */
const VARIABLE = 'PIP_NO_CACHE_DIR';
const CONFIGURED = /no-cache-dir\s*(?:=\s*)?(?:true|yes|on|1|false|no|off|0)\b/;
const HOMES = ['~/.cache', '$HOME/.cache', '/root/.cache'];

const rule: RuleCode = {
  check({ node, above, text }) {
    const run = runOf(above);
    if (!run || FLAGS.some((flag) => flagsOf(flag, node, above.at(-1)).length)) return undefined;
    if (argumentsOf(node).some(({ value }) => value === undefined)) return undefined;
    if (mountTargets(run).some((target) => /cache|pip|^\/root$/.test(target))) return undefined;
    if (HOMES.some((home) => deletesUnder(run, home, text)) || purges(run) || sets(run))
      return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, FLAG);
    return { fixes: edit ? [{ title: `Add ${FLAG}`, edits: [edit], safe: true }] : [] };
  },

  keep: ({ part }, { document }) =>
    isShipped(document, part) &&
    !instructionsBefore(document, part, 'ENV', 'ARG').some(({ node }) => sets(node)) &&
    !CONFIGURED.test(document.text),
};

const purges = (run: Node): boolean =>
  commandsIn(run, 'pip', 'cache').some((command) =>
    argumentsOf(command).some(({ value }) => value === 'purge'),
  );

const sets = (node: Node): boolean => setsVariable(node, [VARIABLE]);

export default rule;
