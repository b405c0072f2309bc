import fs from 'node:fs';
import path from 'node:path';
import { open, root } from './harness.ts';
import { fixtures, HALF_TYPED, samples } from './seeds.ts';

type Seed = readonly [file: string, text: string];

/** What is edited, and how much of all. */
export const KINDS = [
  { kind: 'dockerfile', share: 0.64 },
  { kind: 'script', share: 0.18 },
  { kind: 'makefile', share: 0.1 },
  { kind: 'dockerignore', share: 0.08 },
] as const;

export type Kind = (typeof KINDS)[number]['kind'];

const below = path.join(root, 'test/corpus');

/** The files of other projects' styles, as [path, text]. */
export const corpus: readonly Seed[] = fs
  .readdirSync(below, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.Dockerfile'))
  .toSorted()
  .map((file) => [path.join(below, file), fs.readFileSync(path.join(below, file), 'utf8')]);

function languageOf([file, text]: Seed): string | undefined {
  try {
    return open(file, text).origin.language.id;
  } catch {
    return undefined;
  }
}

const MORE: readonly Seed[] = [
  [
    'web.dockerignore',
    '# what a build never needs\n.git\n**/node_modules\n*.log\n!keep.log\n/dist/\n[a-c]?.txt\n\n  x  \nDockerfile*\n',
  ],
  [
    'project/Makefile',
    'IMAGE ?= registry.test/app\nTAG := $(shell git rev-parse --short HEAD)\n\n.PHONY: image run clean\n' +
      'image: Dockerfile ## builds it\n\t@docker build -t $(IMAGE):$(TAG) \\\n\t  --build-arg VERSION=$(TAG) .\n' +
      'run: image\n\t-docker rm -f app\n\tdocker run --rm -p 80:8080 -e "A=$${A:-1}" $(IMAGE):$(TAG)\n' +
      'ifdef CI\nclean:; docker system prune -f\nendif\ndefine HELP\nmake image\nendef\nall:\n\t+for d in a b; do \\\n\t  $(MAKE) -C $$d; \\\n\tdone\n',
  ],
];

/** What the reader of command lines is tried on is a script, too. */
const scripts: readonly Seed[] = fixtures
  .filter(([file]) => file.endsWith('.sh') && file.includes(path.join('shell', 'fixtures')))
  .map(([file, text]) => [path.basename(file), text]);

const byKind = new Map<string, Seed[]>();
for (const seed of [...corpus, ...fixtures, ...samples, ...scripts, ...MORE]) {
  // Tests read what is nothing but shell by a language of their own.
  const language = languageOf(seed);
  const kind = language === 'shell-host' ? undefined : language;
  if (kind !== undefined) byKind.set(kind, [...(byKind.get(kind) ?? []), seed]);
}

/** The files of a kind that edits begin with. */
export const seedsOf = (kind: Kind): readonly Seed[] => byKind.get(kind) ?? [];

const JUNK: readonly string[] = [
  ...HALF_TYPED,
  '\n',
  '\r\n',
  '\\\n',
  '\\\r\n',
  '`\n',
  ' \\ \n# x\n',
  '\n\n',
  '\t',
  ' ',
  '  \n',
  '\r',
  '"',
  "'",
  '`',
  '\\',
  '$',
  '${',
  '}',
  '$(',
  ')',
  '((',
  '[[',
  ']]',
  '{',
  ';',
  '|',
  '&&',
  '>',
  '<',
  '#',
  '# escape=`\n',
  '# syntax=docker/dockerfile:1\n',
  '\uFEFF',
  '\uD800',
  '😀',
  '\0',
  '\u2028',
  'é',
  '<<E',
  '<<-"E"\n',
  'E\n',
  'EOF\n',
  '\nEOF\n',
  "<<'A' <<B\n",
  'FROM a AS b\n',
  '\nRUN ',
  'ONBUILD ',
  'ENV A=b \\\n',
  'ARG X\n',
  'CMD ["a", ',
  '--mount=type=',
  '--from=',
  'if true; then\n',
  'fi\n',
  'done\n',
  'case $x in a)',
  'esac',
  'f() {',
  'define X\n',
  'endef\n',
  '\n\t@',
  '$$',
  '$(X)',
  'SHELL ["powershell"]\n',
  '!',
  '**/',
  '../',
  ':',
  '=',
  ',',
  '["',
  '"]',
  '-',
  '--',
  'x',
  '0',
  'sudo ',
  'sh -c "',
];

const pieceLists = new Map<Kind, readonly string[]>();

/** What is typed into files of a kind: junk, and words and lines of such files. */
export function pieces(kind: Kind): readonly string[] {
  let list = pieceLists.get(kind);
  if (!list) {
    const lines = seedsOf(kind).flatMap(([, text]) => text.split(/(?<=\n)/));
    const words = lines.flatMap((line) => line.split(/\s+/)).filter((word) => word.length > 1);
    const some = <T>(all: readonly T[], most: number): readonly T[] =>
      all.filter((_, i) => i % Math.ceil(all.length / most) === 0);
    list = [...JUNK, ...JUNK, ...some([...new Set(lines)], 80), ...some([...new Set(words)], 80)];
    pieceLists.set(kind, list);
  }
  return list;
}
