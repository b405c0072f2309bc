import type { Literal } from '../core/node.ts';

/** Ports of logins and remote control, as registered with IANA or as the tool documents them. */
const ADMIN: ReadonlySet<number> = new Set([
  22, // SSH
  23, // Telnet
  135, // Windows RPC
  445, // SMB
  2375, // Docker API
  2376, // Docker API with TLS
  2379, // etcd
  3389, // RDP
  5900, // VNC
  5985, // WinRM
  5986, // WinRM with TLS
  6443, // Kubernetes API
  10250, // kubelet
]);

const DATA_STORES: ReadonlySet<number> = new Set([
  1433, // SQL Server
  1521, // Oracle
  3306, // MySQL, MariaDB
  5432, // PostgreSQL
  5439, // Redshift
  5984, // CouchDB
  6379, // Redis
  9042, // Cassandra
  9200, // Elasticsearch, OpenSearch
  9300, // their nodes among each other
  11211, // memcached
  26257, // CockroachDB
  27017, // MongoDB
]);

/** Where the public web is served. */
const WEB: ReadonlySet<number> = new Set([80, 443]);

/** What only serves others if they reach it: the web, mail, DNS, DHCP, time, VPNs. As registered with IANA, or as the tool documents it. */
const PUBLIC: ReadonlySet<number> = new Set([
  ...WEB,
  25, // SMTP
  53, // DNS
  67, // DHCP
  123, // NTP
  465, // SMTP with TLS
  500, // IKE
  587, // mail submission
  853, // DNS over TLS
  993, // IMAP with TLS
  995, // POP3 with TLS
  1194, // OpenVPN
  4500, // IPsec behind NAT
  51_820, // WireGuard
]);

/** True for a port of the host that a service takes to be reached by everybody. */
export const isPublicPort = (port: number): boolean => PUBLIC.has(port);

export const isWebPort = (port: number): boolean => WEB.has(port);

/** True when a range of ports, both ends included, holds one of a login, of remote control or of a data store. */
export const holdsGuardedPort = (from: number, to: number): boolean =>
  [...ADMIN, ...DATA_STORES].some((port) => from <= port && port <= to);

/** The highest port that TCP and UDP have. */
export const LAST_PORT = 65_535;

/** Both ends of a port or a range (`80`, `8000-8010`) as they are written; undefined for anything else. */
export function readPorts(value: Literal | undefined): readonly [number, number] | undefined {
  const match = /^(\d+)(?:-(\d+))?$/.exec(String(value ?? ''));
  return match ? [Number(match[1]), Number(match[2] ?? match[1])] : undefined;
}
