const RUN = 'RUN docker run --privileged a:1\n';
const FROM = 'FROM debian\n';

/** A file, what is found in it, and by tool a text with comments and what is still found. */
export interface Table {
  readonly file: string;
  readonly plain: string;
  readonly found: readonly string[];
  readonly rows: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>>;
}

const TAG = 'base-image-untagged';
const UNUSED = 'unused-ignore';
const ROOT = 'root-user';
const STAGES = `FROM debian AS a\nUSER root\nRUN true\nFROM node\nUSER root\n`;
const UUID = '9efb0b2d-89c9-41a3-91ca-dcc0aec911fd';
const OTHER = '00000000-89c9-41a3-91ca-dcc0aec911fd';

const COMPOSE = 'services:\n  web:\n    image: x\n    privileged: true\n  api:\n    image: y\n';
const LATEST = 'image-untagged-or-latest';
const IMAGE_RULE = 'service-image-require-explicit-tag';
const behind = (code: string, comment: string) => COMPOSE.replace(code, `${code} ${comment}`);
const above = (code: string, comment: string) =>
  COMPOSE.replace(new RegExp(`^( *)${code}`, 'm'), `$1${comment}\n$1${code}`);
const GROUP =
  'resource "aws_security_group" "a" {\n  ingress {\n    from_port = 22\n    to_port = 22\n    protocol = "tcp"\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}\n';
const PLAY =
  '- hosts: all\n  tasks:\n    - name: a\n      apt:\n        name: x\n    - name: b\n      copy:\n        dest: /x\n        mode: 644\n';

