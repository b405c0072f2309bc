import * as ruby from '@ruby/prism/src/nodes.js';
import type { Node } from '../../core/node.ts';
import { pathAddress } from '../../core/parts.ts';
import { literalOf, readName } from './literals.ts';
import { nested } from './nesting.ts';
import {
  CONFIG,
  memberOf,
  type Place,
  placeOf,
  type Scope,
  type Shape,
  shapeOf,
  vagrant,
} from './places.ts';
import { parametersOf, type Reading } from './reading.ts';
import { formOf, labelOf, type Path, readKey, readOptions, readValue, valueOf } from './values.ts';

/** A call whose receiver is a place: a setting or, with a block, a block. Undefined for any other. */
export function readCall(reading: Reading, call: ruby.CallNode, scope: Scope): Node[] | undefined {
  const place = call.receiver ? placeOf(call.receiver, scope, reading.bound) : undefined;
  if (!place || !call.messageLoc || !call.receiver) return undefined;
  if (call.name === '[]' || call.name === '[]=') return readIndex(reading, call, place, scope);
  const name = call.equalLoc ? call.name.slice(0, -1) : call.name;
  if (!/^[A-Za-z_]\w*[?!]?$/.test(name)) return undefined;
  const message = reading.tree.span(call.messageLoc);
  reading.probe?.member(call, place, scope);
  const args = argumentsOf(reading, call);
  const isNamespace =
    'root' in place && place.root === 'config.' && !call.arguments_ && !call.block;
  if (message.from === message.to || isNamespace)
    return readMembers(reading, message.from === message.to ? call.receiver : call, scope);
  const path = reading.facts.canonical(memberOf(place, name));
  scope.settings.push(path.join('/'));
  const children = call.equalLoc
    ? args.positional.flatMap((arg) => readValue(reading, arg, path, scope))
    : readArguments(reading, call, path, args, scope);
  const subject = typeOption(shapeOf(path), args);
  return [statement(reading, call, path, args.positional, children, scope, subject)];
}

interface Arguments {
  readonly positional: readonly ruby.Node[];
  readonly options?: ruby.HashNode | ruby.KeywordHashNode;
}

/** Leaves out operands that only stand in for missing ones. */
function argumentsOf({ tree }: Reading, call: ruby.CallNode): Arguments {
  const given = call.arguments_?.arguments_ ?? [];
  const all = given.filter((arg) => {
    const { from, to } = tree.span(arg.location);
    return from < to;
  });
  const last = all.at(-1);
  const isOptions =
    last instanceof ruby.KeywordHashNode || (!call.equalLoc && last instanceof ruby.HashNode);
  return isOptions ? { positional: all.slice(0, -1), options: last } : { positional: all };
}

/** The option that names the type, where the first argument is a name that people chose. */
const typeOption = (shape: Shape, { options }: Arguments): ruby.Node | undefined =>
  shape.typeKey === undefined ? undefined : optionOf(options, shape.typeKey);

function statement(
  reading: Reading,
  call: ruby.CallNode,
  path: Path,
  positional: readonly ruby.Node[],
  children: readonly Node[],
  scope: Scope,
  subject: ruby.Node | undefined,
): Node {
  const span = reading.tree.span(call.location);
  const members = call.receiver ? readMembers(reading, call.receiver, scope) : [];
  const label = reading.tree.span(call.messageLoc!);
  const only = subject ?? (positional.length === 1 ? positional[0] : undefined);
  const value = only && valueOf(reading, only);
  return {
    kind: call.block ? 'block' : 'setting',
    from: span.from,
    to: Math.max(span.to, ...children.map((child) => child.to)),
    label: { ...label, text: reading.tree.text.slice(label.from, label.to) },
    addresses: [vagrant(path)],
    ...(only && formOf(only)),
    ...(value !== undefined && { value }),
    children: nested([...members, ...children]),
  };
}

/** The words of a receiver that have a place of their own: `vm` in `config.vm.box`. */
function readMembers(reading: Reading, receiver: ruby.Node, scope: Scope): Node[] {
  if (!(receiver instanceof ruby.CallNode) || !receiver.receiver || !receiver.messageLoc) return [];
  const place = placeOf(receiver, scope, reading.bound);
  const before = readMembers(reading, receiver.receiver, scope);
  if (!place || 'root' in place) return before;
  const label = reading.tree.span(receiver.messageLoc);
  const text = reading.tree.text.slice(label.from, label.to);
  return [
    ...before,
    { kind: 'argument', ...label, label: { ...label, text }, addresses: [vagrant(place.path)] },
  ];
}

/** Values, options and block of a method call. */
function readArguments(
  reading: Reading,
  call: ruby.CallNode,
  path: Path,
  args: Arguments,
  scope: Scope,
): Node[] {
  const { positional, options } = args;
  const shape = shapeOf(path);
  const key = typeOption(shape, args);
  const first = key ?? positional[0];
  const type = first && literalOf(first, reading.survey.written);
  const below = shape.under?.(type === undefined || type === null ? '?' : String(type)) ?? path;
  const shared = shape.under && { path, typeKey: shape.typeKey };
  reading.probe?.call(positional, options, below);
  const image = options && namesImage(reading, path, options);
  return [
    ...positional.flatMap((arg, i) => {
      const named = i === 0 && (key || image) ? 'name' : shape.parts?.[i];
      if (named === undefined) return readValue(reading, arg, path, scope);
      return readPart(
        reading,
        arg,
        [...path, named],
        i === 0 ? shape : { ...shape, defines: '' },
        scope,
      );
    }),
    ...(options ? readOptions(reading, options, below, scope, shared) : []),
    ...readBlock(reading, call, below, shape, scope),
  ];
}

