import { readImage } from '../core/parts.ts';

/** What is wrong with the version of an image: it has none, or one that moves. */
export type Looseness = 'untagged' | 'latest';

const LATEST = 'latest';
const SCRATCH = 'scratch';
/** An image's own id, whole or short, instead of a name. */
const ID = /^(?:sha256:)?[0-9a-f]{12,64}$/;

/** Images whose name says the release; no tag of theirs does: https://github.com/GoogleContainerTools/distroless. */
const RELEASES = /^gcr\.io\/distroless\/.+-debian\d+$/;

/** Undefined for a reference with a tag of its own or a digest, and for what is no name in a registry. */
export function loosenessOf(text: string): Looseness | undefined {
  if (text === SCRATCH || ID.test(text)) return undefined;
  const image = readImage(text);
  if (!image || image.digest || RELEASES.test(image.name)) return undefined;
  if (!image.tag) return 'untagged';
  return image.tag.text === LATEST ? 'latest' : undefined;
}

const HOST = /^(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:]+\])(?::\d+)?$/i;
const PATH = /^[a-z\d]+(?:(?:\.|_{1,2}|-+)[a-z\d]+)*(?:\/[a-z\d]+(?:(?:\.|_{1,2}|-+)[a-z\d]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[a-z][a-z\d]*(?:[-_+.][a-z][a-z\d]*)*:[\da-f]{32,}$/i;

/** True for a text that an engine takes as an image's name, https://pkg.go.dev/github.com/distribution/reference. */
export function isReference(text: string): boolean {
  const image = readImage(text);
  if (!image) return false;
  const { registry, repository, tag, digest } = image;
  return (
    (!registry || HOST.test(registry.text)) &&
    PATH.test(repository.text) &&
    (!tag || TAG.test(tag.text)) &&
    (!digest || DIGEST.test(digest.text))
  );
}

/** Words of names of images that end with a user other than root, or whose users are Windows's. */
const NOT_ROOT = words(
  'nonroot unprivileged rootless chainguard chiseled windows nanoserver servercore windowsservercore',
);

/**
 * Docker Official Images whose last USER is not root, as their Dockerfiles in the
 * docker-library/official-images list say. All others are root or step down when they start.
 */
const OWN_USER = words(
  `adminer api-firewall elasticsearch emqx flink fluentd haproxy jetty kibana kong lightstreamer logstash
   memcached notary odoo open-liberty percona rocket.chat satosa solr sonarqube spark varnish
   websphere-liberty`,
);

/**
 * Docker Official Images that start as root and run their program as a user of its own, as their
 * entry points in that list say.
 */
const STEPS_DOWN = words(
  `cassandra couchdb ghost mariadb mongo mysql neo4j postgres rabbitmq redis redmine valkey zookeeper`,
);

/** True for images whose own entry point gives up root. */
export const stepsDownItself = (text: string): boolean =>
  STEPS_DOWN.has(readImage(text)?.name ?? '');

/** Images of others that are root, as their publishers document them. */
const ROOT =
  /^(?:gcr\.io\/distroless\/|mcr\.microsoft\.com\/dotnet\/|registry\.access\.redhat\.com\/ubi\d+\/ubi(?:-minimal|-micro|-init)?$|nvidia\/cuda$)/;

/** Docker Official Images whose Dockerfiles set no WORKDIR, in any of their variants. */
const AT_ROOT = words(
  `almalinux alpine amazonlinux archlinux bash buildpack-deps busybox centos debian eclipse-temurin elixir
   erlang fedora gcc mariadb mongo mysql nginx node openjdk oraclelinux postgres python rockylinux ruby
   rust scratch ubuntu`,
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/**
 * True for images that are known to run as root unless a USER follows. False for those that end with
 * a user of their own, and for those of which nobody knows.
 */
export function isRoot(text: string): boolean {
  if (text.split(/[/:@._-]/).some((word) => NOT_ROOT.has(word))) return false;
  const name = readImage(text)?.name;
  if (name === undefined || OWN_USER.has(name.slice(name.lastIndexOf('/') + 1))) return false;
  // Those of .NET, unlike Google's, have the user `app`.
  if (name.startsWith('mcr.') && text.includes('distroless')) return false;
  return !name.includes('/') || ROOT.test(name);
}

/** True for base images that are known to start in the root folder. False where nobody knows. */
export function isAtRoot(text: string): boolean {
  if (text.split(/[/:@._-]/).some((word) => WINDOWS.has(word))) return false;
  return AT_ROOT.has(readImage(text)?.name ?? '');
}

/** Words of names of images whose paths are Windows's. */
const WINDOWS = words('windows nanoserver servercore windowsservercore');

/** An image's name with its registry, without tag and digest: `docker.io/library/node` for `node:22`. */
export function wholeName(text: string): string | undefined {
  const image = isReference(text) ? readImage(text) : undefined;
  if (!image) return undefined;
  const { registry, repository } = image;
  const host = registry?.text ?? DEFAULT;
  if (host !== DEFAULT && !ALIASES.has(host)) return `${host}/${repository.text}`;
  return `${DEFAULT}/${repository.text.includes('/') ? '' : 'library/'}${repository.text}`;
}

const DEFAULT = 'docker.io';
const ALIASES = words('index.docker.io registry-1.docker.io registry.hub.docker.com');