/** Where the tools document their comments stands in `features/ignores/grammar.ts`. */
export const TABLES: readonly Table[] = [
  {
    file: 'Dockerfile',
    plain: FROM + RUN,
    found: [TAG, 'cli-privileged'],
    rows: {
      'cloud-glossary': [
        [`# cloud-glossary ignore=${TAG} -- why\n${FROM}${RUN}`, ['cli-privileged']],
        [`${FROM}# cloud-glossary ignore=security\n${RUN}`, [TAG]],
        [`${FROM}# cloud-glossary ignore=secret-in-arg-env, cli-privileged\n${RUN}`, [TAG, UNUSED]],
        [`# cloud-glossary ignore=cli-privileged\n${FROM}${RUN}`, [UNUSED, TAG, 'cli-privileged']],
        [`${FROM}${RUN}# cloud-glossary ignore-file=cli-privileged,supply-chain\n`, []],
      ],
      // https://github.com/hadolint/hadolint#inline-ignores
      hadolint: [
        [`# hadolint ignore=DL3006\n${FROM}${RUN}`, ['cli-privileged']],
        [`# hadolint ignore=DL3002, DL3006 # why\n${FROM}${RUN}`, ['cli-privileged']],
        [`# hadolint ignore=nonsense,DL3006\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`# hadolint ignore=DL3006,nonsense\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`# hadolint ignore=DL3006\n\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`# hadolint ignore=DL3006\n# more\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`${FROM}# hadolint ignore=DL3006\n${RUN}`, [TAG, 'cli-privileged']],
        [`${FROM}${RUN}# hadolint global ignore=DL3006\n`, ['cli-privileged']],
        [`# hadolint shell=DL3006\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
      ],
      trivy: [
        [`#trivy:ignore:DS-0001\n${FROM}${RUN}`, ['cli-privileged']],
        [`# trivy:ignore:AVD-DS-0001\n${FROM}${RUN}`, ['cli-privileged']],
        [`# trivy:ignore:ds001\n${FROM}${RUN}`, ['cli-privileged']],
        [`# tfsec:ignore:DS-0001\n${FROM}${RUN}`, ['cli-privileged']],
        [`# trivy:ignore:DS-0002 trivy:ignore:DS-0001 why\n${FROM}${RUN}`, ['cli-privileged']],
        [`# trivy:ignore:DS-0001\n# trivy:ignore:DS-0002\n${FROM}${RUN}`, ['cli-privileged']],
        [`# trivy:ignore:*\n${FROM}${RUN}`, ['cli-privileged']],
        [`# trivy:ignore:DS-*\n${FROM}${RUN}`, ['cli-privileged']],
        [`# trivy:ignore:KSV-*\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`# trivy:ignore:DS-0010\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`# trivy:ignore:DS-0001\n\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`# see trivy:ignore:DS-0001\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        // Today is 2026-06-15 in tests.
        [`# trivy:ignore:DS-0001:exp:2026-06-15\n${FROM}${RUN}`, ['cli-privileged']],
        [`# trivy:ignore:*:exp:2026-06-16\n${FROM}${RUN}`, ['cli-privileged']],
        [`# trivy:ignore:DS-0001:exp:2026-06-14\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`# trivy:ignore:*:exp:2026-06-14\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`# trivy:ignore:DS-0001:exp:soon\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`# trivy:ignore:DS-0001:ws:default\n${FROM}${RUN}`, ['cli-privileged']],
        [`# trivy:ignore:DS-0001:ws:dev-*\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
      ],
      // A comment for KICS means what KICS finds, also where another id of ours stands for it.
      kics: [
        [`# kics-scan ignore\n${FROM}${RUN}`, []],
        [`# about\n# kics-scan ignore\n${FROM}${RUN}`, []],
        [`${FROM}# kics-scan ignore\n${RUN}`, [TAG, 'cli-privileged']],
        [`# kics-scan disable=${UUID}\n${FROM}${RUN}`, ['cli-privileged']],
        [`# kics-scan disable=${OTHER},${UUID}\n${FROM}${RUN}`, ['cli-privileged']],
        [`# kics-scan disable=${OTHER}\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`${FROM}# kics-scan disable=${UUID}\n${RUN}`, [TAG, 'cli-privileged']],
        [`# kics-scan enable=${UUID}\n${FROM}${RUN}`, [TAG]],
        [`# kics-scan enable=${OTHER}\n# kics-scan enable=${UUID}\n${FROM}${RUN}`, [TAG]],
        [`# kics-scan enable=${UUID}\n# kics-scan disable=${UUID}\n${FROM}${RUN}`, [TAG]],
        [`# kics-scan enable=${UUID}\n# kics-scan ignore\n${FROM}${RUN}`, []],
        [`# kics-scan ignore-line\n${FROM}${RUN}`, ['cli-privileged']],
        [`${FROM}# kics-scan ignore-line\nRUN true && \\\n  docker run --privileged a:1\n`, [TAG]],
        [`# kics-scan ignore-block\n${FROM}${RUN}`, []],
        [`${FROM}# kics-scan ignore-block\n${RUN}`, [TAG, 'cli-privileged']],
      ],
      semgrep: [
        [`# nosemgrep\n${FROM}${RUN}`, ['cli-privileged']],
        [`# nosemgrep: missing-image-version\n${FROM}${RUN}`, ['cli-privileged']],
        [`# nosemgrep: a.b, dockerfile.x.missing-image-version\n${FROM}${RUN}`, ['cli-privileged']],
        [`# nosemgrep: missing-user\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`# nosemgrepping\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
      ],
      // https://www.shellcheck.net/wiki/Directive
      shellcheck: [[`# shellcheck disable=all\n${FROM}${RUN}`, [TAG, 'cli-privileged']]],
      'other languages': [
        [`# tflint-ignore: all\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`# dclint disable-file\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
        [`# noqa: fqcn\n${FROM}${RUN}`, [TAG, 'cli-privileged']],
      ],
    },
  },
  {
    file: 'Dockerfile',
    plain: STAGES,
    found: [TAG, TAG, ROOT],
    rows: {
      hadolint: [
        [`# hadolint stage ignore=DL3006\n${STAGES}`, [TAG, ROOT]],
        [STAGES.replace('FROM node', '# hadolint stage ignore=DL3002\nFROM node'), [TAG, TAG]],
        [STAGES.replace('RUN', '# hadolint stage ignore=DL3006\nRUN'), [TAG, TAG, ROOT]],
        // A comment in a script is the shell's.
        [
          STAGES.replace('RUN true', 'RUN <<EOF\n# hadolint global ignore=DL3006\nEOF'),
          [TAG, TAG, ROOT],
        ],
      ],
      kics: [
        [STAGES.replace('FROM node', '# kics-scan ignore-block\nFROM node'), [TAG]],
        [`# kics-scan ignore-block\n${STAGES}`, [TAG, ROOT]],
      ],
      checkov: [
        [`${STAGES}#checkov:skip=CKV_DOCKER_7:"why"\n`, [ROOT]],
        [`${STAGES}# bridgecrew:skip=CKV_DOCKER_8,CKV_DOCKER_7\n`, []],
        [`${STAGES}# cortex:skip= CKV_DOCKER_8: why\n`, [TAG, TAG]],
        [`${STAGES}# checkov:skip=CKV_DOCKER_80\n`, [TAG, TAG, ROOT]],
      ],
    },
  },
  {
    file: 'Dockerfile',
    plain: 'FROM debian:12\nARG API_TOKEN\nENV API_TOKEN=x\n',
    found: ['secret-in-arg-env', 'secret-in-arg-env'],
    rows: {
      // https://docs.docker.com/build/checks/#skip-checks
      buildkit: [
        [
          '# check=skip=SecretsUsedInArgOrEnv\nFROM debian:12\nARG API_TOKEN\nENV API_TOKEN=x\n',
          [],
        ],
        ['# check=error=true;skip=all\nFROM debian:12\nARG API_TOKEN\n', []],
        [
          '# syntax=docker/dockerfile:1\n# check=skip=A,SecretsUsedInArgOrEnv;error=true\nFROM debian:12\nARG API_TOKEN\n',
          [],
        ],
        [
          '# check=skip=secretsusedinargorenv\nFROM debian:12\nARG API_TOKEN\n',
          ['secret-in-arg-env'],
        ],
        ['# about\n# check=skip=all\nFROM debian:12\nARG API_TOKEN\n', ['secret-in-arg-env']],
        ['FROM debian:12\n# check=skip=SecretsUsedInArgOrEnv // why\nARG API_TOKEN\n', []],
        [
          'FROM debian:12\n# check=skip=SecretsUsedInArgOrEnv\nARG API_TOKEN\nARG DB_PASSWORD\n',
          ['secret-in-arg-env'],
        ],
        ['FROM debian:12\n# check=skip=all\n\nARG API_TOKEN\n', ['secret-in-arg-env']],
      ],
    },
  },
  {
    file: 'compose.yaml',
    plain: COMPOSE,
    found: [LATEST, 'privileged-service', LATEST],
    rows: {
      dclint: [
        [`# dclint disable-file\n${COMPOSE}`, ['privileged-service']],
        [`---\n# dclint disable-file\n${COMPOSE}`, ['privileged-service']],
        [`# about\n# dclint disable-file\n${COMPOSE}`, [LATEST, 'privileged-service', LATEST]],
        [`# dclint disable\n${COMPOSE}`, ['privileged-service']],
        [`# dclint disable other ${IMAGE_RULE}\n${COMPOSE}`, ['privileged-service']],
        [`# dclint disable other\n${COMPOSE}`, [LATEST, 'privileged-service', LATEST]],
        [`${COMPOSE}# dclint disable\n`, [LATEST, 'privileged-service', LATEST]],
        [behind('image: x', '# dclint disable-line'), ['privileged-service', LATEST]],
        [behind('image: x', `# dclint disable-line ${IMAGE_RULE}`), ['privileged-service', LATEST]],
        [
          above('image: x', `# dclint disable-line a ${IMAGE_RULE}`),
          ['privileged-service', LATEST],
        ],
        [above('web:', '# dclint disable-line'), [LATEST, 'privileged-service', LATEST]],
      ],
      kics: [
        [above('privileged', '# kics-scan ignore-line'), [LATEST, LATEST]],
        [above('web:', '# kics-scan ignore-line'), [LATEST, 'privileged-service', LATEST]],
        [above('web:', '# kics-scan ignore-block'), [LATEST, LATEST]],
        [above('api:', '# kics-scan ignore-block'), [LATEST, 'privileged-service', LATEST]],
        [`---\n# kics-scan ignore-block\n${COMPOSE}`, [LATEST, LATEST]],
      ],
      semgrep: [
        [
          behind('privileged: true', '# nosemgrep: yaml.compose.privileged-service'),
          [LATEST, LATEST],
        ],
        [behind('web:', '# nosemgrep'), [LATEST, LATEST]],
        [above('privileged', '# nosemgrep: privileged-service'), [LATEST, LATEST]],
        [above('api:', '# nosemgrep'), [LATEST, 'privileged-service', LATEST]],
      ],
      // It reads no compose files.
      checkov: [
        [above('image: x', '# checkov:skip=CKV_DOCKER_7'), [LATEST, 'privileged-service', LATEST]],
      ],
    },
  },
  {
    file: 'main.tf',
    plain: GROUP,
    found: ['aws-open-ingress'],
    rows: {
      'cloud-glossary': [
        [
          GROUP.replace(
            '    cidr',
            '    // cloud-glossary ignore=aws-open-ingress -- why\n    cidr',
          ),
          [],
        ],
        [`/* cloud-glossary ignore=aws-open-ingress */\n${GROUP}`, []],
      ],
      checkov: [
        [GROUP.replace('{\n', '{\n  #checkov:skip=CKV_AWS_24:"why"\n'), []],
        [GROUP.replace('{\n', '{ # checkov:skip=CKV_AWS_25\n'), []],
        [`# checkov:skip=CKV_AWS_24\n${GROUP}`, ['aws-open-ingress']],
        [`${GROUP}# checkov:skip=CKV_AWS_24\n`, ['aws-open-ingress']],
      ],
      trivy: [
        [`#trivy:ignore:AVD-AWS-0107\n${GROUP}`, []],
        [`# trivy:ignore:AWS-0107\n# trivy:ignore:AWS-0001\n${GROUP}`, []],
        [GROUP.replace('{\n', '{ #trivy:ignore:aws-0107\n'), []],
        [GROUP.replace('0"]\n', '0"] # trivy:ignore:AWS-0107\n'), []],
        [GROUP.replace('  ingress', '  #trivy:ignore:AWS-0107\n  ingress'), []],
        [GROUP.replace('    cidr', '    #trivy:ignore:AWS-0107\n\n    cidr'), ['aws-open-ingress']],
        [`#trivy:ignore:AWS-0107[ingress.from_port=22]\n${GROUP}`, []],
        [`#trivy:ignore:AWS-0107[ingress.from_port=80]\n${GROUP}`, ['aws-open-ingress']],
        [`#trivy:ignore:AWS-0107[name=a]\n${GROUP}`, ['aws-open-ingress']],
        [`#trivy:ignore:*[description=x]\n${GROUP.replace('{', '{\n  description = var.d')}`, []],
        [
          `#trivy:ignore:AWS-0107[ingress.from_port=22]:exp:2020-01-01\n${GROUP}`,
          ['aws-open-ingress'],
        ],
      ],
      kics: [
        [`# kics-scan ignore-block\n${GROUP}`, []],
        [`# kics-scan ignore-line\n${GROUP}`, ['aws-open-ingress']],
        [GROUP.replace('    cidr', '    # kics-scan ignore-line\n    cidr'), []],
      ],
    },
  },
  {
    file: 'site.yml',
    plain: PLAY,
    found: ['fqcn', 'fqcn', 'risky-octal'],
    rows: {
      'ansible-lint': [
        [PLAY.replace('name: a', 'name: a # noqa: fqcn'), ['fqcn', 'risky-octal']],
        [PLAY.replace('name: x', 'name: x # noqa: fqcn[action]'), ['fqcn', 'risky-octal']],
        [PLAY.replace('name: b', 'name: b # noqa: other risky-octal'), ['fqcn', 'fqcn']],
        [PLAY.replace('name: b', 'name: b # why # noqa: fqcn risky-octal'), ['fqcn']],
        [PLAY.replace('name: b', 'name: b # noqa: fqcn-not'), ['fqcn', 'fqcn', 'risky-octal']],
        [
          PLAY.replace('    - name: b', '    # noqa: fqcn\n    - name: b'),
          ['fqcn', 'fqcn', 'risky-octal'],
        ],
        [PLAY.replace('hosts: all', 'hosts: all # noqa: fqcn'), ['fqcn', 'fqcn', 'risky-octal']],
      ],
    },
  },
];
