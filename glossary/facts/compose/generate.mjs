// Writes compose.json: node generate.mjs path/to/compose-spec-schema.json
//
// The source is the JSON schema of the Compose Specification (compose-spec/compose-spec,
// schema/compose-spec.json, last changed 2025-10-28). What the schema leaves to prose is written
// below, from https://docs.docker.com/reference/compose-file/: words that a string may be, and how
// short forms divide.
import fs from 'node:fs';
import path from 'node:path';

const [sourceFile] = process.argv.slice(2);
if (!sourceFile) throw new Error('usage: node generate.mjs compose-spec-schema.json');
const schema = JSON.parse(fs.readFileSync(sourceFile, 'utf8'));

/** Known words of settings that the schema types as any string. */
const WORDS = {
  'services/*/network_mode': 'none host bridge',
  'services/*/restart': 'no always on-failure unless-stopped',
  'services/*/pull_policy': 'always never missing if_not_present build daily weekly',
  'services/*/ipc': 'shareable host none private',
  'services/*/pid': 'host',
  'services/*/uts': 'host',
  'services/*/userns_mode': 'host',
  'services/*/isolation': 'default process hyperv',
  'services/*/build/isolation': 'default process hyperv',
  'services/*/ports/protocol': 'tcp udp',
  'services/*/ports/mode': 'host ingress',
  'services/*/volumes/bind/propagation': 'rprivate private rshared shared rslave slave',
  'services/*/volumes/consistency': 'consistent cached delegated',
  'services/*/env_file/format': 'raw',
  'services/*/logging/driver':
    'json-file local syslog journald gelf fluentd awslogs splunk etwlogs gcplogs none',
  'services/*/deploy/mode': 'replicated global replicated-job global-job',
  'services/*/deploy/endpoint_mode': 'vip dnsrr',
  'services/*/deploy/update_config/failure_action': 'continue rollback pause',
  'services/*/deploy/rollback_config/failure_action': 'continue pause',
  'services/*/deploy/restart_policy/condition': 'none on-failure any',
  'networks/*/driver': 'bridge overlay host none macvlan ipvlan',
  'volumes/*/driver': 'local',
};

/** Defaults that the reference states. */
const DEFAULTS = {
  'services/*/restart': 'no',
  'services/*/privileged': 'false',
  'services/*/read_only': 'false',
  'services/*/init': 'false',
  'services/*/tty': 'false',
  'services/*/stdin_open': 'false',
  'services/*/attach': 'true',
  'services/*/stop_grace_period': '10s',
  'services/*/stop_signal': 'SIGTERM',
  'services/*/build/dockerfile': 'Dockerfile',
  'services/*/ports/protocol': 'tcp',
  'services/*/healthcheck/interval': '30s',
  'services/*/healthcheck/timeout': '30s',
  'services/*/healthcheck/retries': '3',
  'services/*/healthcheck/start_period': '0s',
  'services/*/healthcheck/start_interval': '5s',
  'services/*/deploy/mode': 'replicated',
  'services/*/deploy/update_config/order': 'stop-first',
  'services/*/deploy/rollback_config/order': 'stop-first',
  'services/*/deploy/restart_policy/condition': 'any',
};

/**
 * How a short form divides. A word that is none of the kinds below is the key of the long form that
 * the short form stands for. `name`: each item is a key of the long form's map.
 */
const PARTS = {
  'services/*/image': 'image',
  'services/*/ports': 'port',
  'services/*/volumes': 'volume',
  'services/*/devices': 'device',
  'services/*/tmpfs': 'tmpfs',
  'volumes/*/driver_opts/o': 'mount-options',
  'services/*/cap_add': 'capability',
  'services/*/cap_drop': 'capability',
  'services/*/command': 'command',
  'services/*/entrypoint': 'command',
  'services/*/post_start/command': 'command',
  'services/*/pre_stop/command': 'command',
  'services/*/develop/watch/exec/command': 'command',
  'services/*/healthcheck/test': 'test',
  'services/*/depends_on': 'name',
  'services/*/networks': 'name',
  'services/*/models': 'name',
  'services/*/build': 'context',
  'services/*/build/cache_from': 'cache',
  'services/*/build/cache_to': 'cache',
  'services/*/env_file': 'path',
  'services/*/extends': 'service',
  'services/*/secrets': 'source',
  'services/*/configs': 'source',
  'services/*/build/secrets': 'source',
  'services/*/environment': 'env',
  include: 'path',
};

