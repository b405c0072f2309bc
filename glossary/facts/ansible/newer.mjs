// What came, changed and went after the dumps, in their short form (t type, d default, c choices, v since,
// x replaced by): the modules' documentation in ansible-core 2.20 and the changelog of community.docker 4.

const text = {};
const flag = (d) => ({ t: 'bool', ...(d !== undefined && { d: String(d) }) });
const list = { t: 'list', e: 'str' };
const choice = (c, d) => ({ t: 'str', c: c.split(' '), ...(d && { d }) });

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
  'community.docker.docker_compose_v2': {
    o: {
      project_src: { t: 'path' },
      project_name: text,
      files: { t: 'list', e: 'path' },
      definition: { t: 'dict' },
      env_files: { t: 'list', e: 'path' },
      profiles: list,
      check_files_existing: flag(true),
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
};

const GONE_WITH_TLS = { ssl_version: null };

/** Changes of modules that the dumps hold; null for an option that is gone. */
export const CHANGES = {
  'community.docker.docker_container': {
    o: {
      ...GONE_WITH_TLS,
      ignore_image: { x: { alternative: 'comparisons' } },
      purge_networks: { x: { alternative: 'comparisons' } },
      image_name_mismatch: { d: 'recreate' },
      state: { c: ['absent', 'present', 'healthy', 'stopped', 'started'] },
      device_cgroup_rules: list,
      healthy_wait_timeout: { t: 'float' },
    },
  },
  'community.docker.docker_image': { o: GONE_WITH_TLS },
  'community.docker.docker_network': { o: { ...GONE_WITH_TLS, config_only: flag(), config_from: text } },
  'community.docker.docker_volume': { o: GONE_WITH_TLS },
  'community.docker.docker_compose': {
    x: { alternative: 'community.docker.docker_compose_v2' },
    o: GONE_WITH_TLS,
  },
};

/** Keywords of a play that came later. */
export const PLAY = { validate_argspec: {} };
