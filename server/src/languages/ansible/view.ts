import type { Document } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import type { Edit } from '../../core/span.ts';

/** What a task does: its module with what it is given. */
export interface Action {
  /** The full name as far as it is known. */
  readonly name: string;
  /** The setting that holds it: `copy:`, `action:` or `local_action:`. */
  readonly node: Node;
  /** By their documented names, those in `args` included. */
  readonly options: ReadonlyMap<string, Node>;
  /** Templates, anchors or free text may bring more options. */
  readonly isOpen: boolean;
}

const known = new WeakMap<Node, Action | null>();

/** What a task or handler does; undefined for blocks and unfinished tasks. */
export function actionOf(task: Node): Action | undefined {
  let action = known.get(task);
  if (action === undefined) known.set(task, (action = readAction(task) ?? null));
  return action ?? undefined;
}

/** A keyword of a play, a block or a task, by the name it is written with. */
export const keywordOf = (owner: Node | undefined, name: string): Node | undefined =>
  owner?.children?.find(({ kind, label }) => kind === 'setting' && label?.text === name);

const withDefaults = new WeakMap<Document, boolean>();

/** True where `module_defaults` may give modules more options than their tasks. */
export function hasModuleDefaults(document: Document): boolean {
  let has = withDefaults.get(document);
  if (has === undefined)
    withDefaults.set(document, (has = document.text.includes('module_defaults')));
  return has;
}

/** What makes a task run once per item. */
export const loopOf = (task: Node): Node | undefined =>
  task.children?.find(
    ({ kind, label }) =>
      kind === 'setting' && (label?.text === 'loop' || label?.text.startsWith('with_')),
  );

const moduleName = ({ addresses }: Node): string | undefined =>
  addresses.find(({ path }) => path[0] === 'module' && path.length === 2)?.path[1];

const isIndirect = ({ label }: Node): boolean =>
  label?.text === 'action' || label?.text === 'local_action';

function readAction(task: Node): Action | undefined {
  for (const node of task.children ?? []) {
    if (node.kind !== 'setting') continue;
    const holder = isIndirect(node) ? namedIn(node) : node;
    const name = holder && moduleName(holder);
    if (name === undefined) continue;
    const args = keywordOf(task, 'args');
    const settings = [node, args].flatMap((owner) => owner?.children ?? []);
    const options = new Map(
      settings.flatMap((one): [string, Node][] => {
        const option = optionName(one, name);
        return option === undefined ? [] : [[option, one]];
      }),
    );
    const isOpen = [task, node, args].some((owner) => owner && takesMore(owner, task));
    return { name, node, options, isOpen };
  }
  return undefined;
}

/** The word or the `module:` in an `action` that names the module. */
const namedIn = ({ children = [] }: Node): Node | undefined =>
  children
    .flatMap((child) => [child, ...(child.label?.text === 'module' ? (child.children ?? []) : [])])
    .find((child) => child.kind === 'argument' && moduleName(child));

const optionName = ({ kind, addresses }: Node, module: string): string | undefined =>
  kind === 'setting'
    ? addresses.find(({ path }) => path[0] === 'module' && path[1] === module && path.length === 3)
        ?.path[2]
    : undefined;

/** True for merges, aliases, templates and torn free text, which bring what nobody sees. */
function takesMore(owner: Node, task: Node): boolean {
  const { children = [], form, value, embeds } = owner;
  if (children.some(({ label, refers }) => label?.text === '<<' || refers?.scope === 'anchor'))
    return true;
  if (owner === task || embeds) return false;
  // A colon cut free text into a key and a value: `copy: dest=x line=a: b`.
  if (form === 'map' && children.some(({ label }) => label?.text.includes('='))) return true;
  // What is no pair in free text is a template.
  if (children.some(({ kind }) => kind === 'argument' || kind === 'value')) return true;
  return form === 'scalar' && (value === undefined || !children.length);
}

/** The edit that puts a keyword on a line of its own before a setting; undefined in flow style. */
export function keywordBefore(text: string, { from }: Node, line: string): Edit | undefined {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const lead = text.slice(start, from);
  // Behind a dash the next line begins below the key.
  if (!/^ *(?:- +)*$/.test(lead)) return undefined;
  return { from, to: from, text: `${line}\n${' '.repeat(lead.length)}` };
}

/** The same behind the last line of a task. */
export function keywordBehind(text: string, task: Node, line: string): Edit | undefined {
  const first = task.children?.find(({ kind }) => kind === 'setting');
  if (!first) return undefined;
  const start = text.lastIndexOf('\n', first.from - 1) + 1;
  const lead = text.slice(start, first.from);
  if (!/^ *(?:- +)*$/.test(lead)) return undefined;
  let { to } = task;
  while (/\s/.test(text[to - 1] ?? '')) to--;
  return { from: to, to, text: `\n${' '.repeat(lead.length)}${line}` };
}

/** The edit that gives a module one more option, as text in quotes; undefined in flow style. */
export function insertOption(
  text: string,
  { node, options }: Action,
  name: string,
  value: string,
): Edit | undefined {
  const last = node.children?.at(-1);
  if (!last || !options.size || isIndirect(node) || last.kind !== 'setting') return undefined;
  if (text[last.label?.to ?? 0] === '=')
    return { from: last.to, to: last.to, text: ` ${name}=${value}` };
  const start = text.lastIndexOf('\n', last.from - 1) + 1;
  const lead = text.slice(start, last.from);
  if (!/^ +$/.test(lead)) return undefined;
  let { to } = last;
  while (/\s/.test(text[to - 1] ?? '')) to--;
  return { from: to, to, text: `\n${lead}${name}: "${value}"` };
}
