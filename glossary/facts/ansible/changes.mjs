// What changed and went after the dumps, by module (`newer.mjs` has what came).
import { choice, flag, list, text } from './forms.mjs';
import { BY_CLI } from './reaching.mjs';

const GONE = { x: {} };

/** Changes of modules that the dumps hold; null for an option that is gone, `s` for what options of options gained. */
export const CHANGES = {
  'ansible.builtin.apt': { o: { auto_install_module_deps: { ...flag(true), v: '2.19' } } },
  'ansible.builtin.blockinfile': {
    o: {
      append_newline: { ...flag(false), v: '2.16' },
      prepend_newline: { ...flag(false), v: '2.16' },
      encoding: { ...text, d: 'utf-8', v: '2.20' },
    },
  },
  'ansible.builtin.command': { o: { expand_argument_vars: { ...flag(true), v: '2.16' } } },
  'ansible.builtin.dnf': {
    o: {
      best: { ...flag(), v: '2.17' },
      use_backend: { ...choice('auto yum dnf yum4 dnf4 dnf5', 'auto'), v: '2.15' },
      install_repoquery: GONE,
    },
  },
  'ansible.builtin.find': {
    o: {
      mode: { t: 'raw', v: '2.16' },
      exact_mode: { ...flag(true), v: '2.16' },
      encoding: { ...text, v: '2.17' },
      limit: { t: 'int', v: '2.18' },
      checksum_algorithm: { ...choice('md5 sha1 sha224 sha256 sha384 sha512', 'sha1'), v: '2.19', a: ['checksum', 'checksum_algo'] },
    },
  },
  'ansible.builtin.git': {
    o: { gpg_allowlist: { ...list, v: '2.17' }, gpg_whitelist: { x: { alternative: 'gpg_allowlist' } } },
  },
  'ansible.builtin.group': {
    o: {
      force: { ...flag(false), v: '2.15' },
      gid_min: { t: 'int', v: '2.18' },
      gid_max: { t: 'int', v: '2.18' },
    },
  },
  'ansible.builtin.import_role': { o: { public: { ...flag(), v: '2.17' } } },
  'ansible.builtin.include_role': { o: { rescuable: { ...flag(true), v: '2.21' } } },
  'ansible.builtin.iptables': {
    o: {
      ip_version: { c: ['ipv4', 'ipv6', 'both'] },
      numeric: { ...flag(false), v: '2.15' },
      match_set_flags: { c: ['src', 'dst', 'src,dst', 'dst,src', 'dst,dst', 'src,src'] },
    },
  },
  'ansible.builtin.lineinfile': { o: { encoding: { ...text, d: 'utf-8', v: '2.20' } } },
  'ansible.builtin.meta': {
    o: {
      free_form: {
        c: `flush_handlers refresh_inventory noop clear_facts clear_host_errors end_play end_host end_batch
            end_role reset_connection`.split(/\s+/),
      },
    },
  },
  'ansible.builtin.package_facts': {
    o: {
      manager: {
        c: `auto rpm yum dnf dnf5 zypper apt portage pkg pkg5 pkgng pacman apk pkg_info openbsd_pkg`.split(' '),
      },
    },
  },
  'ansible.builtin.pip': { o: { break_system_packages: { ...flag(false), v: '2.17' } } },
  'ansible.builtin.slurp': { o: { armor: { ...flag(true), v: '2.21' } } },
  'ansible.builtin.stat': { o: { get_selinux_context: { ...flag(false), v: '2.20' } } },
  'ansible.builtin.user': {
    o: {
      password_expire_warn: { t: 'int', v: '2.16' },
      password_expire_account_disable: { t: 'int', v: '2.18' },
      uid_min: { t: 'int', v: '2.18' },
      uid_max: { t: 'int', v: '2.18' },
    },
  },
  'ansible.builtin.yum_repository': {
    o: {
      countme: { ...flag(), v: '2.18' },
      exclude: { a: ['excludepkgs'] },
      ...Object.fromEntries(
        `async deltarpm_metadata_percentage gpgcakey http_caching keepalive keepcache metadata_expire_filter
         mirrorlist_expire protect ssl_check_cert_permissions ui_repoid_vars`
          .split(/\s+/)
          .map((name) => [name, GONE]),
      ),
    },
  },
  'ansible.posix.firewalld': { o: { forward: flag() } },
  'ansible.posix.mount': { o: { opts_no_log: flag(false) } },
  'community.docker.docker_container': {
    o: {
      ignore_image: { x: { alternative: 'comparisons' } },
      purge_networks: { x: { alternative: 'comparisons' } },
      image_name_mismatch: { d: 'recreate' },
      state: { c: ['absent', 'present', 'healthy', 'stopped', 'started'] },
      device_cgroup_rules: list,
      healthy_wait_timeout: { t: 'float', d: '300' },
      pull: { t: 'raw', c: ['never', 'missing', 'always', 'true', 'false'], d: 'missing' },
      pull_check_mode_behavior: choice('image_not_present always', 'image_not_present'),
    },
    s: {
      healthcheck: { start_interval: text, test_cli_compatible: flag(false) },
      mounts: {
        type: { c: 'bind npipe tmpfs volume cluster image'.split(' '), d: 'volume' },
        create_mountpoint: flag(),
        non_recursive: flag(),
        read_only_non_recursive: flag(),
        read_only_force_recursive: flag(),
        subpath: text,
        tmpfs_options: { t: 'list', e: 'dict' },
      },
      networks: { mac_address: text, driver_opts: { t: 'dict' }, gw_priority: { t: 'int' } },
    },
  },
  'community.docker.docker_container_copy_into': {
    o: { mode: { t: 'raw' }, mode_parse: choice('legacy modern octal_string_only', 'legacy') },
  },
  'community.docker.docker_image': {
    s: {
      build: {
        container_limits: {
          t: 'dict',
          s: { cpusetcpus: text, cpushares: { t: 'int' }, memory: text, memswap: text },
        },
        labels: { t: 'dict' },
        shm_size: text,
      },
    },
  },
  'community.docker.docker_network': {
    o: { config_only: flag(), config_from: text, ingress: flag(), enable_ipv4: flag() },
  },
  'community.docker.docker_prune': {
    o: { builder_cache_all: flag(false), builder_cache_filters: { t: 'dict' }, builder_cache_keep_storage: text },
  },
  'community.docker.docker_stack': { o: { ...BY_CLI, detach: flag(true) } },
  'community.docker.docker_stack_info': { o: BY_CLI },
  'community.docker.docker_stack_task_info': { o: BY_CLI },
  'community.docker.docker_swarm_service': {
    o: { mode: { c: ['replicated', 'global', 'replicated-job'] }, sysctls: { t: 'dict' } },
  },
  'community.docker.docker_compose': { x: { alternative: 'community.docker.docker_compose_v2' } },
  'community.general.homebrew': { o: { force_formula: flag(false) } },
  'community.general.ini_file': {
    o: {
      section_has_values: { t: 'list', e: 'dict', s: { option: { r: 1 }, value: text, values: list } },
      ignore_spaces: flag(false),
      modify_inactive_option: flag(true),
      follow: flag(false),
    },
  },
  'community.general.npm': { o: { force: flag(false) } },
  'community.general.pacman': { o: { root: { t: 'path' }, cachedir: { t: 'path' }, config: { t: 'path' } } },
  'community.general.snap': {
    o: { dangerous: flag(false), devmode: flag(false), revision: { t: 'int' } },
  },
  'community.general.ufw': {
    o: { proto: { c: 'any tcp udp ipv6 esp ah gre igmp vrrp'.split(' ') } },
  },
  'community.general.zypper': {
    o: {
      auto_import_keys: flag(false),
      install_recommends: flag(),
      quiet: flag(true),
      simple_errors: flag(false),
      skip_post_errors: flag(false),
    },
  },
};
