import { address } from '../../core/address.ts';
import type { Facts } from '../../core/facts.ts';
import type { Refactoring, RefactoringPlace } from '../../core/language.ts';
import { walk } from '../../core/node.ts';
import { newlineOf, type Site } from './refactor-site.ts';
import { leads, stagesOf } from './view.ts';

const FILE = '.dockerignore';

/** A `.dockerignore` for a folder that surely has none, with what the images and tools in sight leave behind. */
export function ignoring(
  site: Site,
  { absent }: RefactoringPlace,
  facts: Facts,
): readonly Refactoring[] {
  const { document, keyword, node } = site;
  if (keyword !== 'FROM' && keyword !== 'COPY' && keyword !== 'ADD') return [];
  if (node.children?.some(({ addresses }) => leads(addresses, keyword, '--from'))) return [];
  if (!absent(FILE)) return [];
  const names = new Set(['*', ...namesIn(site)]);
  const lines = new Set([...names].flatMap((name) => linesFor(name, facts)));
  for (const source of sourcesIn(site)) lines.delete(source);
  const newline = newlineOf(document);
  const text = [...lines].map((line) => line + newline).join('');
  return [
    { title: 'Create .dockerignore', kind: 'extract', edits: [], creates: { path: FILE, text } },
  ];
}

function linesFor(name: string, facts: Facts): readonly string[] {
  const own = facts.at(address('cli', '%ignored', name));
  const same = own?.same === undefined ? own : facts.at(address('cli', '%ignored', own.same));
  return same?.choices ?? [];
}

/** What a file starts from, and the commands that it runs. */
function namesIn({ document }: Site): readonly string[] {
  const stages = stagesOf(document);
  const images = stages.flatMap(({ image }) =>
    (image?.addresses ?? []).flatMap(({ space, path }) =>
      space === 'image' ? [path[0]!.split('/').at(-1)!] : [],
    ),
  );
  const runs = stages.flatMap((stage) => stage.instructions('RUN', 'CMD', 'ENTRYPOINT'));
  const commands = runs.flatMap(({ node }) =>
    [...walk([node])].flatMap(({ kind, addresses }) =>
      kind === 'command' ? addresses.map(({ path }) => path[0] ?? '') : [],
    ),
  );
  return [...images, ...commands];
}

/** What is copied by its own name is wanted. */
const sourcesIn = ({ document }: Site): readonly string[] =>
  stagesOf(document)
    .flatMap((stage) => stage.instructions('COPY', 'ADD'))
    .flatMap(({ node, keyword }) =>
      (node.children ?? []).flatMap(({ addresses, value }) =>
        leads(addresses, keyword, 'source') && typeof value === 'string'
          ? [value.replace(/^\.\//, '').replace(/\/$/, '')]
          : [],
      ),
    );
