import { type Node, walk } from '../../core/node.ts';
import { type Span } from '../../core/span.ts';
import {
  completeness,
  placeIn,
  nodesAt,
  type Service,
  servicesOf,
} from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

interface Mount {
  readonly volume: string;
  readonly span: Span;
}

const rule: RuleCode = {
  survey({ document }, report) {
    if (!completeness(document)) return;
    const writers = new Map<string, { readonly name: string; readonly span: Span }>();
    for (const service of servicesOf(document))
      for (const { volume, span } of mountsOf(service)) {
        const other = writers.get(volume);
        if (!other) writers.set(volume, { name: service.name, span });
        else if (other.name !== service.name)
          report('shared-mount-propagation', {
            span,
            fill: { volume, other: other.name },
            related: [{ span: other.span, message: `Mounted by ${other.name}.` }],
          });
      }
  },
};

/** The named volumes that a service may surely write to. */
const mountsOf = (service: Service): readonly Mount[] =>
  nodesAt(service, 'volumes').flatMap(({ node, ...piece }) =>
    (node.kind === 'setting' ? (node.children ?? []) : [node]).flatMap((item): readonly Mount[] => {
      const source = [...walk([item])].find(({ refers }) => refers?.scope === 'volume');
      if (!source?.refers || [...walk([item])].some(isReadOnly)) return [];
      return [{ volume: source.refers.text, span: placeIn(service, { ...piece, node: source }) }];
    }),
  );

/** Unknown options may say so too. */
const isReadOnly = ({ addresses, value, kind }: Node): boolean =>
  kind !== 'block' &&
  value !== false &&
  addresses.some(
    ({ path }) => path[2] === 'volumes' && (path[3] === 'read_only' || path[3] === 'options'),
  );

export default rule;
