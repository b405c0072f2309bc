import fs from 'node:fs';
import path from 'node:path';
import type { Address } from '../../server/src/core/address.ts';
import { walk } from '../../server/src/core/node.ts';
import { open, root } from '../harness.ts';
import { glossary } from '../world.ts';

export interface GlossaryCosts {
  /** Of the index that start-up reads, in bytes. */
  readonly size: number;
  /** Of parsing it, in milliseconds. */
  readonly parse: number;
  /** Of finding what stands at an address, in microseconds: the mean over all addresses of some files, in their best run. */
  readonly lookup: number;
  readonly addresses: number;
}

/** What the glossary costs at start and at each word. `time` gives the milliseconds of some work. */
export function glossaryCosts(
  files: readonly (readonly [name: string, languageId: string])[],
  time: (work: () => unknown) => number,
): GlossaryCosts {
  const text = fs.readFileSync(path.join(root, 'dist/data/index.json'), 'latin1');
  const addresses = files.flatMap(([name, languageId]): readonly Address[] => {
    const content = fs.readFileSync(path.join(root, 'test/workspace', name), 'utf8');
    const { parts } = open(name, content, languageId);
    return parts.flatMap((part) => [...walk(part.nodes)].flatMap((node) => node.addresses));
  });
  const all = best(() => addresses.forEach((address) => glossary.resolve([address])));
  return {
    size: text.length,
    parse: time(() => JSON.parse(text)),
    lookup: (all * 1000) / addresses.length,
    addresses: addresses.length,
  };
}

const RUNS = 1000;

/** The least of many runs, in milliseconds: what takes microseconds drowns in what else the machine does. */
function best(work: () => unknown): number {
  let least = Infinity;
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
