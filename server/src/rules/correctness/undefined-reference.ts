import { nearest } from '../../concepts/near.ts';
import type { Document } from '../../core/document.ts';
import type { Name, Node } from '../../core/node.ts';
import { shifted } from '../../core/span.ts';
import { completeness } from '../../languages/compose/view.ts';
import type { Fix, RuleCode } from '../rule.ts';

const SCOPES = new Set(['service', 'network', 'volume', 'secret', 'config', 'model']);

const rule: RuleCode = {
  // The places that are looked at are those where other files come in: nothing is certain then.
  conclude(hits, { document, neighbours }, report) {
    const complete = hits.length ? undefined : completeness(document);
    if (!complete) return;
    const declared = new Set([document, ...neighbours].flatMap(declaredIn));
    for (const { part, node } of document.names) {
      const name = node.refers;
      if (!name || !SCOPES.has(name.scope) || isOptional(node)) continue;
      if (declared.has(keyOf(name)) || isBuiltIn(name)) continue;
      const span = shifted(node.label ?? node, part.segment.from);
      const near = nearest(name.text, namesIn(declared, name.scope));
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

const keyOf = ({ scope, text }: Name): string => `${scope} ${text}`;

const declaredIn = (document: Document): readonly string[] =>
  document.names.flatMap(({ node }) => (node.defines ? [keyOf(node.defines)] : []));

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