/** Keys that the reference has and the schema has not yet. */
const ADDED = {
  'services/*/build': { no_cache_filter: { t: 'string|list' } },
};

/**
 * Names that the kernel, the log drivers and the built-in network and volume drivers know, where the schema
 * leaves the keys of a map open: getrlimit(2), https://docs.docker.com/reference/cli/docker/container/run/#sysctl,
 * https://docs.docker.com/engine/logging/configure/, https://docs.docker.com/engine/network/drivers/.
 */
const ULIMITS =
  'core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack';
const NETWORK_OPTIONS = `com.docker.network.bridge.name com.docker.network.bridge.enable_icc com.docker.network.bridge.enable_ip_masquerade
  com.docker.network.bridge.gateway_mode_ipv4 com.docker.network.bridge.gateway_mode_ipv6 com.docker.network.bridge.host_binding_ipv4
  com.docker.network.bridge.inhibit_ipv4 com.docker.network.bridge.trusted_host_interfaces com.docker.network.container_iface_prefix
  com.docker.network.driver.mtu com.docker.network.host_ipv4 encrypted parent macvlan_mode ipvlan_mode ipvlan_flag`;
/** Labels that the OCI defines for images, as the vocabulary of Dockerfiles lists them. */
const dockerfile = fs.readFileSync(
  path.join(import.meta.dirname, '../dockerfile/dockerfile.json'),
  'utf8',
);
const LABELS = Object.keys(JSON.parse(dockerfile).root.k.LABEL.k).join(' ');
const NAMES = {
  'services/*/labels': LABELS,
  'services/*/build/labels': LABELS,
  'services/*/ulimits': ULIMITS,
  'services/*/build/ulimits': ULIMITS,
  'services/*/sysctls': `fs.mqueue.msg_max fs.mqueue.msgsize_max fs.mqueue.queues_max kernel.msgmax kernel.msgmnb kernel.msgmni
    kernel.sem kernel.shm_rmid_forced kernel.shmall kernel.shmmax kernel.shmmni net.core.somaxconn net.ipv4.conf.all.accept_redirects
    net.ipv4.conf.all.rp_filter net.ipv4.conf.all.route_localnet net.ipv4.conf.all.send_redirects net.ipv4.conf.all.src_valid_mark
    net.ipv4.ip_forward net.ipv4.ip_local_port_range net.ipv4.ip_nonlocal_bind net.ipv4.ip_unprivileged_port_start net.ipv4.ping_group_range
    net.ipv4.tcp_fin_timeout net.ipv4.tcp_keepalive_intvl net.ipv4.tcp_keepalive_probes net.ipv4.tcp_keepalive_time
    net.ipv4.tcp_max_syn_backlog net.ipv4.tcp_syncookies net.ipv4.tcp_tw_reuse net.ipv6.conf.all.disable_ipv6
    net.ipv6.conf.all.forwarding net.ipv6.conf.default.disable_ipv6 net.unix.max_dgram_qlen`,
  'services/*/logging/options': `max-size max-file compress mode max-buffer-size labels labels-regex env env-regex tag
    cache-disabled cache-max-size cache-max-file cache-compress
    syslog-address syslog-facility syslog-format syslog-tls-ca-cert syslog-tls-cert syslog-tls-key syslog-tls-skip-verify
    gelf-address gelf-compression-type gelf-compression-level gelf-tcp-max-reconnect gelf-tcp-reconnect-delay
    fluentd-address fluentd-async fluentd-async-reconnect-interval fluentd-buffer-limit fluentd-max-retries fluentd-retry-wait
    fluentd-sub-second-precision fluentd-write-timeout
    awslogs-region awslogs-endpoint awslogs-group awslogs-stream awslogs-create-group awslogs-create-stream awslogs-datetime-format
    awslogs-multiline-pattern awslogs-force-flush-interval-seconds awslogs-max-buffered-events awslogs-credentials-endpoint awslogs-format
    splunk-token splunk-url splunk-source splunk-sourcetype splunk-index splunk-capath splunk-caname splunk-insecureskipverify
    splunk-format splunk-verify-connection splunk-gzip splunk-gzip-level splunk-index-acknowledgment
    gcp-project gcp-log-cmd gcp-meta-zone gcp-meta-name gcp-meta-id`,
  'services/*/networks/*/driver_opts': 'com.docker.network.endpoint.sysctls com.docker.network.endpoint.ifname',
  'networks/*/driver_opts': NETWORK_OPTIONS,
  'volumes/*/driver_opts': 'type o device',
};
const LOG_WORDS = {
  mode: 'blocking non-blocking',
  'syslog-format': 'rfc3164 rfc5424 rfc5424micro',
  'gelf-compression-type': 'gzip zlib none',
  'splunk-format': 'inline json raw',
};
for (const [name, words] of Object.entries(LOG_WORDS))
  WORDS[`services/*/logging/options/${name}`] = words;
