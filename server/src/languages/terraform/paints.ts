import type { Paints } from '../../core/tokens.ts';

const GIVEN = { type: 'variable', modifiers: ['readonly'] } as const;
const OBJECT = { type: 'class' } as const;

/** Words of a module: blocks, what they are for, what they are called; nothing in it is ever set twice. */
export const paints: Paints = {
  label({ kind, addresses, defines }) {
    const path = addresses[0]?.path ?? [];
    if (kind === 'block') return path.length > 1 ? { type: 'type' } : undefined;
    if (kind === 'argument' && !defines) return { type: 'type' };
    return path[0] === 'function' ? { type: 'function' } : undefined;
  },
  names: {
    variable: GIVEN,
    local: GIVEN,
    output: GIVEN,
    resource: OBJECT,
    data: OBJECT,
    ephemeral: OBJECT,
    action: OBJECT,
    check: OBJECT,
    run: OBJECT,
    module: { type: 'namespace' },
    provider: { type: 'namespace' },
  },
};
