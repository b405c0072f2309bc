import type { Paints } from '../../core/tokens.ts';

/** Words of a compose file: keys, and what people name. */
export const paints: Paints = {
  label: ({ kind, defines }) => (kind === 'block' && !defines ? { type: 'property' } : undefined),
  names: {
    service: { type: 'class' },
    network: { type: 'class' },
    volume: { type: 'class' },
    config: { type: 'class' },
    secret: { type: 'class' },
  },
};
