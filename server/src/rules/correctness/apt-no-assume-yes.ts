import { mentions } from '../../concepts/mentions.ts';
import { argumentsOf, flagsOf, hostOf } from '../../concepts/commands.ts';
import { wordsOf } from '../../concepts/packages.ts';
import { mayAsk } from '../../concepts/prompts.ts';
import type { Node } from '../../core/node.ts';
import { insertWord } from '../../core/splice.ts';
import type { RuleCode } from '../rule.ts';

/** apt.conf(5): `APT::Get::Assume-Yes "true";`, or nested in braces. A file that is copied in may say so too. */
const CONFIGURED =
  /(?<!-|(?:-o|--option)[\s="']*APT::Get::)\bassume-yes[\s"'=\\]+(?:true|yes|on|with|enable|1)\b|\bAPT_CONFIG\b|^\s*(?:COPY|ADD)\s.*\/etc\/apt\/apt\.conf/im;

const rule: RuleCode = {
  check({ node, above, name }) {
    const subcommand = node.addresses[0]?.path.at(-1) ?? '';
    if (!argumentsOf(node).length && !wordsOf(name, 'alone').includes(subcommand)) return undefined;
    if (!mayAsk({ node, above }, wordsOf(name, 'answers'))) return undefined;
    if (isQuiet(flagsOf('--quiet', node, above.at(-1)))) return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, '-y');
    return { fixes: edit ? [{ title: 'Add -y', edits: [edit], safe: false }] : [] };
  },
  keep: (_, { document }) => !mentions(document, CONFIGURED),
};

/** Quiet level 2 implies yes: apt-get(8). */
const isQuiet = (flags: readonly Node[]): boolean =>
  flags.length > 1 || flags.some(({ value }) => Number(value) >= 2);

export default rule;
