import { flagsOf, isAt } from '../../concepts/commands.ts';
import { isReference, loosenessOf } from '../../concepts/images.ts';
import { isMadeHere, nameOf } from '../../concepts/local-images.ts';
import type { Document, Part } from '../../core/document.ts';
import { type Node, walk } from '../../core/node.ts';
import { type Span, shifted } from '../../core/span.ts';
import { stagesOf, valueAt } from '../../languages/dockerfile/view.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    // What a Dockerfile starts from is known only with its arguments: see conclude.
    if (isAt(node, 'dockerfile')) return undefined;
    const image = node.kind === 'setting' ? node.children?.find(isValue) : node;
    if (typeof image?.value !== 'string') return undefined;
    // Built by the same service or resource, so that the name is the result's.
    if (above.at(-1)?.children?.some(isLocal)) return undefined;
    if (isAt(node, 'cli') && (image.value.startsWith('localhost/') || isOtherwise(above.at(-1))))
      return undefined;
    return markOf(image, image.value);
  },

  keep({ hit: { node } }, { document }) {
    const image = String(node.value);
    if (isAt(node, 'cli')) return !isMadeHere(document, image);
    if (isAt(node, 'compose')) return !builtImages(document).has(image);
    if (!isAt(node, 'ansible')) return true;
    const name = nameOf(image);
    return !document.parts.some((part) => builtByTasks(part).includes(name));
  },

  survey({ document }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    for (const { from, image, base } of stagesOf(document)) {
      if (!image || base) continue;
      const text = valueAt(document, from.part, image)?.text;
      const looseness = text && isReference(text) && loosenessOf(text);
      if (!looseness) continue;
      const span = markOf(image, text)?.span ?? image;
      report(`base-image-${looseness}`, { span: shifted(span, from.part.segment.from) });
    }
  },
};

const isValue = ({ kind }: Node): boolean => kind === 'value';

/** The tag that moves, or the name that has none. */
function markOf(image: Node, text: string): (Mark & { readonly span: Span }) | undefined {
  const looseness = loosenessOf(text);
  if (!looseness) return undefined;
  const tag = image.children?.find(({ addresses }) =>
    addresses.some(({ path }) => path.at(-1) === 'tag' || path.at(-2) === 'tag'),
  );
  const whole = image.children?.find(isValue)
    ? { from: image.children[0]!.from, to: image.children.at(-1)!.to }
    : undefined;
  return { span: looseness === 'latest' && tag ? tag : (whole ?? image.label ?? image) };
}

/** Pulled with all its tags, or never. */
const isOtherwise = (command: Node | undefined): boolean =>
  command !== undefined &&
  (flagsOf('--all-tags', command).length > 0 ||
    flagsOf('--pull', command).some(({ value }) => value === 'never'));

/** What says of an image that it is built, or never pulled. */
const isLocal = ({ label, value }: Node): boolean =>
  label?.text === 'build' ||
  label?.text === 'extends' ||
  (label?.text === 'pull_policy' && (value === 'build' || value === 'never'));

const built = new WeakMap<Document, ReadonlySet<string>>();

/** Images that services of the document build, whether they say so themselves or through an anchor. */
function builtImages(document: Document): ReadonlySet<string> {
  let images = built.get(document);
  if (!images) {
    const brought = new Map<Part, Node[]>();
    for (const { user, nodes } of document.projections)
      brought.set(user, [...(brought.get(user) ?? []), ...nodes]);
    const found = document.parts.flatMap((part) =>
      part.nodes.flatMap(({ kind, children = [] }) =>
        kind === 'block' ? imagesBuilt([...children, ...(brought.get(part) ?? [])]) : [],
      ),
    );
    built.set(document, (images = new Set(found)));
  }
  return images;
}

const BUILDERS = [
  'community.docker.docker_image',
  'community.docker.docker_image_build',
  'containers.podman.podman_image',
];

/** Options that make a task build what it names; `path` and `state: build` stood for `build` once. */
const BUILDING: ReadonlySet<string> = new Set(['build', 'path']);

/** Names, without tags, of images that tasks in a segment build. */
function builtByTasks(part: Part): readonly string[] {
  let names = part.memo.get(builtByTasks) as readonly string[] | undefined;
  if (!names) {
    names = [...walk(part.nodes)].flatMap((node) => {
      if (!BUILDERS.some((module) => isModule(node, module))) return [];
      const { children = [] } = node;
      const builds = children.some(({ label }) => label && BUILDING.has(label.text));
      const name = String(children.find(({ label }) => label?.text === 'name')?.value ?? '');
      return builds && name ? [nameOf(name)] : [];
    });
    part.memo.set(builtByTasks, names);
  }
  return names;
}

const isModule = ({ addresses }: Node, module: string): boolean =>
  addresses.some(({ path }) => path.length === 2 && path[0] === 'module' && path[1] === module);

/** The images that a service with these settings may name, if it builds one. */
function imagesBuilt(settings: readonly Node[]): readonly string[] {
  const at = (key: string) =>
    settings.filter((node) => isAt(node, 'compose', 'services', '*', key));
  return at('build').length ? at('image').map(({ value }) => String(value)) : [];
}

export default rule;
