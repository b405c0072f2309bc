import { type Span, shifted } from '../../core/span.ts';
import {
  completeness,
  type Publication,
  publicationsOf,
  runTogether,
  type Service,
  servicesOf,
  valueAt,
  hasSetting,
} from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

interface Taken {
  readonly service: Service;
  readonly span: Span;
  readonly from: number;
  readonly to: number;
}

const rule: RuleCode = {
  conclude(_, { document }, report) {
    if (!completeness(document)) return;
    const taken = new Map<string, Taken[]>();
    for (const service of servicesOf(document)) {
      if (hasSetting(service, 'network_mode') && valueAt(service, 'network_mode') !== 'bridge')
        continue;
      for (const publication of publicationsOf(service)) {
        const { published, part, node } = publication;
        if (!published || !isFixed(publication)) continue;
        const own = { service, span: shifted(wordIn(node), part.segment.from), ...published };
        const key = keyOf(publication);
        const others = taken.get(key) ?? [];
        const other = others.find((one) => clash(one, own));
        taken.set(key, [...others, own]);
        if (!other) continue;
        report('duplicate-host-port', {
          span: own.span,
          fill: { port: String(Math.max(own.from, other.from)), other: other.service.name },
          related: [{ span: other.span, message: `Published by ${other.service.name}.` }],
        });
      }
    }
  },
};

/** Every port of a range is taken only if each leads to one of the container. */
const isFixed = ({ known, mode, published, target }: Publication): boolean =>
  known && mode !== 'host' && (published?.from === published?.to || target?.from !== target?.to);

/** Without an address a port is published on all of them. */
const keyOf = ({ hostIp = '0.0.0.0', protocol }: Publication): string =>
  `${hostIp === '' ? '0.0.0.0' : hostIp} ${protocol.toLowerCase()}`;

const clash = (a: Taken, b: Taken): boolean =>
  a.service !== b.service && a.from <= b.to && b.from <= a.to && runTogether(a.service, b.service);

/** Of an entry in long form its first line. */
const wordIn = ({ kind, children, ...span }: Publication['item']): Span =>
  kind === 'block' ? (children?.[0] ?? span) : span;

export default rule;
