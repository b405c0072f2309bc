// What came, changed and went after the dumps, in their short form (t type, d default, c choices, v since,
// x replaced by): the modules' documentation and changelogs up to ansible-core 2.21 and community.docker 5.0.

const text = {};
const flag = (d) => ({ t: 'bool', ...(d !== undefined && { d: String(d) }) });
const list = { t: 'list', e: 'str' };
const choice = (c, d) => ({ c: c.split(' '), ...(d && { d }) });

/** How a module reaches the engine, whether through its API or by the program `docker`. */
const REACHED = {
  api_version: { d: 'auto', a: ['docker_api_version'] },
  ca_path: { t: 'path', a: ['ca_cert', 'tls_ca_cert', 'cacert_path'] },
  client_cert: { t: 'path', a: ['tls_client_cert', 'cert_path'] },
  client_key: { t: 'path', a: ['tls_client_key', 'key_path'] },
  tls: flag(false),
  tls_hostname: text,
  validate_certs: { ...flag(false), a: ['tls_verify'] },
};
const BY_API = {
  ...REACHED,
  debug: flag(false),
  docker_host: { d: 'unix:///var/run/docker.sock', a: ['docker_url'] },
  timeout: { t: 'int', d: '60' },
  use_ssh_client: flag(false),
};
const BY_CLI = {
  ...REACHED,
  cli_context: text,
  docker_cli: { t: 'path' },
  docker_host: { a: ['docker_url'] },
};

/** What all modules around `docker compose` take. */
const PROJECT = {
  ...BY_CLI,
  project_src: { t: 'path' },
  project_name: text,
  files: { t: 'list', e: 'path' },
  definition: { t: 'dict' },
  env_files: { t: 'list', e: 'path' },
  profiles: list,
  check_files_existing: flag(true),
};

/** A command in a container of a service. */
const IN_SERVICE = {
  service: { r: 1 },
  command: text,
  argv: list,
  chdir: text,
  user: text,
  env: { t: 'dict' },
  detach: flag(false),
  tty: flag(true),
  stdin: text,
  stdin_add_newline: flag(true),
  strip_empty_ends: flag(true),
};

