// Writes vagrant.json: node generate.mjs path/to/vagrant-options-2.3.4.json
//
// The source lists, per configuration class of Vagrant 2.3.4, the settable options with their literal
// defaults and the public methods, read from the classes themselves. What is not in those classes is
// written below: options of methods, closed choices (https://developer.hashicorp.com/vagrant/docs), and
// the settings of providers that are plugins (vagrant-libvirt, vagrant-parallels, vagrant-vmware-desktop).
import fs from 'node:fs';
import path from 'node:path';

const [sourceFile] = process.argv.slice(2);
if (!sourceFile) throw new Error('usage: node generate.mjs vagrant-options-2.3.4.json');
const source = JSON.parse(fs.readFileSync(sourceFile, 'utf8'));

/** Methods that read or that only Vagrant's core calls. */
const INTERNAL = new Set(
  'after_triggers before_triggers create_trigger format_plugins defined_vm_keys defined_vms get_provider_config get_provider_overrides networks synced_folders build_images containers validate_base expanded_module_paths post_install_provisioner allowed_synced_folder_types functional functional_vboxsf'.split(
    ' ',
  ),
);

const typeOf = (value) =>
  ({ boolean: 'boolean', number: 'integer', string: 'string' })[typeof value] ??
  (Array.isArray(value) ? 'list' : value !== null && value !== undefined ? 'map' : undefined);

function setting(option) {
  const value = option.default;
  const isSymbol = typeof value === 'string' && value.startsWith(':');
  const type = isSymbol ? undefined : typeOf(value);
  const text = isSymbol ? value.slice(1) : String(value);
  const isPlain = ['boolean', 'number', 'string'].includes(typeof value) && value !== '';
  return { ...(type && { t: type }), ...(isPlain && { d: text }) };
}

function method({ params = [] }) {
  const names = params.filter((one) => /^[ro]:(?!options|opts|type$)/.test(one) || one.startsWith('r:type'));
  const args = [
    ...names.map((one) => one.slice(2)),
    ...params.filter((one) => /^\*[a-z]/.test(one)).map((one) => `${one.slice(1)}...`),
  ];
  return { args };
}

/** The settings and methods of one class. */
function tree(name) {
  const { settable, methods } = source[name];
  const k = {};
  for (const [key, option] of Object.entries(settable)) if (!INTERNAL.has(key)) k[key] = setting(option);
  for (const [key, one] of Object.entries(methods))
    if (!INTERNAL.has(key) && !one.reader) k[key] = method(one);
  return k;
}

const bool = (d) => ({ t: 'boolean', ...(d !== undefined && { d: String(d) }) });
const int = (d) => ({ t: 'integer', ...(d !== undefined && { d: String(d) }) });
const text = (d) => ({ t: 'string', ...(d !== undefined && { d }) });
const list = { t: 'list' };
const map = { t: 'map' };
const oneOf = (choices, d) => ({ t: 'string', c: choices.split(' '), ...(d && { d }) });
const some = (choices, d) => ({ ...oneOf(choices, d), o: 1 });
const script = { p: 'shell' };
const file = { p: 'file' };
const old = (use) => ({ x: use });

/** Adds what is said below to what was read: fields of options, and options that are missing. */
function merge(base, extra) {
  const k = { ...base };
  for (const [name, more] of Object.entries(extra)) k[name] = { ...k[name], ...more };
  return k;
}

const CHECKSUMS = 'md5 sha1 sha256 sha384 sha512';

