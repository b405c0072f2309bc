// Names that ansible-doc's dump of modules does not hold, from
// https://docs.ansible.com/ansible/latest/collections/ansible/builtin/index.html,
// https://jinja.palletsprojects.com/en/stable/templates/ and the playbook reference.

/** Filters of ansible.builtin. */
export const FILTERS = words(`
b64decode b64encode basename bool checksum combinations combine comment commonpath dict2items
difference dirname expanduser expandvars extract fileglob flatten from_json from_yaml from_yaml_all
hash human_readable human_to_bytes intersect items2dict log mandatory mask_secrets md5 normpath password_hash
path_join permutations pow product quote random realpath regex_escape regex_findall regex_replace
regex_search register_secret rekey_on_member relpath root sha1 shuffle split splitext strftime subelements
symmetric_difference ternary to_datetime to_json to_nice_json to_nice_yaml to_uuid to_yaml type_debug
union unique unvault urldecode urlsplit vault win_basename win_dirname win_splitdrive zip
zip_longest`);

/** Filters of Jinja itself; since ansible-core 2.19 they answer to `ansible.builtin.` as well. */
export const JINJA_FILTERS = words(`
abs attr batch capitalize center count d default dictsort e escape filesizeformat first float
forceescape format groupby indent int items join last length list lower map max min pprint reject
rejectattr replace reverse round safe select selectattr slice sort string striptags sum title tojson
trim truncate upper urlencode urlize wordcount wordwrap xmlattr`);

/** Tests of ansible.builtin. */
export const TESTS = words(`
abs all any change changed contains directory exists failed failure falsy file finished is_abs is_dir
is_file is_link is_mount is_same_file isnan issubset issuperset link link_exists match mount nan reachable regex
same_file search skip skipped started subset succeeded success successful superset timedout truthy unreachable
uri url urn vault_encrypted vaulted_file version version_compare`);

/** Tests of Jinja itself. */
export const JINJA_TESTS = words(`
boolean callable defined divisibleby eq equalto escaped even false filter float ge greaterthan gt in integer
iterable le lessthan lower lt mapping ne none number odd sameas sequence string test true undefined upper`);

/** Lookups of ansible.builtin. */
export const LOOKUPS = words(`
config csvfile dict env file fileglob first_found indexed_items ini inventory_hostnames items lines
list nested password pipe random_choice sequence subelements template together unvault url varnames
vars`);

/** Functions of Jinja's and Ansible's templates, https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_templating.html. */
export const FUNCTIONS = words(`
cycler dict joiner lipsum lookup namespace now q query range undef`);

/** Keys of a role's `meta/main.yml`; those below `dependencies` are a role's keywords. */
export const ROLE_META = {
  dependencies: { t: 'list' },
  allow_duplicates: { t: 'bool', d: 'false' },
  argument_specs: { t: 'dict' },
  collections: { t: 'list' },
  galaxy_info: {
    t: 'dict',
    k: {
      role_name: {},
      namespace: {},
      author: {},
      description: {},
      company: {},
      issue_tracker_url: {},
      license: {},
      min_ansible_version: {},
      github_branch: {},
      platforms: { t: 'list', k: { name: {}, versions: { t: 'list' } } },
      galaxy_tags: { t: 'list' },
    },
  },
};

/** Connection variables, https://docs.ansible.com/ansible/latest/inventory_guide/intro_inventory.html. */
export const CONNECTION_VARIABLES = {
  ansible_connection: {},
  ansible_host: {},
  ansible_port: { t: 'int' },
  ansible_user: {},
  ansible_password: {},
  ansible_ssh_private_key_file: { t: 'path' },
  ansible_ssh_common_args: {},
  ansible_sftp_extra_args: {},
  ansible_scp_extra_args: {},
  ansible_ssh_extra_args: {},
  ansible_ssh_pipelining: { t: 'bool' },
  ansible_ssh_executable: { t: 'path' },
  ansible_become: { t: 'bool' },
  ansible_become_method: {},
  ansible_become_user: {},
  ansible_become_password: {},
  ansible_become_exe: {},
  ansible_become_flags: {},
  ansible_shell_type: {},
  ansible_shell_executable: { t: 'path' },
  ansible_python_interpreter: { t: 'path' },
  ansible_docker_extra_args: {},
  ansible_host_key_checking: { t: 'bool' },
};

/** Modules that were short names before collections; ansible-core still redirects them. */
export const REDIRECTS = {
  'community.docker': words(`
docker_compose docker_config docker_container docker_container_info docker_host_info docker_image
docker_image_info docker_login docker_network docker_network_info docker_node docker_node_info
docker_prune docker_secret docker_stack docker_swarm docker_swarm_info docker_swarm_service
docker_swarm_service_info docker_volume docker_volume_info`),
  'ansible.posix': words(`
acl at authorized_key firewalld mount patch seboolean selinux synchronize sysctl`),
  'community.general': words(`
alternatives apk archive bower bundler capabilities composer cpanm dconf filesystem flatpak gem
git_config homebrew htpasswd ini_file interfaces_file java_cert kernel_blacklist locale_gen lvg lvol
mail make modprobe nmcli npm open_iscsi opkg pacman pam_limits parted portage slack snap
supervisorctl terraform timezone ufw xml yarn zypper zypper_repository`),
  'community.mysql': words(`mysql_db mysql_info mysql_replication mysql_user mysql_variables`),
  'community.postgresql': words(`
postgresql_db postgresql_ext postgresql_info postgresql_owner postgresql_pg_hba postgresql_ping
postgresql_privs postgresql_query postgresql_schema postgresql_set postgresql_user`),
  'community.crypto': words(`
acme_certificate openssh_keypair openssl_csr openssl_dhparam openssl_pkcs12 openssl_privatekey
openssl_publickey`),
  'kubernetes.core': words(`k8s k8s_info k8s_scale`),
};

function words(text) {
  return text.trim().split(/\s+/);
}
