// The Terraform language's own blocks and arguments, from https://developer.hashicorp.com/terraform/language
// (block reference and backend pages, 1.14). Short keys as in FactTree.

const text = { t: 'string' };
const need = { t: 'string', r: 1 };
const bool = (d) => ({ t: 'boolean', ...(d !== undefined && { d: String(d) }) });
const number = (d) => ({ t: 'number', ...(d !== undefined && { d: String(d) }) });
const list = { t: 'list' };
const map = { t: 'map' };
const any = {};
const choice = (c, d) => ({ t: 'string', c: c.split(' '), ...(d && { d }) });
const block = (k, more) => ({ t: 'block', k, ...more });
/** A block whose label is a name of the language. */
const labelled = (k) => ({ t: 'block', k });

const condition = block({ condition: { t: 'boolean', r: 1 }, error_message: need });

const connection = block({
  type: choice('ssh winrm', 'ssh'),
  user: text,
  password: text,
  host: need,
  port: number(),
  timeout: { t: 'string', d: '5m' },
  script_path: text,
  private_key: text,
  certificate: text,
  agent: bool(),
  agent_identity: text,
  host_key: text,
  target_platform: choice('unix windows', 'unix'),
  https: bool(false),
  insecure: bool(false),
  use_ntlm: bool(false),
  cacert: text,
  bastion_host: text,
  bastion_host_key: text,
  bastion_port: number(),
  bastion_user: text,
  bastion_password: text,
  bastion_private_key: text,
  bastion_certificate: text,
  proxy_scheme: choice('http https socks5'),
  proxy_host: text,
  proxy_port: number(),
  proxy_user_name: text,
  proxy_user_password: text,
});

const common = { when: { c: ['create', 'destroy'], d: 'create' }, on_failure: { c: ['continue', 'fail'], d: 'fail' }, connection };

const provisioner = labelled({
  'local-exec': {
    k: {
      command: { t: 'string', r: 1, p: 'shell' },
      working_dir: { t: 'string', p: 'path' },
      interpreter: list,
      environment: map,
      quiet: bool(false),
      ...common,
    },
  },
  'remote-exec': {
    k: { inline: { t: 'list', p: 'shell' }, script: { t: 'string', p: 'path' }, scripts: { t: 'list', p: 'path' }, ...common },
  },
  file: { k: { source: { t: 'string', p: 'path' }, content: text, destination: need, ...common } },
});

const dynamic = { t: 'block', any: { k: { for_each: { r: 1 }, iterator: any, labels: list, content: block({}, { r: 1 }) } } };

const meta = { count: number(), for_each: any, provider: any, depends_on: list };

const lifecycle = block({
  create_before_destroy: bool(false),
  prevent_destroy: bool(false),
  ignore_changes: { t: 'list', c: ['all'], o: 1 },
  replace_triggered_by: list,
  action_trigger: block(
    {
      events: { t: 'list', r: 1, c: 'before_create after_create before_update after_update'.split(' ') },
      condition: { t: 'boolean' },
      actions: { t: 'list', r: 1 },
    },
    { v: '1.14' },
  ),
  precondition: condition,
  postcondition: condition,
});

const checks = block({ precondition: condition, postcondition: condition });

