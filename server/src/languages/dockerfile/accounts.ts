import type { Document, Part } from '../../core/document.ts';
import { type Node, walk } from '../../core/node.ts';
import { instructionsBefore, leads } from './view.ts';

/** What the facts call the name of the account that a command makes. */
const MADE = 'LOGIN';

/**
 * The accounts that steps before a part make, or name already, in the stages that it is built on; the nearest
 * last. `root` and numbers are left out: those exist everywhere.
 */
export function accountsFor(document: Document, part: Part): readonly string[] {
  const names = new Set<string>();
  for (const { node } of instructionsBefore(document, part, 'RUN', 'USER', 'COPY', 'ADD'))
    for (const one of walk([node]))
      if (isAccount(one) && typeof one.value === 'string' && /^[a-z_][\w.-]*$/i.test(one.value))
        names.add(one.value);
  names.delete('root');
  return [...names].toReversed();
}

const isAccount = ({ addresses }: Node): boolean =>
  leads(addresses, 'USER', 'user') ||
  leads(addresses, 'COPY', '--chown', 'user') ||
  leads(addresses, 'ADD', '--chown', 'user') ||
  addresses.some(({ space, path }) => space === 'cli' && path.at(-1) === MADE);