/** Modules that the dumps do not hold; `like` starts with the options of another. */
export const MODULES = {
  'ansible.builtin.dnf5': {
    like: 'ansible.builtin.dnf',
    o: { auto_install_module_deps: { ...flag(true), v: '2.19' }, best: { ...flag(), v: '2.17' } },
  },
  'ansible.builtin.deb822_repository': {
    o: {
      name: { r: 1 },
      state: choice('present absent', 'present'),
      types: { ...list, c: ['deb', 'deb-src'] },
      uris: list,
      suites: list,
      components: list,
      architectures: list,
      languages: list,
      targets: list,
      signed_by: text,
      include: { ...list, v: '2.21' },
      exclude: { ...list, v: '2.21' },
      enabled: flag(),
      trusted: flag(),
      allow_insecure: flag(),
      allow_weak: flag(),
      allow_downgrade_to_insecure: flag(),
      by_hash: flag(),
      check_date: flag(),
      check_valid_until: flag(),
      date_max_future: { t: 'int' },
      inrelease_path: text,
      install_python_debian: flag(true),
      pdiffs: flag(),
      mode: { d: '0644' },
    },
  },
  'ansible.builtin.mount_facts': {
    o: {
      devices: list,
      fstypes: list,
      sources: list,
      mount_binary: { d: 'mount' },
      timeout: { t: 'float' },
      on_timeout: choice('error warn ignore', 'error'),
      include_aggregate_mounts: flag(),
    },
  },
  // https://docs.ansible.com/ansible/latest/collections/community/general/ and chocolatey/chocolatey.
  'community.general.gem': {
    o: {
      name: { r: 1 },
      state: choice('present absent latest', 'present'),
      version: text,
      gem_source: { t: 'path' },
      repository: text,
      user_install: flag(true),
      include_dependencies: flag(true),
      include_doc: flag(false),
      pre_release: flag(false),
      executable: { t: 'path' },
      install_dir: { t: 'path' },
      bindir: { t: 'path' },
      build_flags: text,
      force: flag(false),
    },
  },
  'community.general.pipx': {
    o: { name: text, state: text, source: text, index_url: text, inject_packages: list, pip_args: text, python: text },
  },
  'community.general.yarn': {
    o: {
      name: text,
      state: choice('present absent latest', 'present'),
      version: text,
      path: { t: 'path' },
      global: flag(false),
      production: flag(false),
      ignore_scripts: flag(false),
      registry: text,
      executable: { t: 'path' },
    },
  },
  'community.general.homebrew_cask': {
    o: { name: { ...list, a: ['cask', 'package', 'pkg'] }, state: text, update_homebrew: flag(false), install_options: list },
  },
  'chocolatey.chocolatey.win_chocolatey': {
    o: { name: list, state: text, version: text, source: text, pinned: flag(), force: flag(false) },
  },
  // https://docs.ansible.com/ansible/latest/collections/kubernetes/core/k8s_module.html
  'kubernetes.core.k8s': {
    o: {
      resource_definition: { a: ['definition', 'inline'] },
      state: choice('present absent patched', 'present'),
      api_version: { d: 'v1', a: ['api', 'version'] },
      kind: text,
      name: text,
      namespace: text,
      src: { t: 'path' },
      template: {},
      apply: flag(false),
      append_hash: flag(false),
      continue_on_error: flag(false),
      delete_options: { t: 'dict' },
      force: flag(false),
      label_selectors: list,
      merge_type: { ...list, c: ['json', 'merge', 'strategic-merge'] },
      server_side_apply: { t: 'dict', s: { field_manager: { r: 1 }, force_conflicts: flag(false) } },
      validate: { t: 'dict', s: { fail_on_error: flag(), strict: flag(true), version: text } },
      wait: flag(false),
      wait_condition: { t: 'dict', s: { type: text, status: choice('True False Unknown', 'True'), reason: text } },
      wait_sleep: { t: 'int', d: '5' },
      wait_timeout: { t: 'int', d: '120' },
      kubeconfig: {},
      context: text,
      host: text,
      api_key: text,
      ca_cert: { t: 'path', a: ['ssl_ca_cert'] },
      client_cert: { t: 'path', a: ['cert_file'] },
      client_key: { t: 'path', a: ['key_file'] },
      validate_certs: { ...flag(), a: ['verify_ssl'] },
    },
  },
  'community.docker.docker_compose_v2': {
    o: {
      ...PROJECT,
      assume_yes: flag(false),
      ignore_build_events: flag(true),
      state: choice('present stopped restarted absent', 'present'),
      pull: choice('always missing never policy', 'policy'),
      build: choice('always never policy', 'policy'),
      dependencies: flag(true),
      recreate: choice('auto always never', 'auto'),
      renew_anon_volumes: flag(false),
      remove_images: choice('all local'),
      remove_volumes: flag(false),
      remove_orphans: flag(false),
      timeout: { t: 'int' },
      services: list,
      scale: { t: 'dict' },
      wait: flag(false),
      wait_timeout: { t: 'int' },
    },
  },
  'community.docker.docker_compose_v2_exec': {
    o: { ...PROJECT, ...IN_SERVICE, index: { t: 'int' }, privileged: flag(false) },
  },
  'community.docker.docker_compose_v2_run': {
    o: {
      ...PROJECT,
      ...IN_SERVICE,
      build: flag(false),
      cap_add: list,
      cap_drop: list,
      cleanup: flag(false),
      entrypoint: text,
      interactive: flag(true),
      labels: list,
      name: text,
      no_deps: flag(false),
      publish: list,
      quiet_pull: flag(false),
      remove_orphans: flag(false),
      service_ports: flag(false),
      use_aliases: flag(false),
      volumes: list,
    },
  },
  'community.docker.docker_compose_v2_pull': {
    o: {
      ...PROJECT,
      policy: choice('always missing', 'always'),
      ignore_buildable: flag(false),
      include_deps: flag(false),
      services: list,
    },
  },
  'community.docker.docker_image_build': {
    o: {
      ...BY_CLI,
      name: { r: 1 },
      path: { t: 'path', r: 1 },
      tag: { d: 'latest' },
      dockerfile: text,
      args: { t: 'dict' },
      cache_from: list,
      etc_hosts: { t: 'dict' },
      labels: { t: 'dict' },
      network: text,
      nocache: flag(false),
      platform: list,
      pull: flag(false),
      rebuild: choice('never always', 'never'),
      shm_size: text,
      target: text,
      secrets: {
        t: 'list',
        e: 'dict',
        s: { id: { r: 1 }, type: { ...choice('file env value'), r: 1 }, src: { t: 'path' }, env: text, value: text },
      },
      outputs: {
        t: 'list',
        e: 'dict',
        s: {
          type: { ...choice('local tar oci docker image'), r: 1 },
          dest: { t: 'path' },
          context: text,
          name: list,
          push: flag(false),
        },
      },
    },
  },
  'community.docker.docker_image_export': {
    o: {
      ...BY_API,
      names: { ...list, r: 1, a: ['name'] },
      tag: { d: 'latest' },
      path: { t: 'path' },
      force: flag(false),
    },
  },
  'community.docker.docker_image_pull': {
    o: {
      ...BY_API,
      name: { r: 1 },
      tag: { d: 'latest' },
      platform: text,
      pull: choice('always not_present', 'always'),
    },
  },
  'community.docker.docker_image_push': { o: { ...BY_API, name: { r: 1 }, tag: { d: 'latest' } } },
  'community.docker.docker_image_remove': {
    o: { ...BY_API, name: { r: 1 }, tag: { d: 'latest' }, force: flag(false), prune: flag(true) },
  },
  'community.docker.docker_image_tag': {
    o: {
      ...BY_API,
      name: { r: 1 },
      tag: { d: 'latest' },
      repository: { ...list, r: 1 },
      existing_images: choice('keep overwrite', 'overwrite'),
    },
  },
};

