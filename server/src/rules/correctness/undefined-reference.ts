import { nearest } from '../../concepts/near.ts';
import { ANCHOR, type Document, type Part } from '../../core/document.ts';
import { type Name, type Node, walk } from '../../core/node.ts';
import { type Span, shifted } from '../../core/span.ts';
import { completeness, filesWith, hasAllFiles } from '../../languages/compose/view.ts';
import type { Fix, RuleCode } from '../rule.ts';

const SCOPES = new Set(['service', 'network', 'volume', 'secret', 'config', 'model']);

const rule: RuleCode = {
  // The places that are looked at are those where other files come in: nothing is certain then.
  decides: hasAllFiles,
  conclude(hits, world, report) {
    const { document } = world;
    for (const { name, span } of aliasesWithout(document))
      report('undefined-reference', { span, fill: { kind: name.scope, name: name.text } });
    const complete = hits.length ? undefined : completeness(document);
    const others = complete && filesWith(world);
    if (!others) return;
    const declared = new Set(
      [document, ...others].flatMap(({ parts }) => parts.flatMap((part) => read(part).declared)),
    );
    for (const part of document.parts)
      for (const { name, node } of read(part).used)
        if (!declared.has(keyOf(name))) tell(name, node, part);
    function tell(name: Name, node: Node, part: Part): void {
      const span = shifted(node.label ?? node, part.segment.from);
      const near = nearest(name.text, namesIn(declared, name.scope));
      // Another file may declare it, unless it looks like one of this file.
      if (complete === 'likely' && !near) return;
      const written = document.text.slice(span.from, span.to) === name.text;
      const fixes: readonly Fix[] =
        near && written ? [{ title: `Change to ${near}`, edits: [{ ...span, text: near }] }] : [];
      report('undefined-reference', {
        span,
        fill: { kind: name.scope, name: name.text },
        fixes,
        ...(complete === 'likely' && { severity: 'hint' as const }),
      });
    }
  },
};

/** Uses of an anchor that stands nowhere in the file: no other file can bring it. */
function aliasesWithout({ parts, text }: Document): readonly { name: Name; span: Span }[] {
  const declared = new Set(parts.flatMap((part) => read(part).declared));
  const uses = parts.flatMap((part) =>
    read(part).aliases.flatMap((use) => (declared.has(keyOf(use.name)) ? [] : [{ ...use, part }])),
  );
  if (!uses.length) return [];
  // One at an unusual place is no node.
  const anchors = new Set(text.match(/&[^\s,[\]{}]+/g));
  return uses.flatMap(({ name, node, part }) => {
    if (anchors.has(`&${name.text}`)) return [];
    const { from, to } = shifted(node, part.segment.from);
    const at = text.slice(from, to).indexOf(`*${name.text}`);
    return at < 0
      ? []
      : [{ name, span: { from: from + at, to: from + at + name.text.length + 1 } }];
  });
}

const keyOf = ({ scope, text }: Name): string => `${scope} ${text}`;

interface Read {
  readonly declared: readonly string[];
  readonly used: readonly Use[];
  readonly aliases: readonly Use[];
}

interface Use {
  readonly name: Name;
  readonly node: Node;
}

/** The names of one segment, kept as long as its text is. */
function read(part: Part): Read {
  const known = part.memo.get(read) as Read | undefined;
  if (known) return known;
  const declared: string[] = [];
  const used: Use[] = [];
  const aliases: Use[] = [];
  for (const node of walk(part.nodes)) {
    if (node.defines) declared.push(keyOf(node.defines));
    const name = node.refers;
    if (name?.scope === ANCHOR) aliases.push({ name, node });
    if (
      name &&
      name.file === undefined &&
      SCOPES.has(name.scope) &&
      !isOptional(node) &&
      !isBuiltIn(name)
    )
      used.push({ name, node });
  }
  const result = { declared, used, aliases };
  part.memo.set(read, result);
  return result;
}

const namesIn = (declared: ReadonlySet<string>, scope: string): readonly string[] =>
  [...declared].flatMap((key) =>
    key.startsWith(`${scope} `) ? [key.slice(scope.length + 1)] : [],
  );

/** Every project has a network of this name. */
const isBuiltIn = ({ scope, text }: Name): boolean => scope === 'network' && text === 'default';

/** `depends_on: { db: { required: false } }` may name what is not there. */
const isOptional = ({ children }: Node): boolean =>
  children?.some(({ label, value }) => label?.text === 'required' && value !== true) ?? false;

export default rule;
