import { address } from '../../core/address.ts';
import type { Document } from '../../core/document.ts';
import type { Facts } from '../../core/facts.ts';
import type { Node } from '../../core/node.ts';

const OWN = /^(?:docker\.io\/)?docker\/dockerfile(?:[:@]|$)/;

/** True unless a directive names a frontend other than Docker's, which may know other instructions and flags. */
export function isOurFrontend({ parts }: Document): boolean {
  for (const { segment, nodes } of parts) {
    if (segment.entity !== '#') return true;
    for (const { addresses, value } of nodes)
      if (addresses[0]?.path[1] === 'syntax' && typeof value === 'string') return OWN.test(value);
  }
  return true;
}

/** True for an instruction's flag that takes a value and stands without `=`, which no builder accepts. */
export function lacksValue({ kind, addresses, value }: Node, facts: Facts): boolean {
  const [keyword, name] = addresses[0]?.path ?? [];
  if (kind !== 'flag' || value !== true || !keyword || !name) return false;
  const fact = facts.children(address('dockerfile', keyword)).find(([one]) => one === name)?.[1];
  return fact !== undefined && !fact.types?.includes('boolean');
}
