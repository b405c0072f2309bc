import { type Span } from '../../core/span.ts';
import {
  completeness,
  hasSetting,
  placeIn,
  type Publication,
  publicationsOf,
  runTogether,
  type Service,
  servicesOf,
  valueAt,
} from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

interface Taken {
  readonly service: Service;
  readonly span: Span;
}

const rule: RuleCode = {
  conclude(_, { document }, report) {
    if (!completeness(document)) return;
    const taken = new Map<string, Taken[]>();
    for (const service of servicesOf(document)) {
      if (isElsewhere(service)) continue;
      for (const publication of publicationsOf(service)) {
        if (!isFixed(publication)) continue;
        const span = placeIn(service, { ...publication, node: wordIn(publication.node) });
        const clash = take(taken, publication, { service, span });
        if (!clash) continue;
        const { port, other } = clash;
        report('duplicate-host-port', {
          span,
          fill: { port: String(port), other: other.service.name },
          related: [{ span: other.span, message: `Published by ${other.service.name}.` }],
        });
      }
    }
  },
};

/** In another network than a bridge, ports are ignored or those of another container. */
const isElsewhere = (service: Service): boolean =>
  hasSetting(service, 'network_mode') && valueAt(service, 'network_mode') !== 'bridge';

/** Every port of a range is taken only if each leads to one of the container. */
const isFixed = ({ known, mode, published, target }: Publication): boolean =>
  known && mode !== 'host' && (published?.from === published?.to || target?.from !== target?.to);

/** Files the ports of a publication; returns the first that another service has too. */
function take(taken: Map<string, Taken[]>, publication: Publication, own: Taken) {
  const { hostIp = '', protocol, published } = publication;
  // Without an address a port is published on all of them.
  const at = `${hostIp === '' ? '0.0.0.0' : hostIp} ${protocol.toLowerCase()}`;
  let clash: { readonly port: number; readonly other: Taken } | undefined;
  const last = Math.min(published?.to ?? 0, LAST);
  for (let port = published?.from ?? 1; port <= last; port++) {
    const others = taken.get(`${at} ${port}`);
    if (!others) {
      taken.set(`${at} ${port}`, [own]);
      continue;
    }
    const other = others.find(
      ({ service }) => service !== own.service && runTogether(service, own.service),
    );
    if (other) clash ??= { port, other };
    others.push(own);
  }
  return clash;
}

const LAST = 65535;

/** Of an entry in long form its first line. */
function wordIn(item: Publication['item']): Publication['item'] {
  const { from, to } = item.kind === 'block' ? (item.children?.[0] ?? item) : item;
  return { ...item, label: { from, to, text: '' } };
}

export default rule;