const NETWORK_WORDS = {
  'com.docker.network.bridge.gateway_mode_ipv4': 'nat nat-unprotected routed isolated',
  'com.docker.network.bridge.gateway_mode_ipv6': 'nat nat-unprotected routed isolated',
  macvlan_mode: 'bridge vepa passthru private',
  ipvlan_mode: 'l2 l3 l3s',
  ipvlan_flag: 'bridge private vepa',
};
for (const [name, words] of Object.entries(NETWORK_WORDS))
  WORDS[`networks/*/driver_opts/${name}`] = words;

const CAPABILITIES =
  'ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM';
WORDS['services/*/cap_add'] = CAPABILITIES;
WORDS['services/*/cap_drop'] = CAPABILITIES;

const TYPES = { object: 'map', array: 'list' };

const resolve = (node) =>
  node?.$ref ? resolve(schema.definitions[node.$ref.split('/').at(-1)]) : (node ?? {});

/** All shapes that a value may have, unions and item shapes taken apart. */
function shapes(node) {
  const own = resolve(node);
  return own.oneOf ? own.oneOf.flatMap(shapes) : [own];
}

function typesOf(all) {
  const types = [...new Set(all.flatMap(({ type }) => type ?? []))].map((one) => TYPES[one] ?? one);
  // A boolean may be a string only so that a variable can stand for it.
  const first = types[0] === 'boolean';
  return first ? types.filter((type) => type !== 'string') : types;
}

/** The entry of the vocabulary at a place; list items add no step. */
function entry(node, at) {
  const all = shapes(node);
  const members = [...all, ...all.flatMap(({ items }) => (items ? shapes(items) : []))];
  const names = members.flatMap(({ properties }) => Object.entries(properties ?? {}));
  const patterns = members.flatMap(({ patternProperties }) =>
    Object.entries(patternProperties ?? {}).filter(([pattern]) => pattern !== '^x-'),
  );
  const required = new Set(members.flatMap((one) => one.required ?? []));
  const k = {};
  for (const [name, child] of names) {
    const below = entry(child, at ? `${at}/${name}` : name);
    k[name] = { ...k[name], ...below, ...(required.has(name) && { r: 1 }) };
  }
  for (const name of NAMES[at]?.split(/\s+/) ?? []) k[name] = entry(patterns[0][1], `${at}/${name}`);
  const words = WORDS[at]?.split(' ');
  const choices = all.concat(members).flatMap((one) => one.enum ?? []);
  const withNames = members.filter((one) => one.properties);
  const closed = withNames.length > 0 && withNames.every((one) => one.additionalProperties === false);
  const fallback = DEFAULTS[at] ?? all.find((one) => one.default !== undefined)?.default;
  const parts = PARTS[at] ?? (isPairs(node) ? 'key-value' : undefined);
  const obsolete = all.some((one) => one.deprecated);
  const types = typesOf(all);
  return {
    ...(types.length && { t: types.join('|') }),
    ...(fallback !== undefined && { d: String(fallback) }),
    ...(words ? { c: words, o: 1 } : choices.length && { c: [...new Set(choices)] }),
    ...(obsolete && { x: 1 }),
    ...(parts && { p: parts }),
    ...(closed && { closed: 1 }),
    ...(Object.keys(k).length && { k: { ...k, ...ADDED[at] } }),
    ...(patterns.length && { any: entry(patterns[0][1], at ? `${at}/*` : '*') }),
  };
}

/** `KEY=value` lists that may be maps. */
const isPairs = (node) =>
  node?.$ref?.endsWith('/list_or_dict') || node?.$ref?.endsWith('/extra_hosts');

const { t: _, ...root } = entry(schema, '');
const file = {
  space: 'compose',
  source: 'Compose Specification schema, 2025-10-28',
  root,
};
fs.writeFileSync(path.join(import.meta.dirname, 'compose.json'), JSON.stringify(file) + '\n');
