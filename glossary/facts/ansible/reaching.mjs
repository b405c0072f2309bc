// How modules of community.docker reach the engine.
import { flag, text } from './forms.mjs';

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
export const BY_API = {
  ...REACHED,
  debug: flag(false),
  docker_host: { d: 'unix:///var/run/docker.sock', a: ['docker_url'] },
  timeout: { t: 'int', d: '60' },
  use_ssh_client: flag(false),
};
export const BY_CLI = {
  ...REACHED,
  cli_context: text,
  docker_cli: { t: 'path' },
  docker_host: { a: ['docker_url'] },
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
