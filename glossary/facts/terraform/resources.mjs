// What is said beside the providers' schemas, which hold no choices, defaults or parts of values.

/** Fields that are added to an attribute, by its path. */
export const MORE = {
  // https://registry.terraform.io/providers/kreuzwerker/docker/latest/docs/resources/container
  'docker_container/image': { p: 'image' },
  'docker_container/command': { p: 'argv' },
  'docker_container/entrypoint': { p: 'argv' },
  'docker_container/healthcheck/test': { p: 'healthcheck' },
  'docker_container/env': { p: 'env' },
  'docker_container/volumes/host_path': { p: 'path' },
  'docker_container/mounts/source': { p: 'path' },
  'docker_container/devices/host_path': { p: 'path' },
  'docker_container/capabilities/add': { p: 'capability' },
  'docker_container/capabilities/drop': { p: 'capability' },
  'docker_container/restart': { c: ['no', 'on-failure', 'always', 'unless-stopped'], d: 'no' },
  'docker_container/mounts/type': { c: ['bind', 'volume', 'tmpfs'], o: 1 },
  'docker_container/ports/protocol': { c: ['tcp', 'udp'], o: 1, d: 'tcp' },
  'docker_container/network_mode': { c: ['bridge', 'host', 'none'], o: 1 },
  'docker_image/name': { p: 'image' },
  'docker_service/task_spec/container_spec/image': { p: 'image' },
  'docker_service/task_spec/container_spec/command': { p: 'argv' },
  'docker_service/task_spec/container_spec/healthcheck/test': { p: 'healthcheck' },
  'docker_service/task_spec/container_spec/mounts/source': { p: 'path' },
  'aws_instance/user_data': { p: 'shell' },
  'aws_instance/user_data_base64': { p: 'shell' },
};

/** Scripts that a machine runs at its first start, of resources whose schema is not kept here. */
export const SCRIPTS = {
  aws_launch_template: ['user_data'],
  aws_launch_configuration: ['user_data', 'user_data_base64'],
  aws_spot_instance_request: ['user_data', 'user_data_base64'],
  google_compute_instance: ['metadata_startup_script'],
  google_compute_instance_template: ['metadata_startup_script'],
  azurerm_linux_virtual_machine: ['custom_data', 'user_data'],
  azurerm_linux_virtual_machine_scale_set: ['custom_data', 'user_data'],
  digitalocean_droplet: ['user_data'],
  hcloud_server: ['user_data'],
  openstack_compute_instance_v2: ['user_data'],
};

/** Objects of the Kubernetes API, or texts of them. */
export const MANIFESTS = { kubernetes_manifest: ['manifest'], kubectl_manifest: ['yaml_body'] };