const FORWARDED_PORT = {
  guest: { ...int(), r: 1 },
  host: { ...int(), r: 1 },
  guest_ip: text(),
  host_ip: text(),
  protocol: oneOf('tcp udp', 'tcp'),
  auto_correct: bool(false),
  id: text(),
};
const INTERFACE = {
  ip: text(),
  netmask: text(),
  mac: text(),
  auto_config: bool(true),
};
const PRIVATE_NETWORK = {
  ...INTERFACE,
  type: some('dhcp static'),
  name: text(),
  adapter: int(),
  nic_type: text(),
  hostname: bool(false),
  virtualbox__intnet: { t: 'boolean|string' },
  libvirt__network_name: text(),
  libvirt__network_address: text(),
  libvirt__netmask: text('255.255.255.0'),
  libvirt__host_ip: text(),
  libvirt__domain_name: text(),
  libvirt__dhcp_enabled: bool(true),
  libvirt__dhcp_start: text(),
  libvirt__dhcp_stop: text(),
  libvirt__dhcp_bootp_file: text(),
  libvirt__dhcp_bootp_server: text(),
  libvirt__tftp_root: text(),
  libvirt__adapter: int(),
  libvirt__forward_mode: oneOf('none nat route open veryisolated', 'nat'),
  libvirt__forward_device: text(),
  libvirt__tunnel_type: oneOf('server client udp mcast'),
  libvirt__tunnel_ip: text(),
  libvirt__tunnel_port: {},
  libvirt__tunnel_local_ip: text(),
  libvirt__tunnel_local_port: {},
  libvirt__guest_ipv6: oneOf('yes no'),
  libvirt__ipv6_address: text(),
  libvirt__ipv6_prefix: {},
  libvirt__iface_name: text(),
  libvirt__mtu: int(),
  libvirt__driver_name: text(),
  libvirt__driver_queues: int(),
  libvirt__always_destroy: bool(true),
  model_type: text(),
  autostart: bool(false),
  bus: text(),
  slot: text(),
};
const PUBLIC_NETWORK = {
  ...INTERFACE,
  bridge: { t: 'string|list' },
  use_dhcp_assigned_default_route: bool(false),
  dev: text(),
  mode: some('bridge vepa passthrough private', 'bridge'),
  type: some('direct bridge network'),
  network_name: text(),
  portgroup: text(),
  ovs: bool(false),
  ovs_interfaceid: text(),
  trust_guest_rx_filters: bool(false),
  libvirt__iface_name: text(),
  libvirt__mtu: int(),
};

const SYNCED_FOLDER = {
  type: some('nfs rsync smb virtualbox 9p virtiofs sshfs'),
  create: bool(false),
  disabled: bool(false),
  owner: text(),
  group: text(),
  id: text(),
  mount_options: list,
  automount: bool(),
  SharedFoldersEnableSymlinksCreate: bool(true),
  nfs_export: bool(true),
  nfs_udp: bool(),
  nfs_version: { t: 'integer|string', d: '3' },
  linux__nfs_options: list,
  bsd__nfs_options: list,
  rsync__args: list,
  rsync__auto: bool(true),
  rsync__chown: bool(true),
  rsync__exclude: { t: 'string|list' },
  rsync__rsync_ownership: bool(false),
  rsync__rsync_path: text(),
  rsync__verbose: bool(false),
  smb_host: text(),
  smb_username: text(),
  smb_password: text(),
};

/** Options of `config.vm.provision` that every type takes. */
const PROVISION = {
  type: {},
  name: text(),
  run: oneOf('once always never', 'once'),
  before: text(),
  after: text(),
  preserve_order: bool(false),
  communicator_required: bool(true),
};

const PROVISIONERS = {
  shell: merge(tree('provisioner.shell'), { inline: script, path: file, env: map, args: { t: 'string|list' } }),
  file: merge(tree('provisioner.file'), { source: { r: 1 }, destination: { r: 1 } }),
  ansible: ansible('provisioner.ansible'),
  ansible_local: merge(ansible('provisioner.ansible_local'), {
    install_mode: oneOf('default pip pip_args_only', 'default'),
  }),
  docker: container('provisioner.docker'),
  podman: container('provisioner.podman'),
  chef_solo: tree('provisioner.chef_solo'),
  chef_client: tree('provisioner.chef_client'),
  chef_zero: tree('provisioner.chef_zero'),
  chef_apply: tree('provisioner.chef_apply'),
  puppet: tree('provisioner.puppet'),
  puppet_server: tree('provisioner.puppet_server'),
  salt: tree('provisioner.salt'),
  cfengine: tree('provisioner.cfengine'),
};

