import { mentions } from '../../concepts/mentions.ts';
import { argumentsOf, hostOf, isAt, runOf } from '../../concepts/commands.ts';
import { wordsOf } from '../../concepts/packages.ts';
import { mayAsk } from '../../concepts/prompts.ts';
import { insertWord } from '../../core/splice.ts';
import { imageOf } from '../../languages/dockerfile/view.ts';
import type { Hit, RuleCode } from '../rule.ts';

/** dnf.conf(5). A file that is copied in may say so too. */
const CONFIGURED =
  /(?<!--setopt[ =]["']?)\bassumeyes\s*=\s*(?:1|true|yes|on)\b|^\s*(?:COPY|ADD)\s.*\/etc\/(?:yum\.conf|dnf|yum|tdnf)\b/im;

const rule: RuleCode = {
  check({ node, above, name }) {
    const subcommand = node.addresses[0]?.path.at(-1) ?? '';
    if (!argumentsOf(node).length && !wordsOf(name, 'alone').includes(subcommand)) return undefined;
    if (!mayAsk({ node, above }, wordsOf(name, 'answers'))) return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, '-y');
    return { fixes: edit ? [{ title: 'Add -y', edits: [edit], safe: false }] : [] };
  },

  keep({ hit, part }, { document }) {
    if (mentions(document, CONFIGURED)) return false;
    if (!isMicro(hit)) return true;
    // The program of this name in Red Hat's minimal images always assumes yes; Fedora's is dnf itself.
    const image = runOf(hit.above) && imageOf(document, part);
    return image !== undefined && isAt(image, 'image', 'fedora');
  },
};

const isMicro = ({ node }: Hit): boolean => isAt(node, 'cli', 'microdnf');

export default rule;
