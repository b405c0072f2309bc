import { type Edit, overlaps, shifted } from '../core/span.ts';
import type { Embedding, Node } from '../core/node.ts';
import { inputOf, mapOf } from '../core/embedding.ts';
import type { EmbeddedLanguage } from '../core/language.ts';
import { cut, removeSwitch, removeWord, replaceWord } from '../core/splice.ts';
import type { Fix, FixSpec, Hit } from '../rules/rule.ts';
import { type Crashes, type Finding, findings } from './diagnostics.ts';
import { wordOf } from './hover.ts';
import type { Document } from '../core/document.ts';
import type { World } from './world.ts';

/** What mends a finding, the best first. Edits are in offsets of the document. */
export function fixesFor(finding: Finding, document: Document): readonly Fix[] {
  const { watch, hit, base, fixes } = finding.mend;
  const own = fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, ...shifted(edit, base) })),
  }));
  const spec = watch.name.fix;
  const edit = spec && hit && editOf(spec, hit, document);
  if (!edit) return own;
  const placed = { ...edit, ...shifted(edit, base) };
  return [
    ...own,
    { title: titled(spec.title, hit.node), edits: [placed], safe: spec.safe ?? false },
  ];
}

const titled = (title: string, node: Node): string =>
  title
    .replaceAll('{name}', node.label?.text ?? '')
    .replaceAll('{value}', String(node.value ?? ''));

/** The edit that carries out what a page's data says; undefined where the host cannot be written so. */
function editOf(spec: FixSpec, hit: Hit, document: Document): Edit | undefined {
  const { edits } = document.origin.language;
  const host = hit.above.findLast(({ embeds }) => embeds);
  const embedding = host?.embeds;
  if ('remove' in spec) {
    const target = removable(hit);
    // Without the scalar that it holds, an anchor would stand for nothing.
    if (target.via !== undefined && !target.label && target.form !== 'item') return undefined;
    const language = embedding && document.origin.embedded.get(embedding.language);
    if (language?.removal) return cutOut(language.removal, embedding!, target, hit);
    if (embedding) return removed(embedding, target, hit);
    return { ...edits.remove(target, hit.text), text: '' };
  }
  if ('insert' in spec) {
    return embedding ? undefined : edits.insertChild(hit.node, hit.text, spec.insert, spec.value);
  }
  const target = 'set' in spec ? valueOf(hit.node) : (wordOf(hit.node) ?? hit.node);
  if (!target) return undefined;
  const text = 'set' in spec ? String(spec.set) : spec.replace;
  if (!embedding) {
    return { from: target.from, to: target.to, text: 'set' in spec ? edits.spell(spec.set) : text };
  }
  return replaceWord(embedding, target, text);
}

/** Takes a node out of a text whose language knows what goes with it. */
function cutOut(
  removal: NonNullable<EmbeddedLanguage['removal']>,
  embedding: Embedding,
  node: Node,
  { text }: Hit,
): Edit | undefined {
  const map = mapOf(embedding);
  const span = { from: map.toInner(node.from), to: map.toInner(node.to) };
  return cut(embedding, removal(inputOf(embedding), span), text);
}

function removed(embedding: Embedding, target: Node, { node, above, text }: Hit): Edit | undefined {
  if (target.kind !== 'flag' || target.children?.length) return removeWord(embedding, target);
  const siblings = above.at(-1)?.children ?? [];
  return removeSwitch(embedding, target, text, siblings[siblings.indexOf(node) + 1]);
}

/** A setting or a flag goes with its only value; one item of a list goes alone. */
function removable({ node, above }: Hit): Node {
  const owner = above.at(-1);
  if (node.kind !== 'value' || !owner) return node;
  return owner.kind === 'flag' || owner.form === 'scalar' ? owner : node;
}

const valueOf = (node: Node): Node | undefined =>
  node.kind === 'value' ? node : node.children?.find(({ kind }) => kind === 'value');

/** All safe fixes of a document that do not touch each other; with an id only that rule's. */
export function fixAll(world: World, crashes: Crashes, id?: string): readonly Edit[] {
  const chosen: Edit[] = [];
  for (const finding of findings(world, crashes)) {
    if (id !== undefined && finding.id !== id) continue;
    const fix = fixesFor(finding, world.document).find(({ safe }) => safe || id !== undefined);
    if (!fix) continue;
    const clashes = fix.edits.some((edit) =>
      chosen.some((other) => overlaps(edit, other) || edit.from === other.from),
    );
    if (!clashes) chosen.push(...fix.edits);
  }
  return chosen.toSorted((a, b) => a.from - b.from);
}