function ansible(name) {
  const playbook = { ...file, t: 'string', r: 1 };
  const all = merge(tree(name), {
    playbook,
    galaxy_role_file: file,
    compatibility_mode: oneOf('auto 1.8 2.0', 'auto'),
    verbose: { t: 'boolean|string' },
    sudo: old('become'),
    sudo_user: old('become_user'),
  });
  if (all.inventory_path) all.inventory_path = { ...all.inventory_path, ...file };
  if (name === 'provisioner.ansible') all.ask_sudo_pass = old('ask_become_pass');
  return all;
}

function container(name) {
  const image = { t: 'string', p: 'image' };
  return merge(tree(name), {
    images: { t: 'list', p: 'image' },
    pull_images: { p: 'image' },
    run: {
      p: 'image',
      k: {
        image,
        cmd: text(),
        args: text(),
        auto_assign_name: bool(true),
        daemonize: bool(true),
        restart: text('always'),
      },
    },
    build_image: { k: { args: text() } },
    post_install_provision: { args: ['name'] },
  });
}

// Names and defaults: lib/vagrant-libvirt/config.rb (0.11.2) and https://vagrant-libvirt.github.io/vagrant-libvirt/configuration
const LIBVIRT = {
  driver: some('kvm qemu', 'kvm'),
  uri: text(),
  host: text(),
  connect_via_ssh: bool(false),
  username: text(),
  password: text(),
  id_ssh_key_file: text(),
  socket: text(),
  proxy_command: text(),
  qemu_use_session: bool(false),
  storage_pool_name: text('default'),
  snapshot_pool_name: text(),
  random_hostname: bool(false),
  management_network_name: text('vagrant-libvirt'),
  management_network_address: text('192.168.121.0/24'),
  management_network_mode: oneOf('nat route open none veryisolated', 'nat'),
  management_network_mac: text(),
  management_network_guest_ipv6: oneOf('yes no', 'yes'),
  management_network_autostart: bool(false),
  management_network_pci_bus: text(),
  management_network_pci_slot: text(),
  management_network_domain: text(),
  management_network_mtu: int(),
  management_network_keep: bool(false),
  management_network_iface_name: text(),
  management_network_model_type: text('virtio'),
  mgmt_attach: bool(true),
  host_device_exclude_prefixes: list,
  title: text(),
  description: text(),
  default_prefix: text(),
  memory: int(512),
  cpus: int(1),
  cpuset: text(),
  nodeset: text(),
  shares: int(),
  cputopology: { args: [], k: { sockets: { r: 1 }, cores: { r: 1 }, threads: { r: 1 } } },
  cpuaffinitiy: { args: [] },
  cpu_mode: some('host-model host-passthrough custom', 'host-model'),
  cpu_model: text(),
  cpu_fallback: oneOf('allow forbid', 'allow'),
  numa_nodes: {},
  memorybacking: { args: ['option'] },
  memtune: { args: [], k: { type: { r: 1 }, value: { r: 1 } } },
  launchsecurity: { args: [], k: { type: { r: 1 }, cbitpos: {}, reducedPhysBits: {}, policy: {} } },
  features: list,
  hyperv_feature: { args: [], k: { name: { r: 1 }, state: { r: 1 }, retries: {} } },
  clock_offset: oneOf('utc localtime', 'utc'),
  clock_timezone: text(),
  clock_absolute: {},
  clock_adjustment: {},
  clock_basis: oneOf('utc localtime'),
  clock_timer: { args: [], k: { name: {}, track: {}, tickpolicy: {}, frequency: {}, mode: {}, present: {} } },
  loader: text(),
  nvram: text(),
  machine_type: text(),
  machine_arch: text(),
  machine_virtual_size: int(),
  disk_bus: some('virtio scsi ide sata', 'virtio'),
  disk_device: text('vda'),
  disk_controller_model: text(),
  disk_address_type: text(),
  disk_driver: {
    args: [],
    k: { cache: {}, io: {}, copy_on_read: {}, discard: {}, detect_zeroes: {}, address_type: {} },
  },
  nic_model_type: text(),
  nic_adapter_count: int(8),
  nested: bool(false),
  volume_cache: { ...text(), ...old('disk_driver') },
  kernel: text(),
  cmd_line: text(),
  initrd: text(),
  dtb: text(),
  emulator_path: text(),
  graphics_type: some('vnc spice sdl gtk curses none', 'vnc'),
  graphics_autoport: oneOf('yes no'),
  graphics_port: int(-1),
  graphics_websocket: int(-1),
  graphics_gl: bool(),
  graphics_passwd: text(),
  graphics_ip: text('127.0.0.1'),
  video_type: text('cirrus'),
  video_vram: int(16384),
  video_accel3d: bool(false),
  sound_type: text(),
  keymap: text('en-us'),
  kvm_hidden: bool(false),
  tpm_model: text('tpm-tis'),
  tpm_type: text('passthrough'),
  tpm_path: text(),
  tpm_version: text(),
  sysinfo: map,
  memballoon_enabled: bool(),
  memballoon_model: text('virtio'),
  memballoon_pci_bus: text('0x00'),
  memballoon_pci_slot: text('0x0f'),
  qemu_use_agent: bool(false),
  qemuargs: { args: [], k: { value: {} } },
  qemuenv: { args: [] },
  suspend_mode: oneOf('pause managedsave', 'pause'),
  autostart: bool(false),
  uuid: text(),
  boot: { args: ['device'] },
  cpu_feature: { args: [], k: { name: { r: 1 }, policy: { r: 1 } } },
  input: { args: [], k: { type: { r: 1 }, bus: { r: 1 } } },
  channel: {
    args: [],
    k: {
      type: { r: 1 },
      source_mode: {},
      source_path: {},
      target_address: {},
      target_name: {},
      target_port: {},
      target_type: {},
      disabled: {},
    },
  },
  random: { args: [], k: { model: text() } },
  pci: { args: [], k: { domain: text('0x0000'), bus: { r: 1 }, slot: { r: 1 }, function: { r: 1 } } },
  usb: { args: [], k: { bus: {}, device: {}, vendor: {}, product: {}, startupPolicy: {} } },
  usb_controller: { args: [], k: { model: { r: 1 }, ports: {} } },
  redirdev: { args: [], k: { type: { ...oneOf('tcp spicevmc'), r: 1 }, host: {}, port: {} } },
  redirfilter: {
    args: [],
    k: { class: {}, vendor: {}, product: {}, version: {}, allow: { ...oneOf('yes no'), r: 1 } },
  },
  watchdog: {
    args: [],
    k: {
      model: { ...oneOf('i6300esb ib700 diag288'), r: 1 },
      action: oneOf('reset shutdown poweroff pause none dump inject-nmi', 'reset'),
    },
  },
  smartcard: {
    args: [],
    k: { mode: { r: 1 }, type: text('spicevmc'), source_mode: {}, source_host: {}, source_service: {} },
  },
  serial: { args: [], k: { type: {}, source: {} } },
  storage: {
    args: ['type'],
    c: ['file'],
    k: {
      device: {},
      type: text('qcow2'),
      size: text('10G'),
      path: text(),
      bus: text('virtio'),
      cache: some('default none writeback writethrough directsync unsafe'),
      io: some('threads native'),
      copy_on_read: some('on off'),
      discard: some('unmap ignore'),
      detect_zeroes: some('off on unmap'),
      dev: {},
      serial: {},
      wwn: {},
      allow_existing: bool(),
      shareable: bool(),
    },
  },
};

