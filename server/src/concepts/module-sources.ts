/** Where a Terraform module comes from. */
export interface ModuleSource {
  readonly kind: 'local' | 'registry' | 'git' | 'mercurial' | 'other';
  /** The branch, tag or commit that is asked for. */
  readonly revision?: string;
}

const PART = '[0-9A-Za-z](?:[\\w-]{0,62}[0-9A-Za-z])?';
const REGISTRY = new RegExp(
  `^(?:(?:[\\w-]+\\.)+[\\w-]+(?::\\d+)?/)?${PART}/${PART}/[0-9a-z]{1,64}(?://[^?]*)?$`,
);

/** Hosts whose bare addresses are repositories, never registries. */
const REPOSITORIES = /^(?:github\.com|bitbucket\.org|gitlab\.com)\//;

/**
 * Reads a module's `source`, https://developer.hashicorp.com/terraform/language/modules/sources;
 * archives and buckets are `other`.
 */
export function readModuleSource(source: string): ModuleSource {
  if (/^\.{1,2}(?:\/|$)/.test(source)) return { kind: 'local' };
  if (/^git::|^(?:github\.com|bitbucket\.org)\/|^[\w.-]+@[\w.-]+:/.test(source))
    return withRevision('git', source, ['ref']);
  if (source.startsWith('hg::')) return withRevision('mercurial', source, ['rev', 'ref']);
  return { kind: REGISTRY.test(source) && !REPOSITORIES.test(source) ? 'registry' : 'other' };
}

function withRevision(
  kind: ModuleSource['kind'],
  source: string,
  names: readonly string[],
): ModuleSource {
  const query = source.slice(source.indexOf('?') + 1);
  const pairs = source.includes('?') ? query.split('&').map((pair) => pair.split('=')) : [];
  const revision = pairs.find(([name = '']) => names.includes(name))?.[1];
  return revision ? { kind, revision } : { kind };
}
