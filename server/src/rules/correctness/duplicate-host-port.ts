import type { Span } from '../../core/span.ts';
import {
  completeness,
  hasSetting,
  placeIn,
  publicationsOf,
  runTogether,
  type Service,
  servicesOf,
  valueAt,
} from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    if (!completeness(document)) return;
    const taken = new Map<string, Taken[]>();
    for (const service of servicesOf(document)) {
      const clashes = new Map<Publication, Clash>();
      for (const { key, port, publication } of socketsOf(service)) {
        const others = taken.get(key);
        const own = { service, publication };
        if (!others) {
          taken.set(key, [own]);
          continue;
        }
        const other = others.find(
          (one) => one.service !== service && runTogether(one.service, service),
        );
        if (other && !clashes.has(publication)) clashes.set(publication, { port, other });
        others.push(own);
      }
      for (const [publication, { port, other }] of clashes) {
        const related = { span: spanOf(other), message: `Published by ${other.service.name}.` };
        report('duplicate-host-port', {
          span: spanOf({ service, publication }),
          fill: { port: String(port), other: other.service.name },
          related: [related],
        });
      }
    }
  },
};

type Publication = ReturnType<typeof publicationsOf>[number];

interface Taken {
  readonly service: Service;
  readonly publication: Publication;
}

interface Clash {
  readonly port: number;
  readonly other: Taken;
}

/** An address, protocol and port that a service takes on the host. */
interface Socket {
  readonly key: string;
  readonly port: number;
  readonly publication: Publication;
}

const read = new WeakMap<Service['settings'], readonly Socket[]>();

function socketsOf(service: Service): readonly Socket[] {
  let found = read.get(service.settings);
  if (!found) {
    const own = isElsewhere(service) ? [] : publicationsOf(service).filter(isFixed);
    read.set(service.settings, (found = own.flatMap(socketsIn)));
  }
  return found;
}

/** In another network than a bridge, ports are ignored or those of another container. */
const isElsewhere = (service: Service): boolean =>
  hasSetting(service, 'network_mode') && valueAt(service, 'network_mode') !== 'bridge';

/** Every port of a range is taken only if each leads to one of the container. */
const isFixed = ({ known, mode, published, target }: Publication): boolean =>
  known && mode !== 'host' && (published?.from === published?.to || target?.from !== target?.to);

function socketsIn(publication: Publication): readonly Socket[] {
  const { hostIp = '', protocol, published } = publication;
  // Without an address a port is published on all of them.
  const at = `${hostIp === '' ? '0.0.0.0' : hostIp} ${protocol.toLowerCase()}`;
  const first = published?.from ?? 1;
  const length = Math.max(0, Math.min(published?.to ?? 0, LAST) - first + 1);
  return Array.from({ length }, (_unused, i) => ({
    key: `${at} ${first + i}`,
    port: first + i,
    publication,
  }));
}

const LAST = 65535;

/** Where an entry stands; of one in long form its first line. */
function spanOf({ service, publication }: Taken): Span {
  const { node: item } = publication;
  const { from, to } = item.kind === 'block' ? (item.children?.[0] ?? item) : item;
  return placeIn(service, { ...publication, node: { ...item, label: { from, to, text: '' } } });
}

export default rule;
