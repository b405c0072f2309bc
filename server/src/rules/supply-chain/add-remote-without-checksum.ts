import { isVerified } from '../../concepts/checksums.ts';
import type { Node } from '../../core/node.ts';
import { leads, stageOf } from '../../languages/dockerfile/view.ts';
import type { Mark, RuleCode } from '../rule.ts';

// A repository's address ends in .git, before its branch and folder:
// https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository
const REMOTE = /^https?:\/\//i;
const REPOSITORY = /\.git(?:[#?]|$)/i;

const rule: RuleCode = {
  check({ node, text }) {
    if (node.kind !== 'block') return undefined;
    const children = node.children ?? [];
    if (children.some(({ addresses }) => leads(addresses, 'ADD', '--checksum'))) return undefined;
    return children.flatMap((child): readonly Mark[] =>
      leads(child.addresses, 'ADD', 'source') && isDownload(child, text) ? [{ span: child }] : [],
    );
  },

  keep: ({ part }, { document }) =>
    !stageOf(document, part)
      ?.instructions('RUN')
      .some((run) => run.part.segment.from > part.segment.from && isVerified(run.node)),
};

/** The scheme must be written; behind it there may be variables. */
function isDownload({ value, from, to }: Node, text: string): boolean {
  const source = typeof value === 'string' ? value : text.slice(from, to);
  return REMOTE.test(source) && !REPOSITORY.test(source);
}

export default rule;