const s3 = {
  bucket: need,
  key: need,
  region: text,
  access_key: text,
  secret_key: text,
  token: text,
  profile: text,
  acl: text,
  encrypt: bool(),
  kms_key_id: text,
  sse_customer_key: text,
  use_lockfile: { ...bool(false), v: '1.10' },
  dynamodb_table: { t: 'string', x: 'use_lockfile' },
  dynamodb_endpoint: { t: 'string', x: 'endpoints.dynamodb' },
  endpoint: { t: 'string', x: 'endpoints.s3' },
  endpoints: { t: 'map', k: { dynamodb: text, iam: text, s3: text, sso: text, sts: text } },
  iam_endpoint: { t: 'string', x: 'endpoints.iam' },
  sts_endpoint: { t: 'string', x: 'endpoints.sts' },
  sts_region: text,
  assume_role: {
    t: 'map',
    k: { role_arn: need, duration: text, external_id: text, policy: text, policy_arns: list, session_name: text, source_identity: text, tags: map, transitive_tag_keys: list },
  },
  assume_role_with_web_identity: {
    t: 'map',
    k: { role_arn: need, duration: text, policy: text, policy_arns: list, session_name: text, web_identity_token: text, web_identity_token_file: text },
  },
  role_arn: { t: 'string', x: 'assume_role.role_arn' },
  session_name: { t: 'string', x: 'assume_role.session_name' },
  external_id: { t: 'string', x: 'assume_role.external_id' },
  allowed_account_ids: list,
  forbidden_account_ids: list,
  custom_ca_bundle: text,
  ec2_metadata_service_endpoint: text,
  ec2_metadata_service_endpoint_mode: choice('IPv4 IPv6'),
  http_proxy: text,
  https_proxy: text,
  no_proxy: text,
  insecure: bool(false),
  max_retries: number(5),
  retry_mode: choice('standard adaptive'),
  shared_config_files: list,
  shared_credentials_files: list,
  shared_credentials_file: { t: 'string', x: 'shared_credentials_files' },
  skip_credentials_validation: bool(),
  skip_metadata_api_check: bool(),
  skip_region_validation: bool(),
  skip_requesting_account_id: bool(),
  skip_s3_checksum: bool(),
  use_dualstack_endpoint: bool(),
  use_fips_endpoint: bool(),
  use_path_style: bool(),
  force_path_style: { t: 'boolean', x: 'use_path_style' },
  workspace_key_prefix: { t: 'string', d: 'env:' },
};

const backends = {
  s3,
  gcs: { bucket: need, prefix: text, credentials: text, access_token: text, impersonate_service_account: text, impersonate_service_account_delegates: list, encryption_key: text, kms_encryption_key: text, storage_custom_endpoint: text },
  azurerm: {
    storage_account_name: need, container_name: need, key: need, resource_group_name: text, subscription_id: text, tenant_id: text, client_id: text, client_secret: text,
    client_certificate: text, client_certificate_path: text, client_certificate_password: text, client_id_file_path: text, client_secret_file_path: text, access_key: text, sas_token: text,
    environment: choice('public usgovernment china', 'public'), metadata_host: text, lookup_blob_endpoint: bool(false), endpoint: text, snapshot: bool(false),
    ado_pipeline_service_connection_id: text, use_aks_workload_identity: bool(), use_azuread_auth: bool(), use_oidc: bool(), use_msi: bool(), use_cli: bool(), msi_endpoint: text, oidc_token: text, oidc_token_file_path: text, oidc_request_url: text, oidc_request_token: text,
  },
  local: { path: { t: 'string', d: 'terraform.tfstate', p: 'path' }, workspace_dir: { t: 'string', p: 'path' } },
  remote: { organization: text, hostname: text, token: text, workspaces: block({ name: text, prefix: text }) },
  http: {
    address: need, update_method: { t: 'string', d: 'POST' }, lock_address: text, lock_method: { t: 'string', d: 'LOCK' }, unlock_address: text, unlock_method: { t: 'string', d: 'UNLOCK' },
    username: text, password: text, skip_cert_verification: bool(false), retry_max: number(2), retry_wait_min: number(1), retry_wait_max: number(30),
    client_ca_certificate_pem: text, client_certificate_pem: text, client_private_key_pem: text,
  },
  consul: { path: need, access_token: text, address: text, scheme: choice('http https'), datacenter: text, http_auth: text, gzip: bool(false), lock: bool(true), ca_file: text, cert_file: text, key_file: text },
  pg: { conn_str: text, schema_name: { t: 'string', d: 'terraform_remote_state' }, skip_schema_creation: bool(), skip_table_creation: bool(), skip_index_creation: bool() },
  kubernetes: {
    secret_suffix: need, labels: map, namespace: text, in_cluster_config: bool(), host: { t: 'string', d: 'https://localhost' }, username: text, password: text, insecure: bool(false), client_certificate: text, client_key: text,
    cluster_ca_certificate: text, config_path: text, config_paths: list, config_context: text, config_context_auth_info: text, config_context_cluster: text, token: text,
    exec: block({ api_version: need, command: need, args: list, env: map }),
  },
  oci: {
    bucket: need, namespace: need, key: { t: 'string', d: 'terraform.tfstate' }, tenancy_ocid: text, user_ocid: text, fingerprint: text, private_key_path: text, region: text, kms_key_id: text,
    workspace_key_prefix: { t: 'string', d: 'tf-state-env' }, auth: { t: 'string', c: 'APIKey InstancePrincipal ResourcePrincipal InstancePrincipalWithCerts SecurityToken OKEWorkloadIdentity'.split(' '), o: 1 },
    config_file_profile: text, sse_customer_key: text, sse_customer_key_sha256: text, sse_customer_algorithm: choice('AES256'),
  },
  oss: {
    bucket: need, prefix: { t: 'string', d: 'env:' }, key: { t: 'string', d: 'terraform.tfstate' }, region: text, endpoint: text, encrypt: bool(), acl: text, tablestore_endpoint: text,
    tablestore_instance_name: text, tablestore_table: text, sts_endpoint: text, access_key: text, secret_key: text, security_token: text, ecs_role_name: text, profile: text, shared_credentials_file: text,
    assume_role_role_arn: text, assume_role_policy: text, assume_role_session_name: text, assume_role_session_expiration: number(3600), assume_role: { t: 'block', x: 'assume_role_role_arn' },
  },
  cos: {
    bucket: need, prefix: { t: 'string', d: 'env:' }, key: { t: 'string', d: 'terraform.tfstate' }, region: text, secret_id: text, secret_key: text, security_token: text, encrypt: bool(),
    acl: choice('private public-read', 'private'), accelerate: bool(false), endpoint: text, domain: { t: 'string', d: 'tencentcloudapi.com' }, shared_credentials_dir: text, profile: text, cam_role_name: text,
    assume_role: block({ role_arn: need, session_name: need, session_duration: { t: 'number', r: 1, d: '7200' }, policy: text, external_id: text }),
  },
};

