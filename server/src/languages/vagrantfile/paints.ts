import type { Paints } from '../../core/tokens.ts';

/** Words of a Vagrantfile: blocks are calls, and what they are called on are its settings. */
export const paints: Paints = {
  label({ kind, addresses }) {
    if (kind === 'block') return { type: 'method' };
    return kind === 'argument' && addresses[0]?.space === 'vagrant'
      ? { type: 'property' }
      : undefined;
  },
  names: { machine: { type: 'class' } },
};