// Names: lib/vagrant-parallels/config.rb
const PARALLELS = {
  name: text(),
  memory: int(),
  cpus: int(),
  check_guest_tools: { ...bool(true), a: ['check_guest_additions'] },
  update_guest_tools: bool(false),
  linked_clone: bool(true),
  linked_clone_snapshot: text(),
  optimize_power_consumption: bool(),
  destroy_unused_network_interfaces: bool(true),
  regen_src_uuid: bool(true),
  customize: { args: ['command...'] },
  network_adapter: { args: ['slot', 'type'] },
};

// Names: https://developer.hashicorp.com/vagrant/docs/providers/vmware/configuration
const VMWARE = {
  gui: bool(false),
  vmx: map,
  linked_clone: bool(),
  clone_directory: text(),
  base_address: text(),
  base_mac: text(),
  nat_device: text(),
  allowlist_verified: { t: 'boolean|string' },
  enable_vmrun_ip_lookup: bool(true),
  functional_hgfs: bool(),
  unmount_default_hgfs: bool(),
  port_forward_network_pause: int(),
  ssh_info_public: bool(),
  verify_vmnet: bool(),
  utility_host: text('127.0.0.1'),
  utility_port: int(9922),
  utility_certificate_path: text(),
};

const PROVIDERS = {
  virtualbox: merge(tree('provider.virtualbox'), { cpus: int(), memory: { t: 'integer|string' } }),
  docker: merge(tree('provider.docker'), {
    image: { t: 'string', p: 'image' },
    ports: { t: 'list', p: 'port' },
    volumes: { t: 'list', p: 'volume' },
  }),
  hyperv: merge(tree('provider.hyperv'), {
    auto_start_action: oneOf('Nothing StartIfRunning Start', 'Nothing'),
    auto_stop_action: oneOf('ShutDown TurnOff Save', 'ShutDown'),
    cpus: int(),
    memory: int(),
    maxmemory: int(),
    vlan_id: int(),
    ipv4_only: bool(),
    differencing_disk: { ...bool(false), ...old('linked_clone') },
    vm_integration_services: {
      k: Object.fromEntries(
        'guest_service_interface heartbeat key_value_pair_exchange shutdown time_synchronization vss'
          .split(' ')
          .map((one) => [one, bool()]),
      ),
    },
  }),
  libvirt: LIBVIRT,
  parallels: PARALLELS,
  vmware_desktop: VMWARE,
};

