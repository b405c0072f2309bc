import fs from 'node:fs';
import path from 'node:path';
import { root } from './harness.ts';

const filesBelow = (dir: string): readonly string[] =>
  fs.existsSync(dir)
    ? fs
        .readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .map((file) => path.join(dir, file))
        .filter((file) => fs.statSync(file).isFile() && !file.endsWith('.tree'))
        .toSorted()
    : [];

const text = (file: string): string => fs.readFileSync(file, 'utf8');
const languages = path.join(root, 'server/src/languages');

/** Every fixture of every language, as [path, text]. */
export const fixtures: readonly (readonly [string, string])[] = fs
  .readdirSync(languages)
  .flatMap((language) => filesBelow(path.join(languages, language, 'fixtures')))
  .map((file) => [file, text(file)]);

/** The files of the sample workspace. */
export const samples: readonly (readonly [string, string])[] = filesBelow(
  path.join(root, 'test/workspace'),
).map((file) => [file, text(file)]);

/** Half-typed lines that people leave behind. */
export const HALF_TYPED: readonly string[] = [
  'net',
  '"net',
  "x: 'a",
  '- ',
  '\t',
  '${A}',
  '[',
  'config.vm.',
  '%w[',
  'a =',
  '<<EOF',
];

const fuzz = Number(process.env['FUZZ'] ?? 0);

/**
 * How a property is tried: the same way each time, so that a failure is somebody's change. `FUZZ=50`
 * tries so many times as often, each time anew.
 */
export const tries = (numRuns: number): { readonly numRuns: number; readonly seed?: number } =>
  fuzz ? { numRuns: numRuns * fuzz } : { numRuns, seed: 615 };
