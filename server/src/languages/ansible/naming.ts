import type { Naming } from '../../core/names.ts';
import { ANCHOR_NAMING } from '../../yaml/anchors.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Tags that Ansible gives a meaning, https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_tags.html. */
const TAGS: ReadonlySet<string> = new Set(['always', 'never', 'all', 'tagged', 'untagged']);

/** What may be renamed in a project of Ansible's. */
export const namingOf = ({ fact }: Vocabulary): Readonly<Record<string, Naming>> => ({
  variable: {
    pattern: /^[A-Za-z_]\w*$/,
    allows: 'letters, digits and "_", the first of them no digit',
    plain: true,
    isGiven: (text) => text.startsWith('ansible_') || fact(['variable', text]) !== undefined,
  },
  handler: {
    pattern: /^\w[^"'`\\{}#:,\r\n]*$/,
    allows: 'one line without quotes, braces, colons, commas and "#"',
  },
  tag: {
    pattern: /^[A-Za-z][\w-]*$/,
    allows: 'letters, digits, "_" and "-", the first of them a letter',
    plain: true,
    isGiven: (text) => TAGS.has(text),
  },
  anchor: ANCHOR_NAMING,
});