const named = (k) => ({ any: { k } });
const TYPES = ['string', 'number', 'bool', 'any', 'list', 'set', 'map', 'object', 'tuple'];

/** What tests replace, https://developer.hashicorp.com/terraform/language/tests/mocking. */
const during = { ...choice('plan apply', 'apply'), v: '1.11' };
const overriding = (given) => block({ target: { r: 1 }, [given]: { t: 'map' }, override_during: during }, { v: '1.7' });
const ofProvider = { override_resource: overriding('values'), override_data: overriding('values') };
const overrides = { ...ofProvider, override_module: overriding('outputs') };
const mock = { t: 'block', any: { k: { defaults: { t: 'map' }, override_during: during } } };

/** The blocks of `.tftest.hcl`, https://developer.hashicorp.com/terraform/language/tests. */
const tests = {
  test: block({ parallel: bool(false) }, { v: '1.12' }),
  run: {
    t: 'block',
    v: '1.6',
    any: {
      k: {
        command: choice('plan apply', 'apply'),
        plan_options: block({ mode: choice('normal refresh-only', 'normal'), refresh: bool(true), replace: list, target: list }),
        variables: { t: 'block' },
        module: block({ source: need, version: text }),
        providers: map,
        assert: condition,
        expect_failures: list,
        state_key: { t: 'string', v: '1.11' },
        parallel: { ...bool(false), v: '1.12' },
        ...overrides,
      },
    },
  },
  variables: { t: 'block', v: '1.6' },
  mock_provider: {
    t: 'block',
    v: '1.7',
    any: {
      k: { alias: text, source: { t: 'string', p: 'path' }, override_during: during, mock_resource: mock, mock_data: mock, ...ofProvider },
    },
  },
  ...overrides,
};

