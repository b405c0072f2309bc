import type { Document } from '../../core/document.ts';
import type { Root } from '../../core/language.ts';
import { type Node, walk } from '../../core/node.ts';
import { folderOf, resolveUri } from '../../core/uri.ts';

/**
 * The folder that a Dockerfile is built in: its own, unless compose files in sight build it elsewhere.
 * Undefined where they do not agree, or where one does not say.
 */
function contextOf(document: Document, neighbours: readonly Document[]): string | undefined {
  const contexts = new Set<string | undefined>();
  for (const one of neighbours)
    if (one.origin.language.id === 'compose')
      for (const context of buildsOf(one, document.uri)) contexts.add(context);
  if (!contexts.size) return folderOf(document.uri);
  const [only] = contexts;
  return contexts.size === 1 ? only : undefined;
}

/** The contexts in which a compose file builds a Dockerfile. */
function buildsOf(compose: Document, dockerfile: string): readonly (string | undefined)[] {
  return compose.parts.flatMap(({ nodes }) =>
    [...walk(nodes)].filter(isBuild).flatMap((build) => {
      const context = valueOf(build, 'context', '.');
      const file = valueOf(build, 'dockerfile', 'Dockerfile');
      if (context === undefined || file === undefined) return [];
      const folder = resolveUri(compose.uri, context);
      return folder && resolveUri(`${folder}/`, file) === dockerfile ? [folder] : [];
    }),
  );
}

const isBuild = ({ kind, addresses }: Node): boolean =>
  kind === 'setting' &&
  addresses.some(
    ({ space, path }) => space === 'compose' && path.length === 3 && path[2] === 'build',
  );

/** What a key below `build` says; `build: ./app` is its context. */
function valueOf(build: Node, key: string, byDefault: string): string | undefined {
  if (build.form === 'scalar') {
    if (key !== 'context') return byDefault;
    return typeof build.value === 'string' ? build.value : undefined;
  }
  const setting = build.children?.find(({ label }) => label?.text === key);
  if (!setting) return byDefault;
  return typeof setting.value === 'string' ? setting.value : undefined;
}

/** Where the paths of a Dockerfile begin, and what decides which of them the builder sees. */
export function rootOf(document: Document, neighbours: readonly Document[]): Root | undefined {
  const folder = contextOf(document, neighbours);
  return folder === undefined
    ? undefined
    : { folder, filters: ignoreFilesOf(document, folder, neighbours) };
}

/** Names by which Podman and Buildah look for what they build. */
const CONTAINERFILE = /(?:^|\/)Containerfile(?:\.[^/]*)?$|\.containerfile$/i;

/**
 * The ignore files that count. Docker reads the Dockerfile's own one, or else `.dockerignore`; Podman and
 * Buildah prefer `.containerignore`. Where nobody knows which of them builds, both count:
 * https://docs.docker.com/build/concepts/context/#dockerignore-files,
 * https://github.com/containers/common/blob/main/docs/containerignore.5.md
 */
function ignoreFilesOf(
  { uri }: Document,
  context: string,
  neighbours: readonly Document[],
): readonly Document[] {
  const of = (wanted: string) => neighbours.find((one) => one.uri === wanted);
  const plain = of(`${context}/.dockerignore`);
  const docker = of(`${uri}.dockerignore`) ?? plain;
  const podman = of(`${context}/.containerignore`);
  const counting = podman && CONTAINERFILE.test(uri) ? [podman] : [docker, podman];
  return counting.filter((one) => one !== undefined);
}
