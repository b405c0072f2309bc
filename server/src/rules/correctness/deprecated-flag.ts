import { hostOf, isAt } from '../../concepts/commands.ts';
import { readImage } from '../../core/parts.ts';
import { replaceWord } from '../../core/splice.ts';
import type { Node } from '../../core/node.ts';
import type { Hit, Mark, RuleCode } from '../rule.ts';

// https://docs.docker.com/engine/deprecated/
const KV_STORE = '{name} was removed in 23.0; the daemon does not start with it.';
const GONE: Readonly<Record<string, string>> = {
  '--link': '{name} is deprecated; put both containers into a network of their own.',
  '--kernel-memory': '{name} has no effect any more; limit the memory with --memory.',
  '--force': '{name} was removed in 1.12 and stops the command; tags are overwritten anyway.',
  '--email': '{name} was removed in 17.06 and stops the command; a login needs no address.',
  '--cluster-store': KV_STORE,
  '--cluster-store-opt': KV_STORE,
  '--cluster-advertise': KV_STORE,
  '--oom-score-adjust':
    '{name} was removed in 25.0; set OOMScoreAdjust= in the unit of the service.',
};
/** The short names of those, where the tables no longer know them. */
const SHORT: Readonly<Record<string, string>> = { '-f': '--force', '-e': '--email' };

/** Older than any engine in use, so that the new name is known wherever the old one is. */
const EVERYWHERE: ReadonlySet<string> = new Set(['--net', '--net-alias', '--graph', '-g']);

const PACKAGE = /^docker-compose(?=$|[=<>~!])/;
const DOWNLOAD = /^https:\/\/github\.com\/docker\/compose\/releases\/download\/1\.\d/;
const IMAGE = 'docker/compose';
const IMAGE_TAG = /^(?:alpine-|debian-)?1\.\d/;

const rule: RuleCode = {
  check: (hit) => (hit.node.kind === 'argument' ? composeOne(hit.node) : oldFlag(hit)),
};

/** Compose 1, as a package, a released file or an image. */
function composeOne(node: Node): Mark | undefined {
  if (typeof node.value !== 'string') return undefined;
  const { value } = node;
  const what = isAt(node, 'image')
    ? isComposeImage(value) && 'image'
    : PACKAGE.test(value)
      ? 'package'
      : DOWNLOAD.test(value) && 'file';
  if (!what) return undefined;
  const message = `This ${what} is Compose 1, which gets no fixes; use the plug-in of Docker.`;
  return { span: node, message, tags: ['deprecated'] };
}

function isComposeImage(text: string): boolean {
  const image = readImage(text);
  return image?.repository.text === IMAGE && IMAGE_TAG.test(image.tag?.text ?? '');
}

function oldFlag({ node, above, name: { words = {} } }: Hit): Mark | undefined {
  const { label } = node;
  if (node.kind !== 'flag' || !label) return undefined;
  const message = GONE[SHORT[label.text] ?? label.text];
  if (message) return { message, tags: ['deprecated'] };
  const name = words[label.text];
  const embedding = hostOf(above)?.embeds;
  if (!name || !embedding) return undefined;
  const edit = replaceWord(embedding, label, name);
  const safe = EVERYWHERE.has(label.text);
  return {
    fill: { value: name },
    fixes: edit ? [{ title: `Write ${name}`, edits: [edit], safe }] : [],
    tags: ['deprecated'],
  };
}

export default rule;
