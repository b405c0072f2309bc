import type { Claim, FileHead } from '../../core/language.ts';

const FILE = /(?:^|\/)(?:(?:docker-)?compose|docker-stack)[^/]*\.ya?ml$/;
const YAML = /\.ya?ml$/;
const IDS: ReadonlySet<string> = new Set(['dockercompose', 'yaml.docker-compose']);
const KIND = 'compose';

/** What the first lines say plainly: a Kubernetes object, a workflow, a chart's template. */
function isOther(head: string): boolean {
  const has = (key: string) => new RegExp(`^${key}:`, 'm').test(head);
  if (has('apiVersion') && has('kind')) return true;
  if (has('jobs') && (has('on') || has('"on"') || has("'on'"))) return true;
  return /^\s*\{\{-? /m.test(head) && !has('services');
}

/** True for text that reads like a compose file whatever it is called. */
const isLikely = (head: string): boolean =>
  /^services:[ \t]*(?:#.*)?$/m.test(head) && /^[ \t]+(?:image|build):/m.test(head);

export function claims({ path, languageId, head }: FileHead): Claim | undefined {
  if (isOther(head)) return undefined;
  if (IDS.has(languageId) || FILE.test(path)) return { confidence: 'sure', kind: KIND };
  const isYaml = languageId === 'yaml' || (languageId === '' && YAML.test(path));
  return isYaml && isLikely(head) ? { confidence: 'guess', kind: KIND } : undefined;
}