/** What changed in how all modules of a collection reach the engine that did so in the dumps. */
export const REACHING = {
  prefix: 'community.docker.',
  by: 'ca_cert',
  o: {
    ca_cert: null,
    ca_path: REACHED.ca_path,
    docker_host: { d: BY_API.docker_host.d },
    ssl_version: null,
  },
};

const GONE_WITH_YUM = { x: {} };

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
      use_backend: { ...choice('auto yum yum4 dnf4 dnf5', 'auto'), v: '2.15' },
    },
  },
  'ansible.builtin.find': {
    o: {
      mode: { t: 'raw', v: '2.16' },
      exact_mode: { ...flag(true), v: '2.16' },
      encoding: { ...text, v: '2.17' },
      limit: { t: 'int', v: '2.18' },
      checksum_algorithm: { ...choice('md5 sha1 sha224 sha256 sha384 sha512', 'sha1'), v: '2.19' },
    },
  },
  'ansible.builtin.git': { o: { gpg_allowlist: { ...list, v: '2.17' } } },
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
  'ansible.builtin.pip': { o: { break_system_packages: { ...flag(false), v: '2.17' } } },
  'ansible.builtin.slurp': { o: { armor: { ...flag(true), v: '2.21' } } },
  'ansible.builtin.user': {
    o: {
      password_expire_warn: { t: 'int', v: '2.16' },
      password_expire_account_disable: { t: 'int', v: '2.18' },
      uid_min: { t: 'int', v: '2.18' },
      uid_max: { t: 'int', v: '2.18' },
    },
  },
  'ansible.builtin.yum_repository': {
    o: Object.fromEntries(
      `async deltarpm_metadata_percentage gpgcakey http_caching keepalive keepcache metadata_expire_filter
       mirrorlist_expire protect ssl_check_cert_permissions ui_repoid_vars`
        .split(/\s+/)
        .map((name) => [name, GONE_WITH_YUM]),
    ),
  },
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
};

/** Keywords of a play that came later. */
export const PLAY = { validate_argspec: {} };
