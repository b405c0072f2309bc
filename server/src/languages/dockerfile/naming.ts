import type { Naming } from '../../core/names.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What may be renamed in a Dockerfile, https://docs.docker.com/reference/dockerfile/. */
export const namingOf = ({ predefined }: Vocabulary): Readonly<Record<string, Naming>> => ({
  stage: {
    pattern: /^[A-Za-z][\w.-]*$/,
    allows: 'a letter, and letters, digits, ".", "_" or "-" behind it',
    kind: 'build stage',
    ignoresCase: true,
    isGiven: (text) => text === 'scratch' || /^\d+$/.test(text),
  },
  variable: {
    pattern: /^[A-Za-z_]\w*$/,
    allows: 'letters, digits and "_", the first of them no digit',
    isGiven: (text) => predefined.has(text),
    beside: ['environment'],
  },
});