const names = (table) => Object.keys(table);
const kept = (k) => ({ k });

const VM = merge(tree('config.vm'), {
  allow_fstab_modification: bool(true),
  box: text(),
  box_architecture: { ...some('i386 amd64 arm arm64 ppc64le ppc64 mips64le mips64 mipsle mips s390x', 'auto'), v: '2.4' },
  box_download_disable_ssl_revoke_best_effort: bool(false),
  cloud_init_first_boot_only: bool(true),
  box_check_update: bool(true),
  box_download_checksum_type: oneOf(CHECKSUMS),
  box_url: { t: 'string|list' },
  box_version: text(),
  communicator: some('ssh winrm winssh'),
  guest: some('linux windows', 'linux'),
  hostname: { t: 'string', a: ['host_name'] },
  post_up_message: text(),
  define: {
    args: ['name'],
    k: { name: {}, primary: bool(false), autostart: bool(true) },
  },
  network: {
    args: ['type'],
    c: ['forwarded_port', 'private_network', 'public_network'],
    k: {
      forwarded_port: kept(FORWARDED_PORT),
      private_network: kept(PRIVATE_NETWORK),
      public_network: kept(PUBLIC_NETWORK),
    },
  },
  provider: {
    args: ['name'],
    c: [...names(PROVIDERS), 'vmware_fusion', 'vmware_workstation'],
    o: 1,
  },
  provision: { args: ['name'], c: names(PROVISIONERS), o: 1, k: PROVISION },
  synced_folder: {
    args: ['source', 'target'],
    k: { source: {}, target: {}, ...SYNCED_FOLDER },
  },
  disk: {
    args: ['type'],
    c: ['disk', 'dvd', 'floppy'],
    k: merge(tree('config.vm.disk'), { name: text(), size: { t: 'integer|string' }, file: text() }),
  },
  cloud_init: {
    args: ['type'],
    c: ['user_data'],
    k: merge(tree('config.vm.cloud_init'), { content_type: text() }),
  },
});
delete VM.host_name;

