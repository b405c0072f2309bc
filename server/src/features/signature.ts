import type { Address } from '../core/address.ts';
import type { Document } from '../core/document.ts';
import { type Node, walk } from '../core/node.ts';
import { shifted } from '../core/span.ts';
import { firstSentence } from '../glossary/entry.ts';
import { argumentAt, flagsOf, type Form, formsAt, isCalled, parameterAt } from './forms.ts';
import { withPacks } from './wanted.ts';
import type { Answer, World } from './world.ts';

/** How something is written, with the part that an offset stands in. */
export interface Signature {
  readonly label: string;
  readonly about: string;
  readonly parameters: readonly { readonly text: string; readonly about: string }[];
  /** Which of the parameters; undefined where it is none of them. */
  readonly active: number | undefined;
}

/** The ways to write the innermost instruction, command or call around an offset; the first is the one that is meant. */
export const signatures = (world: World, offset: number): Answer<readonly Signature[]> =>
  withPacks(world, (noted) => signaturesIn(noted, offset));

/** Something that takes arguments. Offsets are the document's. */
interface Call {
  readonly node: Node;
  readonly address: Address;
  readonly forms: readonly Form[];
  /** Words before the one at the offset, and behind it. */
  readonly before: number;
  readonly behind: number;
  readonly inFlag: boolean;
}

function signaturesIn(world: World, offset: number): Answer<readonly Signature[]> {
  const { glossary, settings } = world.analysis;
  const call = settings.enable ? callAt(world, offset) : undefined;
  if (!call) return { result: [], wanted: [] };
  const meant = call.forms.filter((form) => isMeant(form, call.node));
  const others = call.forms.filter((form) => !meant.includes(form));
  const result = [...meant, ...others].map((form) => signature(world, call, form));
  return { result, wanted: [...glossary.missing] };
}

/** The innermost node at or before an offset that takes arguments there. */
function callAt(world: World, offset: number): Call | undefined {
  const { document, analysis } = world;
  const part = document.partAt(offset);
  if (!part) return undefined;
  let found: Call | undefined;
  for (const inner of walk(part.nodes)) {
    const [address] = inner.addresses;
    const fact = address && inner.label && analysis.facts.at(address);
    if (!fact || (!fact.arguments && !fact.forms)) continue;
    const node = { ...inner, ...shifted(inner, part.segment.from) };
    const label = shifted(inner.label, part.segment.from);
    if (offset <= label.to) continue;
    const place = isCalled(address)
      ? inCall(document.text.slice(label.to, offset))
      : amongWords(document, node, part.segment.from, offset);
    const forms = place ? formsAt(analysis.facts, address, fact) : [];
    if (place && forms.length) found = { node, address, forms, ...place };
  }
  return found;
}

type Place = Pick<Call, 'before' | 'behind' | 'inFlag'>;

/** Blanks and line continuations lead from a command to its next word. */
const GAP = /^(?:[ \t]|[\\`]\r?\n)*$/;

function amongWords(
  document: Document,
  node: Node,
  base: number,
  offset: number,
): Place | undefined {
  const { text } = document;
  if (offset > node.to && !GAP.test(text.slice(node.to, offset))) return undefined;
  const children = node.children ?? [];
  if (isWithinScript(document, children, base, offset)) return undefined;
  // A command that is a child of another's is its subcommand or its argument.
  const words = children
    .filter(({ kind }) => kind !== 'flag' && kind !== 'comment')
    .map((child) => shifted(child, base));
  const flags = children.filter(({ kind }) => kind === 'flag').map((child) => shifted(child, base));
  const slot = document.slot(offset);
  const inFlag =
    flags.some(({ from, to }) => from < offset && offset <= to) ||
    slot?.typed.startsWith('-') === true ||
    slot?.prefix.path.some((step) => step.startsWith('-')) === true;
  return {
    before: words.filter(({ to }) => to < offset).length,
    behind: words.filter(({ from }) => from > offset).length,
    inFlag,
  };
}

/** Behind the first word of a script its commands are what matters. */
function isWithinScript(
  { text }: Document,
  children: readonly Node[],
  base: number,
  offset: number,
): boolean {
  for (const { embeds, from } of walk(children))
    if (embeds?.script && base + from < offset && /\s/.test(text.slice(base + from, offset)))
      return true;
  return false;
}

/**
 * Where an offset stands in what is called: `text` is what stands between the name and the offset. Undefined
 * behind the call's end.
 */
function inCall(text: string): Place | undefined {
  const open = /^[ \t]*(\()?/.exec(text)!;
  const isOpen = open[1] !== undefined;
  if (!isOpen && !/^[ \t]/.test(text)) return undefined;
  let depth = 0;
  let before = 0;
  for (let at = open[0].length; at < text.length; at++) {
    const char = text[at]!;
    if (char === '"' || char === "'") at = quoteEnd(text, at);
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && --depth < 0) return undefined;
    else if (char === ',' && depth === 0) before++;
    else if (!isOpen && /^(?:\n|do\b|#)/.test(text.slice(at, at + 3)) && !isGoingOn(text, at))
      return undefined;
  }
  return { before, behind: 0, inFlag: false };
}

/** A call without parentheses goes on behind a comma at the end of its line. */
const isGoingOn = (text: string, at: number): boolean =>
  text[at] === '\n' && /,\s*$/.test(text.slice(0, at));

function quoteEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== text[from]) at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** A list is written in brackets; a reserved word tells which form it is. */
function isMeant({ parameters }: Form, { form, children = [] }: Node): boolean {
  const isList = parameters.some(({ text }) => text.startsWith('["'));
  const word = children.find(({ kind }) => kind === 'setting')?.label?.text;
  const reserved = parameters.map(({ text }) => /^[A-Z]+/.exec(text)?.[0]).find(Boolean);
  if (reserved && word && /^[A-Z]+$/.test(word)) return reserved === word;
  return isList === (form === 'list');
}

function signature(world: World, call: Call, form: Form): Signature {
  const { address } = call;
  const { facts } = world.analysis;
  const options = form.options
    ? [{ text: form.options, about: flagsOf(facts, address).join(', ') }]
    : [];
  const parameters = [
    ...options,
    ...form.parameters.map((one) => {
      const place = argumentAt(address, one);
      return { text: one.text, about: place ? aboutAt(world, place) : '' };
    }),
  ];
  const place = parameterAt(form, call.before, call.behind);
  const isFlag = call.inFlag && options.length > 0;
  return {
    label: labelOf(address, parameters),
    about: aboutAt(world, address),
    parameters,
    active: isFlag ? 0 : place === undefined ? undefined : place + options.length,
  };
}

function labelOf(address: Address, parameters: readonly { readonly text: string }[]): string {
  const texts = parameters.map(({ text }) => text);
  if (isCalled(address)) return `${address.path.at(-1)}(${texts.join(', ')})`;
  const name = address.path.join(' ');
  return [name, ...texts].join(' ');
}

/** The first sentence of what the glossary says of a place. */
function aboutAt({ analysis: { glossary } }: World, address: Address): string {
  const head = glossary.resolve([address]);
  const body = head && glossary.body(head.id);
  return body ? firstSentence(body.text) : '';
}
