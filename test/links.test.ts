import assert from 'node:assert/strict';
import { links } from '../server/src/features/links.ts';
import { open } from './harness.ts';
import { worldOf } from './world.ts';

/** By path: a text whose links stand in `«»`, and where they lead: a page, or files from the root. */
const CASES: readonly (readonly [
  title: string,
  file: string,
  text: string,
  targets: readonly string[],
])[] = [
  [
    'images of all registries; stages and what is put together are none',
    'Dockerfile',
    `ARG V=1
FROM «golang»:$V AS build
FROM build AS next
FROM $BASE
FROM scratch.local/x
FROM unknown-name
COPY --from=build /a /a
COPY --from=«ghcr.io/astral-sh/uv:latest» /uv /uv
FROM «quay.io/prometheus/prometheus:v3» AS p
FROM «mcr.microsoft.com/dotnet/sdk:9.0»
FROM «public.ecr.aws/docker/library/node:22»
FROM «gcr.io/distroless/static»
FROM registry.k8s.io/pause
FROM «grafana/grafana@sha256:0123456789012345678901234567890123456789012345678901234567890123»
RUN docker run «docker.io/library/redis:7» && docker build -t team/app .
RUN curl -fsSL «https://example.com/a.tgz» | tar x && curl https://example.com/$V
`,
    [
      'https://hub.docker.com/_/golang',
      'https://ghcr.io/astral-sh/uv',
      'https://quay.io/repository/prometheus/prometheus',
      'https://mcr.microsoft.com/artifact/mar/dotnet/sdk',
      'https://hub.docker.com/_/node',
      'https://github.com/GoogleContainerTools/distroless',
      'https://hub.docker.com/r/grafana/grafana',
      'https://hub.docker.com/_/redis',
      'https://example.com/a.tgz',
    ],
  ],
  [
    'sources of copies from the context',
    'app/Dockerfile',
    `FROM «alpine»
COPY «package.json» ./
COPY --from=x y z
COPY ["«a b»", "/"]
COPY $A *.md docs/ . .. /
RUN --mount=type=bind,source=«go.mod»,target=/x --mount=type=bind,from=x,source=y,target=/y \\
  --mount=type=cache,source=z,target=/z true
ADD «/abs» «../x/../y» <<z git@example.com:a/b «https://example.com/c» /
z
`,
    [
      'https://hub.docker.com/_/alpine',
      'app/package.json',
      'app/a%20b',
      'app/go.mod',
      'app/abs',
      'app/y',
      'https://example.com/c',
    ],
  ],
  [
    'files that are left out',
    'app/.dockerignore',
    '# docs\n«docs»\n!«docs/a.md»\n/«b»\n*.log\n',
    ['app/docs', 'app/docs/a.md', 'app/b'],
  ],
  [
    'builds, environment files, other compose files',
    'x/compose.yaml',
    `include:
  - «../other.yaml»
services:
  a:
    image: shop/a
    build: «./app»
    env_file: «.env»
  b:
    build:
      context: «app»
      dockerfile: «Dockerfile.dev»
    env_file:
      - «a.env»
      - path: «b.env»
      - $C
    extends: {file: «base.yaml», service: a}
  c:
    image: nginx:1
    build: {context: $DIR, dockerfile: Dockerfile}
  d:
    image: "«nginx:1»"
secrets:
  s: {file: «s.txt»}
`,
    [
      'other.yaml',
      'x/app/Dockerfile x/app/Containerfile',
      'x/.env',
      'x/app/Dockerfile x/app/Containerfile',
      'x/app/Dockerfile.dev',
      'x/a.env',
      'x/b.env',
      'x/base.yaml',
      'https://hub.docker.com/_/nginx',
      'x/s.txt',
    ],
  ],
  [
    'modules, providers, files that functions read',
    'infra/main.tf',
    `terraform {
  required_providers {
    aws = { source = "«hashicorp/aws»" }
    own = { source = "example.com/team/own" }
  }
}
module "a" { source = "«./net»" }
module "b" { source = "«terraform-aws-modules/vpc/aws»" }
module "c" { source = "«terraform-aws-modules/iam/aws//modules/iam-user»" }
module "d" { source = "«git::https://example.com/team/net.git//sub?ref=v1»" }
module "e" { source = "«github.com/team/net»" }
module "f" { source = "«git@github.com:team/net.git»" }
module "g" { source = "example.com/team/net/aws" }
resource "null_resource" "n" {
  triggers = {
    a = file("\${path.module}/«a.sh»")
    b = base64encode(templatefile("«b.tftpl»", { c = 1 }))
    c = file("\${path.module}/\${var.x}.sh")
  }
  provisioner "remote-exec" {
    script  = "\${path.module}/«s.sh»"
  }
}
`,
    [
      'https://registry.terraform.io/providers/hashicorp/aws/latest',
      'infra/net/main.tf infra/net/main.tofu',
      'https://registry.terraform.io/modules/terraform-aws-modules/vpc/aws/latest',
      'https://registry.terraform.io/modules/terraform-aws-modules/iam/aws/latest/submodules/iam-user',
      'https://example.com/team/net',
      'https://github.com/team/net',
      'https://github.com/team/net',
      'infra/a.sh',
      'infra/b.tftpl',
      'infra/s.sh',
    ],
  ],
  [
    'what a play reads',
    'p/q/r/s/site.yml',
    `- hosts: all
  vars_files: [«v.yml»]
  roles: [«web»]
  tasks:
    - template: {src: «a.j2», dest: /a}
    - copy: {src: "{{ x }}", dest: /a}
    - script: «run.sh» --fast
    - import_tasks: «t.yml»
    - get_url: {url: «https://example.com/a», dest: /a}
- import_playbook: «more.yml»
`,
    [
      'p/q/r/s/v.yml p/q/r/s/vars/v.yml p/q/r/vars/v.yml',
      'p/q/r/s/roles/web/tasks/main.yml p/q/r/roles/web/tasks/main.yml p/q/web/tasks/main.yml p/web/tasks/main.yml',
      'p/q/r/s/templates/a.j2 p/q/r/s/a.j2',
      'p/q/r/s/files/run.sh p/q/r/s/run.sh',
      'p/q/r/s/t.yml p/q/r/s/tasks/t.yml p/q/r/tasks/t.yml p/q/r/t.yml',
      'https://example.com/a',
      'p/q/r/s/more.yml',
    ],
  ],
  [
    'templates and files of a role',
    'roles/web/tasks/main.yml',
    '- template: src=«a.j2» dest=/a\n- copy:\n    src: «f»\n    dest: /f\n',
    [
      'roles/web/templates/a.j2 roles/web/a.j2 roles/web/tasks/a.j2',
      'roles/web/files/f roles/web/f roles/web/tasks/f',
    ],
  ],
  [
    'boxes, playbooks, scripts',
    'Vagrantfile',
    `Vagrant.configure("2") do |config|
  config.vm.box = "«ubuntu/jammy64»"
  config.vm.provision "shell", path: "«a.sh»"
  config.vm.provision "file", source: "«b.txt»", destination: "/x"
  config.vm.provision "ansible", playbook: "«site.yml»"
  config.vm.box_url = "«https://example.com/x.box»"
  config.vm.provision "shell", path: "#{x}.sh"
end
`,
    [
      'https://portal.cloud.hashicorp.com/vagrant/discover/ubuntu/jammy64',
      'a.sh',
      'b.txt',
      'site.yml',
      'https://example.com/x.box',
    ],
  ],
];

describe('links', () => {
  for (const [title, file, marked, targets] of CASES)
    it(`${file}: ${title}`, () => {
      const document = open(file, marked.replaceAll(/[«»]/g, ''));
      const found = links(worldOf(document));
      let { text } = document;
      for (const { from, to } of found.toReversed())
        text = `${text.slice(0, from)}«${text.slice(from, to)}»${text.slice(to)}`;
      assert.equal(text, marked);
      const shown = found.map(({ page, files = [] }) =>
        page ? page : files.map((uri) => uri.replace('file:///', '')).join(' '),
      );
      assert.deepEqual(shown, targets);
    });
});