/** Values that the language itself gives, https://developer.hashicorp.com/terraform/language/expressions/references. */
const references = {
  each: { k: { key: text, value: any } },
  count: { k: { index: number() } },
  path: { k: { module: text, root: text, cwd: text } },
  terraform: { k: { workspace: text, applying: { ...bool(), v: '1.10' } } },
  // Of OpenTofu, https://opentofu.org/docs/language/expressions/references/.
  tofu: { k: { workspace: text, applying: bool() } },
  self: any,
};

/** Of the provider that Terraform brings along, https://developer.hashicorp.com/terraform/language/resources/terraform-data. */
const ownResources = { terraform_data: named({ input: any, triggers_replace: any }) };
const ownData = {
  terraform_remote_state: named({ backend: need, config: { t: 'map' }, workspace: text, defaults: { t: 'map' } }),
};

export const language = {
  terraform: block({
    required_version: text,
    experiments: list,
    required_providers: { t: 'block', any: { t: 'map', k: { source: text, version: text, configuration_aliases: list } } },
    backend: labelled(Object.fromEntries(Object.entries(backends).map(([name, k]) => [name, { k }]))),
    cloud: block({ organization: text, hostname: { t: 'string', d: 'app.terraform.io' }, token: text, workspaces: block({ name: text, tags: { t: 'list|map' }, project: text }) }),
    provider_meta: { t: 'block' },
  }),
  resource: { t: 'block', k: ownResources, any: named({ ...meta, lifecycle, provisioner, connection, dynamic }) },
  data: { t: 'block', k: ownData, any: named({ ...meta, lifecycle: checks, dynamic }) },
  ephemeral: { t: 'block', v: '1.10', any: named({ ...meta, lifecycle: checks, dynamic }) },
  variable: {
    t: 'block',
    any: {
      k: {
        type: { c: TYPES, o: 1 },
        default: any,
        description: text,
        sensitive: bool(false),
        nullable: bool(true),
        ephemeral: { ...bool(false), v: '1.10' },
        const: { ...bool(false), v: '1.15' },
        deprecated: { t: 'string', v: '1.15' },
        validation: condition,
      },
    },
  },
  output: {
    t: 'block',
    any: {
      k: {
        value: { r: 1 },
        type: { c: TYPES, o: 1, v: '1.15' },
        description: text,
        sensitive: bool(false),
        ephemeral: { ...bool(false), v: '1.10' },
        deprecated: { t: 'string', v: '1.15' },
        depends_on: list,
        precondition: condition,
      },
    },
  },
  locals: { t: 'block' },
  module: { t: 'block', any: { k: { source: need, version: text, count: number(), for_each: any, providers: map, depends_on: list } } },
  provider: { t: 'block', any: { k: { alias: text, version: { t: 'string', x: 'required_providers' } } } },
  moved: block({ from: { r: 1 }, to: { r: 1 } }, { v: '1.1' }),
  import: block({ to: { r: 1 }, id: text, identity: { t: 'map', v: '1.12' }, for_each: { v: '1.7' }, provider: any }, { v: '1.5' }),
  removed: block({ from: { r: 1 }, lifecycle: block({ destroy: bool(true) }), provisioner, connection }, { v: '1.7' }),
  action: { t: 'block', v: '1.14', any: named({ config: { t: 'block' }, count: number(), for_each: any, provider: any }) },
  ...tests,
  reference: { k: references },
  check: { t: 'block', v: '1.5', any: { k: { assert: condition, data: { t: 'block' } } } },
};

/** Functions that were added after 1.0, by release: https://github.com/hashicorp/terraform/releases. */
export const SINCE = {
  endswith: '1.3', startswith: '1.3', timecmp: '1.3', strcontains: '1.5', plantimestamp: '1.5', issensitive: '1.8', templatestring: '1.9', ephemeralasnull: '1.10', convert: '1.15',
};

/** Functions that the dump is too old for, by their arguments. */
export const NEWER = { convert: ['value', 'type'] };
