import type { EmbeddedModule, ScriptInput } from '../../core/language.ts';
import { wholeNodes, wordNodes } from './commands.ts';
import { environmentNames } from './environment.ts';
import type { Build } from './items.ts';
import { readScript } from './script.ts';
import { createSlots } from './slot.ts';
import type { Word } from './syntax.ts';
import { shellTokens } from './tokens.ts';
import { createTools } from './tools.ts';

const wordsOf = ({ text, words }: ScriptInput): Word[] | undefined =>
  words?.map((span) => ({ ...span, text: text.slice(span.from, span.to) }));

/** Command lines and argument lists inside of other files. */
const shell: EmbeddedModule = {
  id: 'shell',
  needs: [
    'cli/docker',
    'cli/dockerd',
    'cli/podman',
    'cli/nerdctl',
    'cli/runtimes',
    'cli/packages',
    'cli/wrappers',
    'cli/clusters',
    'cli/orchestration',
    'cli/infrastructure',
    'cli/stores',
    'cli/delivery',
    'cli/commands',
    'cli/inputs',
    'cli/files',
    'cli/families',
  ],
  create({ facts }) {
    const tools = createTools(facts);
    const context = { tools, facts: facts.at };
    const build: Omit<Build, 'source'> = {
      ...context,
      out: ({ from, to }) => ({ from, to }),
      nesting: 0,
    };
    return {
      id: 'shell',
      parse(input) {
        const words = wordsOf(input);
        const { entry } = input.embedding;
        const given = { ...build, source: input.text, entry };
        return words ? wordNodes(words, given) : wholeNodes(readScript(input.text), given);
      },
      names: (input) => environmentNames(input, tools),
      slot: createSlots(context),
      tokens: (input) => shellTokens(input, tools),
    };
  },
};

export default shell;