const TRIGGER = merge(tree('trigger options'), {
  type: oneOf('action command hook', 'action'),
  on_error: oneOf('halt continue', 'halt'),
  name: text(),
  info: text(),
  warn: text(),
  run: { t: 'map', k: { inline: script, path: file, args: {} } },
  run_remote: { t: 'map', k: { ...PROVISIONERS.shell } },
});
const COMMANDS =
  'all destroy halt package provision reload resume suspend up'.split(' ');

const SSH = {
  compression: bool(true),
  connect_retries: int(5),
  connect_retry_delay: { t: 'number', d: '2' },
  connect_timeout: int(15),
  disable_deprecated_algorithms: bool(false),
  insert_key: bool(true),
  private_key_path: { t: 'string|list' },
  verify_host_key: some('never accept_new_or_local_tunnel accept_new always', 'never'),
  paranoid: { x: 'verify_host_key' },
  port: int(),
  host: text(),
  username: text(),
  password: text(),
  remote_user: text(),
  proxy_command: text(),
  forward_env: { t: 'boolean|list' },
  extra_args: { t: 'list|string' },
  config: text(),
};

const simple = (name, extra = {}) => kept(merge(tree(name), extra));

const root = {
  k: {
    'Vagrant.configure': { args: ['version'], c: ['1', '2'] },
    'Vagrant.require_version': { args: ['requirements...'] },
    'Vagrant.has_plugin?': { args: ['name', 'version'] },
    'config.vm': kept(VM),
    'config.ssh': simple('config.ssh', SSH),
    'config.winrm': simple('config.winrm', {
      transport: oneOf('negotiate ssl plaintext', 'negotiate'),
    }),
    'config.winssh': simple('config.winssh', SSH),
    'config.rdp': simple('config.rdp', { username: text() }),
    'config.vagrant': simple('config.vagrant', {
      host: some('detect'),
      plugins: { t: 'string|list|map' },
      sensitive: { t: 'string|list' },
    }),
    'config.trigger': {
      k: {
        before: { args: ['command...'], c: COMMANDS, o: 1, ref: 'trigger' },
        after: { args: ['command...'], c: COMMANDS, o: 1, ref: 'trigger' },
      },
    },
    'config.push': {
      k: { define: { args: ['name'], c: ['ftp', 'heroku', 'local-exec', 'noop'], o: 1, k: { strategy: text() } } },
    },
    'config.package': simple('config.package', { name: text() }),
    'config.nfs': simple('config.nfs', { functional: bool(true) }),
    'config.windows': simple('config.windows'),
    'config.smartos': simple('config.smartos'),
    'config.solaris': simple('config.solaris'),
    'config.solaris11': simple('config.solaris11'),
    provider: {
      k: {
        ...Object.fromEntries(Object.entries(PROVIDERS).map(([name, k]) => [name, kept(k)])),
        vmware_fusion: { ref: 'vmware' },
        vmware_workstation: { ref: 'vmware' },
        vmware_desktop: { ref: 'vmware' },
      },
    },
    provision: { k: Object.fromEntries(Object.entries(PROVISIONERS).map(([name, k]) => [name, kept(k)])) },
    push: {
      k: {
        ftp: simple('push.ftp', { host: text(), username: text(), password: text() }),
        heroku: simple('push.heroku'),
        'local-exec': simple('push.local-exec', { inline: script, script: file }),
        noop: {},
      },
    },
  },
  defs: { trigger: { k: TRIGGER }, vmware: { k: VMWARE } },
};

const out = path.join(import.meta.dirname, 'vagrant.json');
const facts = {
  space: 'vagrant',
  source:
    'Vagrant 2.3.4 configuration classes; Vagrant documentation; vagrant-libvirt, vagrant-parallels, vagrant-vmware-desktop',
  root,
};
fs.writeFileSync(out, `${JSON.stringify(facts, null, 1)}\n`);
