import type { Document } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import type { Item } from './comments.ts';
import type { Cover } from './scopes.ts';

/** Where and when a comment is read. `today` is a day as `yyyy-mm-dd`. */
export interface Circumstances {
  readonly document: Document;
  readonly today: string;
}

/**
 * Whether what trivy's syntax adds to an id holds: `[attribute=value,…]`, `:exp:date` and `:ws:workspace`.
 * An attribute that is only known at run time may hold, so that it does; the workspace is the default one.
 */
export function holds({ suffix }: Item, cover: Cover, at: Circumstances): boolean {
  if (suffix === '') return true;
  const parts = /^(?:\[([^\]]*)\])?((?::\w+:[^:\s]+)*)$/.exec(suffix);
  if (!parts) return false;
  const sections = [...(parts[2] ?? '').matchAll(/:(\w+):([^:\s]+)/g)];
  return (
    sections.every(([, name, value]) => sectionHolds(name!, value!, at.today)) &&
    (parts[1] ?? '').split(',').every((pair) => pair === '' || attributeHolds(pair, cover, at))
  );
}

function sectionHolds(name: string, value: string, today: string): boolean {
  if (name === 'exp') return /^\d{4}-\d\d-\d\d$/.test(value) && today <= value;
  return name === 'ws' && (value === '*' || value === 'default');
}

function attributeHolds(pair: string, cover: Cover, { document }: Circumstances): boolean {
  const [, path = '', expected = ''] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
  const code = /[^\s]/.exec(document.text.slice(cover.from, cover.to))?.index ?? 0;
  const { base, path: chain } = document.at(cover.from + code);
  const root = chain.find((node) => base + node.from >= cover.from);
  const setting = root && path.split('.').reduce<Node | undefined>(named, root);
  if (!setting) return false;
  return setting.value === undefined || String(setting.value) === expected;
}

const named = (node: Node | undefined, name: string): Node | undefined =>
  node?.children?.find(({ label }) => label?.text === name);
