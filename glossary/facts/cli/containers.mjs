// What help texts do not say of the flags of docker, podman and their kin: how values divide into
// parts, which values there are, which hidden spellings exist. Read from the commands' reference
// pages at docs.docker.com/reference/cli and docs.podman.io.

/** Parts by flag; the same in all commands of these tools. */
export const PARTS = {
  '--annotation': 'key-value',
  '--build-arg': 'env',
  '--cap-add': 'capability',
  '--cap-drop': 'capability',
  '--device': 'device',
  '--env': 'env',
  '--env-add': 'env',
  '--env-file': 'path',
  '--file': 'path',
  '--health-cmd': 'script',
  '--container-label': 'key-value',
  '--container-label-add': 'key-value',
  '--label': 'key-value',
  '--label-add': 'key-value',
  '--log-opt': 'key-value',
  '--mount': 'mount',
  '--output': 'mount',
  '--publish': 'port',
  '--publish-add': 'port',
  '--secret': 'mount',
  '--security-opt': 'key-value',
  '--storage-opt': 'key-value',
  '--sysctl': 'key-value',
  '--tmpfs': 'tmpfs',
  '--tag': 'image',
  '--ulimit': 'key-value',
  '--volume': 'volume',
};

/** The kernel's capabilities without their prefix, capabilities(7) of Linux 6.9. */
export const CAPABILITIES =
  'ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM'.split(
    ' ',
  );

/** Choices of flags that run, create and their kin share; a last `*` leaves the list open. */
export const CHOICES = {
  '--cgroupns': 'host private',
  '--ipc': 'none private shareable host container: *',
  '--isolation': 'default process hyperv',
  '--log-driver':
    'none local json-file syslog journald gelf fluentd awslogs splunk etwlogs gcplogs *',
  '--network': 'bridge host none container: *',
  '--pid': 'host container: *',
  '--pull': 'always missing never',
  '--restart': 'no always unless-stopped on-failure on-failure:',
  '--userns': 'host',
  '--uts': 'host',
};

export const PODMAN_CHOICES = {
  '--cgroupns': 'host private container: ns: *',
  '--ipc': 'none private shareable host container: ns: *',
  '--log-driver': 'k8s-file journald none passthrough json-file *',
  '--network': 'bridge none host private container: ns: slirp4netns pasta *',
  '--pid': 'host private container: ns: *',
  '--pull': 'always missing never newer *',
  '--restart': 'no always unless-stopped on-failure on-failure: *',
  '--userns': 'host keep-id auto nomap private container: ns: *',
  '--uts': 'host private ns: *',
};

/** Choices of buildah's flags, for the containers that run the steps of a build. */
export const BUILD_CHOICES = {
  '--cgroupns': 'private host',
  '--format': 'oci docker',
  '--ipc': 'private host *',
  '--isolation': 'oci rootless chroot',
  '--network': 'private none host ns: slirp4netns pasta *',
  '--pid': 'private host *',
  '--pull': 'always missing never newer *',
  '--userns': 'host auto *',
  '--uts': 'private host *',
};

/** Spellings that no help text shows. */
export const HIDDEN = {
  '--net': '--network',
  '--net-alias': '--network-alias',
  '--dns-opt': '--dns-option',
  '--time': '--timeout',
};

const path = { p: 'path' };

/** Keys of `--mount`, docs.docker.com/engine/storage/bind-mounts and its sisters. */
export const MOUNT = {
  t: 'list',
  p: 'mount',
  k: {
    type: { c: ['bind', 'volume', 'tmpfs', 'image', 'npipe', 'cluster'], o: 1 },
    source: path,
    src: { same: 'source', p: 'path' },
    target: {},
    destination: { same: 'target' },
    dst: { same: 'target' },
    readonly: { t: 'boolean' },
    ro: { same: 'readonly' },
    'bind-propagation': { c: ['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave'] },
    'bind-nonrecursive': { t: 'boolean', x: 'bind-recursive' },
    'bind-recursive': { c: ['enabled', 'disabled', 'writable', 'readonly'] },
    'volume-driver': {},
    'volume-label': {},
    'volume-nocopy': { t: 'boolean' },
    'volume-opt': {},
    'volume-subpath': {},
    'image-subpath': {},
    'tmpfs-size': { t: 'bytes' },
    'tmpfs-mode': {},
  },
};

/** The keys of `--mount` that podman-run(1) names. */
export const PODMAN_MOUNT = {
  t: 'list',
  p: 'mount',
  k: {
    type: { c: ['bind', 'volume', 'tmpfs', 'image', 'devpts', 'glob', 'ramfs'], o: 1 },
    source: path,
    src: { same: 'source', p: 'path' },
    target: {},
    destination: { same: 'target' },
    dst: { same: 'target' },
    readonly: { t: 'boolean' },
    ro: { same: 'readonly' },
    readwrite: { t: 'boolean' },
    rw: { same: 'readwrite' },
    'bind-propagation': {
      c: [...MOUNT.k['bind-propagation'].c, 'unbindable', 'runbindable'],
    },
    'bind-nonrecursive': { t: 'boolean' },
    relabel: { c: ['shared', 'private'] },
    idmap: {},
    chown: { t: 'boolean' },
    U: { same: 'chown' },
    'no-dereference': { t: 'boolean' },
    subpath: {},
    'volume-subpath': { same: 'subpath' },
    'tmpfs-size': { t: 'bytes' },
    'tmpfs-mode': {},
    tmpcopyup: { t: 'boolean' },
    notmpcopyup: { t: 'boolean' },
  },
};

const { source, src, target, destination, dst, readonly, ro } = MOUNT.k;

/** The keys of `--mount` that nerdctl's command reference names. */
export const NERDCTL_MOUNT = {
  ...MOUNT,
  k: {
    type: { c: ['bind', 'volume', 'tmpfs'] },
    source,
    src,
    target,
    destination,
    dst,
    readonly,
    ro,
    rw: { t: 'boolean' },
    rro: { t: 'boolean' },
    'bind-propagation': MOUNT.k['bind-propagation'],
    'bind-nonrecursive': { t: 'boolean' },
    'tmpfs-size': { t: 'bytes' },
    'tmpfs-mode': {},
  },
};

/** Lists of choices as facts hold them. */
export function choicesOf(text) {
  const words = text.split(' ');
  return words.at(-1) === '*' ? { c: words.slice(0, -1), o: 1 } : { c: words };
}
