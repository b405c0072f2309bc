import type { Literal } from '../core/node.ts';

/** True for the range of all IPv4 or all IPv6 addresses. */
export const isEverywhere = (value: Literal | undefined): boolean =>
  typeof value === 'string' && /^(0\.0\.0\.0\/0|(0{0,4}:){1,7}(0{1,4}|:)?\/0)$/.test(value);
