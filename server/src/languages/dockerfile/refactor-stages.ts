import type { Document } from '../../core/document.ts';
import type { Refactoring } from '../../core/language.ts';
import { type Node, walk } from '../../core/node.ts';
import { type Edit, shifted, type Span, touches } from '../../core/span.ts';
import { endOf, newlineOf, type Site } from './refactor-site.ts';
import { leads, stageOf, stagesOf } from './view.ts';

/** A name that nothing in a document has yet. */
function freeName(document: Document, scope: string, wanted: string): string {
  const taken = new Set<string>();
  for (const { node } of document.names)
    if (node.defines?.scope === scope) taken.add(node.defines.text.toLowerCase());
  let name = wanted;
  for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${wanted}-${i}`;
  return name;
}

/** Where stages are named by their numbers. */
const numbersIn = (document: Document): readonly (Span & { readonly number: number })[] =>
  document.names.flatMap(({ part, node: { refers, from, to } }) =>
    refers?.scope === 'stage' && /^\d+$/.test(refers.text)
      ? [{ ...shifted({ from, to }, part.segment.from), number: Number(refers.text) }]
      : [],
  );

const asWord = ({ written }: Site): string => (written === written.toLowerCase() ? 'as' : 'AS');

/** A name for a stage that has only its number, wherever that stands. */
export function naming(site: Site): readonly Refactoring[] {
  const { document, keyword, part } = site;
  const stages = stagesOf(document);
  const number = stages.findIndex(({ from }) => from.part === part);
  if (keyword !== 'FROM' || number < 0 || stages[number]!.name || !stages[number]!.image) return [];
  const name = freeName(document, 'stage', number === stages.length - 1 ? 'final' : 'build');
  const at = endOf(site);
  const uses = numbersIn(document).filter((one) => one.number === number);
  return [
    {
      title: `Name this stage ${name}`,
      kind: 'rewrite',
      edits: [
        { from: at, to: at, text: ` ${asWord(site)} ${name}` },
        ...uses.map(({ from, to }): Edit => ({ from, to, text: name })),
      ],
    },
  ];
}

/** A stage of its own for what stands before an instruction, from which the rest goes on. */
export function dividing(site: Site): readonly Refactoring[] {
  const { document, part, keyword } = site;
  const stage = stageOf(document, part);
  if (keyword === 'FROM' || !stage?.image || numbersIn(document).length) return [];
  const next = document.parts[document.parts.indexOf(stage.from.part) + 1];
  if (next === part) return [];
  const base = freeName(document, 'stage', 'base');
  const fromStart = stage.from.part.segment.from;
  const word = stage.from.node.label!.text;
  const as = word === word.toLowerCase() ? 'as' : 'AS';
  const named = stage.name && document.text.slice(...rangeOf(stage.name, fromStart));
  const end = fromStart + stage.image.to;
  const rename: Edit = stage.name
    ? { ...shifted({ from: stage.name.from, to: stage.name.to }, fromStart), text: base }
    : { from: end, to: end, text: ` ${as} ${base}` };
  const newline = newlineOf(document);
  const above = commentsStart(site);
  const line = `${word} ${base}${named === undefined ? '' : ` ${as} ${named}`}`;
  const isParted = /(?:^|\n)\r?\n$/.test(document.text.slice(0, above));
  const text = `${isParted ? '' : newline}${line}${newline}`;
  return [
    {
      title: 'Begin a stage here',
      kind: 'extract',
      edits: [rename, { from: above, to: above, text }],
    },
  ];
}

const rangeOf = ({ from, to }: Node, base: number): [number, number] => [base + from, base + to];

/** Where the comments begin that belong to an instruction. */
function commentsStart({ text, head, part }: Site): number {
  const lead = text.slice(0, head);
  const own = /(?:[ \t]*#[^\n]*\n)*$/.exec(lead)![0];
  return part.segment.from + head - own.length;
}

/** A build argument for the tag of an image. */
export function tagging(site: Site): readonly Refactoring[] {
  const { document, keyword, part, node } = site;
  if (keyword !== 'FROM') return [];
  const parts = [...walk(node.children ?? [])];
  const at = (step: string) =>
    parts.find(({ addresses }) => leads(addresses, 'FROM', 'image', step));
  const [repository, tag] = [at('repository'), at('tag')];
  if (typeof tag?.value !== 'string' || typeof repository?.value !== 'string') return [];
  const [first] = stagesOf(document);
  if (at('digest') || !first) return [];
  const { part: firstPart, node: from } = first.from;
  const above = firstPart.segment.from + from.from;
  return extracted(site, {
    what: 'tag',
    name: argumentName(repository.value),
    value: tag.value,
    span: shifted({ from: tag.from, to: tag.to }, part.segment.from),
    above,
  });
}

/** A build argument for the version of the package under the cursor. */
export function versioning(site: Site, at: Span): readonly Refactoring[] {
  const { keyword, part, node, text } = site;
  const local = shifted({ from: at.from, to: at.to }, -part.segment.from);
  const script = node.children?.find(({ embeds }) => embeds?.script);
  if (keyword !== 'RUN' || !script || !site.mode.posix) return [];
  for (const one of walk(script.children ?? [])) {
    if (one.kind !== 'argument' || !touches(one, local.from) || !one.label) continue;
    const version = one.children?.find(({ addresses }) =>
      addresses.some(({ path }) => path.at(-2) === 'PACKAGE' && path.at(-1) === 'version'),
    );
    // A single quote would keep the variable from being filled in.
    if (typeof version?.value !== 'string' || /["'\\]/.test(text.slice(one.from, one.to))) continue;
    return extracted(site, {
      what: 'version',
      name: argumentName(one.label.text),
      value: version.value,
      span: shifted({ from: version.from, to: version.to }, part.segment.from),
      above: commentsStart(site),
    });
  }
  return [];
}

interface Extracted {
  readonly what: string;
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  /** Where the argument is declared. */
  readonly above: number;
}

function extracted({ document, written }: Site, wanted: Extracted): readonly Refactoring[] {
  const { what, name, value, span, above } = wanted;
  const isTaken = document.names.some(({ node }) => node.defines?.text === name);
  if (isTaken || !/^[\w.+:~-]+$/.test(value) || document.text.slice(span.from, span.to) !== value)
    return [];
  const word = written === written.toLowerCase() ? 'arg' : 'ARG';
  const line = `${word} ${name}=${value}${newlineOf(document)}`;
  return [
    {
      title: `Extract the ${what} to ${name}`,
      kind: 'extract',
      edits: [
        { from: above, to: above, text: line },
        { ...span, text: `\${${name}}` },
      ],
    },
  ];
}

/** `NODE_VERSION` for `docker.io/library/node`. */
function argumentName(path: string): string {
  const last = path.split('/').at(-1)!;
  const name = last.toUpperCase().replaceAll(/[^A-Z\d]+/g, '_');
  return `${/^\d/.test(name) ? '_' : ''}${name}_VERSION`;
}