/** True when an option says which image a call is about, so that its argument is but a name. */
const namesImage = (
  { facts }: Reading,
  path: Path,
  options: ruby.HashNode | ruby.KeywordHashNode,
): boolean =>
  facts.at(path)?.parts === 'image' &&
  facts
    .children(path)
    .some(([name, fact]) => fact.parts === 'image' && optionOf(options, name) !== undefined);

function optionOf(
  options: ruby.HashNode | ruby.KeywordHashNode | undefined,
  name: string,
): ruby.Node | undefined {
  const pair = options?.elements.find(
    (element): element is ruby.AssocNode =>
      element instanceof ruby.AssocNode && literalOf(element.key, new Map()) === name,
  );
  return pair?.value;
}

/** A leading argument that is a part with an address of its own: a machine's name, a folder. */
function readPart(
  reading: Reading,
  arg: ruby.Node,
  path: Path,
  shape: Shape,
  scope: Scope,
): Node[] {
  reading.probe?.value(arg, path, scope);
  const value = literalOf(arg, reading.survey.written);
  if (value === undefined) return readPlain(reading, arg, path, scope);
  const text = String(value);
  const span = reading.tree.span(arg.location);
  return [
    {
      kind: 'value',
      ...span,
      label: labelOf(reading, arg),
      addresses: [vagrant(path), ...(shape.hostPath === path.at(-1) ? [pathAddress(text)] : [])],
      value,
      ...(shape.defines && { defines: { scope: shape.defines, text } }),
      ...(readName(arg) !== undefined && { children: reading.read(arg, scope) }),
    },
  ];
}

/** A part whose value only running can tell. */
function readPlain(reading: Reading, arg: ruby.Node, path: Path, scope: Scope): Node[] {
  const span = reading.tree.span(arg.location);
  return [
    {
      kind: 'value',
      ...span,
      label: labelOf(reading, arg),
      addresses: [vagrant(path)],
      children: nested(reading.read(arg, scope)),
    },
  ];
}

function readBlock(
  reading: Reading,
  call: ruby.CallNode,
  below: Path,
  shape: Shape,
  scope: Scope,
): Node[] {
  const { block } = call;
  if (!(block instanceof ruby.BlockNode)) return block ? reading.read(block, scope) : [];
  const kinds = shape.block ?? ['options'];
  const names = new Map<string, Place | undefined>();
  parametersOf(block).forEach((name, i) => {
    const kind = kinds[i];
    const place = kind === 'config' ? CONFIG : kind === 'options' ? { path: below } : undefined;
    names.set(name, place);
    if (place) reading.bound.set(name, place);
  });
  return block.body ? reading.read(block.body, { parent: scope, names, settings: [] }) : [];
}

/** `v.vmx["memsize"] = "1024"`: a setting whose last step is the key. */
function readIndex(
  reading: Reading,
  call: ruby.CallNode,
  place: Place,
  scope: Scope,
): Node[] | undefined {
  const [key, ...values] = call.arguments_?.arguments_ ?? [];
  if (!key || 'root' in place || !call.receiver) return undefined;
  const name = literalOf(key, reading.survey.written);
  const path = [...place.path, name === undefined ? '?' : String(name)];
  const children = [
    ...readKey(reading, key, scope),
    ...values.flatMap((value) => readValue(reading, value, path, scope)),
  ];
  const span = reading.tree.span(call.location);
  const value = values.length === 1 ? valueOf(reading, values[0]!) : undefined;
  return [
    {
      kind: 'setting',
      from: span.from,
      to: Math.max(span.to, ...children.map((child) => child.to)),
      label: labelOf(reading, key),
      addresses: [vagrant(path)],
      ...(values.length === 1 && formOf(values[0]!)),
      ...(value !== undefined && { value }),
      children: nested([...readMembers(reading, call.receiver, scope), ...children]),
    },
  ];
}

type Update = ruby.CallOrWriteNode | ruby.CallAndWriteNode | ruby.CallOperatorWriteNode;

/** `a.b ||= c`, `a.b += c`: a setting whose value depends on what it was before. */
export function readUpdate(reading: Reading, node: ruby.Node, scope: Scope): Node[] | undefined {
  const update = node as Update;
  const place = placeOf(update.receiver, scope, reading.bound);
  if (!place || !update.messageLoc || !update.receiver) return undefined;
  const path = reading.facts.canonical(memberOf(place, update.readName));
  const children = readValue(reading, update.value, path, scope);
  const span = reading.tree.span(update.location);
  const label = reading.tree.span(update.messageLoc);
  return [
    {
      kind: 'setting',
      from: span.from,
      to: Math.max(span.to, ...children.map((child) => child.to)),
      label: { ...label, text: update.readName },
      addresses: [vagrant(path)],
      form: 'expression',
      children: nested([...readMembers(reading, update.receiver, scope), ...children]),
    },
  ];
}
