import type { Literal } from '../../core/node.ts';
import { leads } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

// What ADD does beyond COPY: https://docs.docker.com/reference/dockerfile/#add
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|[\w.-]+@[\w.-]+:)|\.git(?:#|$)/i;
const ARCHIVE = /\.(?:tar|t[a-z]z2?|gz|bz2|xz|zst)$/i;
const OPEN_END = /[*?\]]$/;

const isPlain = (source: Literal | undefined): boolean =>
  typeof source === 'string' &&
  ![REMOTE, ARCHIVE, OPEN_END].some((pattern) => pattern.test(source));

const rule: RuleCode = {
  check({ node }) {
    const { label, children = [] } = node;
    const sources = children.filter(({ addresses }) => leads(addresses, 'ADD', 'source'));
    if (node.kind !== 'block' || !label || !sources.length) return undefined;
    const onlyAdd = ['--checksum', '--keep-git-dir', '--unpack'];
    if (children.some(({ addresses }) => onlyAdd.some((flag) => leads(addresses, 'ADD', flag))))
      return undefined;
    if (!sources.every(({ value }) => isPlain(value))) return undefined;
    const text = label.text === label.text.toLowerCase() ? 'copy' : 'COPY';
    const edits = [{ from: label.from, to: label.to, text }];
    return { fixes: [{ title: 'Copy with COPY', edits, safe: true }] };
  },
};

export default rule;
