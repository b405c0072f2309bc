import fs from 'node:fs';
import path from 'node:path';
import { readFences } from './fences.ts';
import { root } from './harness.ts';
import { fixtures, samples } from './seeds.ts';

/** Every Dockerfile that stands in a page of a rule or a term. */
function pages(): readonly string[] {
  const below = (folder: string): readonly string[] =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => fs.readFileSync(path.join(root, folder, file), 'utf8'));
  return ['server/src/rules', 'glossary/terms', 'glossary/risks']
    .flatMap(below)
    .flatMap(readFences)
    .filter(({ file }) => /dockerfile$/i.test(file))
    .map(({ text }) => text);
}

/** The Dockerfiles that somebody wrote: fixtures, samples, and examples in pages. */
export const dockerfileTexts = (): readonly string[] => [
  ...[...fixtures, ...samples]
    .filter(([file]) => /dockerfile/i.test(path.basename(file)))
    .map(([, text]) => text),
  ...pages(),
];
