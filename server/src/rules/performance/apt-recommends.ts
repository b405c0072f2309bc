import { mentions } from '../../concepts/mentions.ts';
import { argumentsOf, hostOf, inRun, isGiven } from '../../concepts/commands.ts';
import { mayHoldOptions, wordsOf } from '../../concepts/packages.ts';
import { insertWord } from '../../core/splice.ts';
import { isShipped } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const FLAG = '--no-install-recommends';
/** apt.conf(5): `APT::Install-Recommends "false";`. A file that is copied in may say so too. */
const CONFIGURED =
  /(?<!-|(?:-o|--option)[\s="']*APT::)\binstall-recommends[\s"'=\\]+(?:false|no|off|without|disable|0)\b|\bAPT_CONFIG\b|^\s*(?:COPY|ADD)\s.*\/etc\/apt\/apt\.conf/im;

const rule: RuleCode = {
  check({ node, above, name }) {
    if (!inRun(above) || !argumentsOf(node).length || mayHoldOptions(node)) return undefined;
    if (isGiven(wordsOf(name, 'flag'), node, above.at(-1))) return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, FLAG);
    const fixes = edit ? [{ title: `Add ${FLAG}`, edits: [edit], safe: false }] : [];
    return { fixes };
  },
  keep: ({ part }, { document }) => isShipped(document, part) && !mentions(document, CONFIGURED),
};

export default rule;
