// Writes vagrant.json: node generate.mjs path/to/vagrant-options-2.3.4.json
//
// The source lists, per configuration class of Vagrant 2.3.4, the settable options with their literal
// defaults and the public methods, read from the classes themselves. What is not in those classes is
// written here and in the files beside it: options of methods, closed choices (https://developer.hashicorp.com/vagrant/docs), and
// the settings of providers that are plugins (vagrant-libvirt, vagrant-parallels, vagrant-vmware-desktop).
import fs from 'node:fs';
import path from 'node:path';
import {
  CHECKSUMS,
  FORWARDED_PORT,
  PRIVATE_NETWORK,
  PUBLIC_NETWORK,
  PROVISION,
  SYNCED_FOLDER,
} from './methods.mjs';
import { LIBVIRT, PARALLELS, VMWARE } from './plugin-providers.mjs';
import { bool, int, text, map, oneOf, some, script, file, machine, old } from './shapes.mjs';

const [sourceFile] = process.argv.slice(2);
if (!sourceFile) throw new Error('usage: node generate.mjs vagrant-options-2.3.4.json');
const source = JSON.parse(fs.readFileSync(sourceFile, 'utf8'));

/** Methods that read or that only Vagrant's core calls. */
const INTERNAL = new Set(
  'after_triggers before_triggers create_trigger format_plugins defined_vm_keys defined_vms get_provider_config get_provider_overrides networks synced_folders build_images containers validate_base expanded_module_paths post_install_provisioner functional_vboxsf'.split(
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
  const names = params.filter(
    (one) => /^[ro]:(?!options|opts|type$)/.test(one) || one.startsWith('r:type'),
  );
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
  for (const [key, option] of Object.entries(settable))
    if (!INTERNAL.has(key)) k[key] = setting(option);
  for (const [key, one] of Object.entries(methods))
    if (!INTERNAL.has(key) && !one.reader) k[key] = method(one);
  return k;
}

/** Adds what is said below to what was read: fields of options, and options that are missing. */
function merge(base, extra) {
  const k = { ...base };
  for (const [name, more] of Object.entries(extra)) k[name] = { ...k[name], ...more };
  return k;
}

const PROVISIONERS = {
  shell: merge(tree('provisioner.shell'), {
    inline: script,
    path: file,
    env: map,
    args: { t: 'string|list' },
  }),
  file: merge(tree('provisioner.file'), { source: { r: 1 }, destination: { r: 1 } }),
  ansible: ansible('provisioner.ansible'),
  ansible_local: merge(ansible('provisioner.ansible_local'), {
    install_mode: oneOf('default pip pip_args_only', 'default'),
  }),
  docker: container('provisioner.docker', 'docker'),
  podman: container('provisioner.podman', 'podman'),
  chef_solo: tree('provisioner.chef_solo'),
  chef_client: tree('provisioner.chef_client'),
  chef_zero: tree('provisioner.chef_zero'),
  chef_apply: tree('provisioner.chef_apply'),
  puppet: tree('provisioner.puppet'),
  puppet_server: tree('provisioner.puppet_server'),
  salt: merge(tree('provisioner.salt'), {
    install_type: some('stable git daily testing'),
    log_level: some('all garbage trace debug info warning error quiet', 'debug'),
  }),
  cfengine: merge(tree('provisioner.cfengine'), {
    mode: oneOf('bootstrap single_run', 'bootstrap'),
  }),
};

function ansible(name) {
  const playbook = { ...file, t: 'string', r: 1 };
  const all = merge(tree(name), {
    playbook,
    galaxy_role_file: file,
    groups: { ...map, any: machine },
    limit: machine,
    compatibility_mode: oneOf('auto 1.8 2.0', 'auto'),
    verbose: { t: 'boolean|string' },
    sudo: old('become'),
    sudo_user: old('become_user'),
  });
  if (all.inventory_path) all.inventory_path = { ...all.inventory_path, ...file };
  if (name === 'provisioner.ansible') all.ask_sudo_pass = old('ask_become_pass');
  return all;
}

/** Arguments of `run` are a part of that command's line. */
function container(name, program) {
  const image = { t: 'string', p: 'image' };
  return merge(tree(name), {
    images: { t: 'list', p: 'image' },
    pull_images: { p: 'image' },
    run: {
      p: 'image',
      k: {
        image,
        cmd: { ...text(), ...script },
        args: { ...text(), ...script, same: `${program} run` },
        auto_assign_name: bool(true),
        daemonize: bool(true),
        restart: text('always'),
      },
    },
    build_image: { k: { args: text() } },
    post_install_provision: { args: ['name'] },
  });
}

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

const CONTENT_TYPES =
  'text/cloud-boothook text/cloud-config text/cloud-config-archive text/jinja2 text/part-handler text/upstart-job text/x-include-once-url text/x-include-url text/x-shellscript';

const VM = merge(tree('config.vm'), {
  allow_fstab_modification: bool(true),
  allowed_synced_folder_types: { t: 'list' },
  box: text(),
  box_architecture: {
    ...some('i386 amd64 arm arm64 ppc64le ppc64 mips64le mips64 mipsle mips s390x', 'auto'),
    v: '2.4',
  },
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
    k: merge(tree('config.vm.cloud_init'), { content_type: { ...some(CONTENT_TYPES), r: 1 } }),
  },
});
delete VM.host_name;

const TRIGGER = merge(tree('trigger options'), {
  type: oneOf('action command hook', 'action'),
  on_error: oneOf('halt continue', 'halt'),
  name: text(),
  info: text(),
  warn: text(),
  only_on: machine,
  abort: { t: 'integer|boolean', d: undefined },
  run: { t: 'map', k: { inline: script, path: file, args: {} } },
  run_remote: { t: 'map', k: { ...PROVISIONERS.shell } },
});
const COMMANDS = 'all destroy halt package provision reload resume suspend up'.split(' ');

const SSH = {
  compression: bool(true),
  connect_retries: int(5),
  connect_retry_delay: { t: 'number', d: '2' },
  connect_timeout: int(15),
  disable_deprecated_algorithms: bool(false),
  insert_key: bool(true),
  key_type: { ...some('auto ed25519 ecdsa256 ecdsa384 ecdsa521 rsa', 'auto'), v: '2.4.1' },
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
    'Vagrant.version?': { args: ['requirements...'] },
    'config.vm': kept(VM),
    'config.ssh': simple('config.ssh', SSH),
    'config.winrm': simple('config.winrm', {
      transport: oneOf('negotiate ssl plaintext', 'negotiate'),
    }),
    'config.winssh': simple('config.winssh', { ...SSH, shell: some('powershell cmd', 'powershell') }),
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
      k: {
        define: {
          args: ['name'],
          c: ['ftp', 'heroku', 'local-exec', 'noop'],
          o: 1,
          k: { strategy: text() },
        },
      },
    },
    'config.package': simple('config.package', { name: text() }),
    'config.nfs': simple('config.nfs', { functional: bool(true) }),
    'config.smb': simple('config.smb', { functional: bool(true) }),
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
    provision: {
      k: Object.fromEntries(Object.entries(PROVISIONERS).map(([name, k]) => [name, kept(k)])),
    },
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
