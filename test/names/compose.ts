import type { Case, Refused } from './cases.ts';

const compose = (text: string) => ({ 'compose.yaml': text });

const PROJECT: readonly Case[] = [
  [
    'a service and what Compose reads over it',
    {
      'compose.yaml': 'services:\n  «=db»: {image: x}\n',
      'compose.override.yaml': 'services:\n  a: {image: z, depends_on: [«db»]}\n',
      'docker-compose.prod.yaml': 'services:\n  db: {image: y}\n',
    },
  ],
  [
    'a service',
    compose(`services:
  «=db»: {image: x}
  a:
    depends_on: [«db», c]
    links: ["«db»:other", '«db»', «db»:alias]
    volumes_from: ["«db»:ro", «db», container:db]
    network_mode: service:«db»
    pid: "service:«db»"
    ipc: 'service:«db»'
    extends: «db»
  c:
    depends_on:
      "«db»": {condition: service_started}
    extends: {service: «db»}
    build: {context: ., additional_contexts: {x: "service:«db»"}}
`),
  ],
  [
    'a service by a quoted key',
    compose(`services:\n  "«=a»": {image: x}\n  b: {depends_on: ['«a»']}\n`),
  ],
  [
    'a network, not the service of its name',
    compose(`services:
  front:
    networks: [«front»]
  b:
    networks:
      «front»: {aliases: [front]}
      other:
networks:
  «=front»:
  other:
`),
  ],
  [
    'a volume in both forms',
    compose(`services:
  a:
    volumes: ["«data»:/data:ro", ./data:/x, {type: volume, source: «data», target: /y}]
volumes: {«=data»: {}}
`),
  ],
  [
    'a secret',
    compose(`services:
  a:
    secrets: [«key», {source: «key», target: key}]
    build: {context: ., secrets: [«key»]}
secrets:
  «=key»: {file: ./key}
`),
  ],
  [
    'a config',
    compose(
      'services:\n  a:\n    configs:\n      - «key»\n      - source: «key»\nconfigs: {«=key»: {file: key}}\n',
    ),
  ],
  [
    'a model',
    compose('services:\n  a:\n    models:\n      «llm»: {}\nmodels:\n  «=llm»: {model: x}\n'),
  ],
  [
    'a profile: all say it alike',
    compose(
      'services:\n  a: {image: x, profiles: [«debug», other]}\n  b:\n    profiles: ["«debug»"]\n',
    ),
  ],
  [
    'an anchor',
    compose(`x-a: &«=base» {image: x}
services:
  a: *«base»
  b:
    <<: *«base»
  c:
    <<: [*other, *«base»]
    networks: {front: *«base»}
    ports: [*«base»]
`),
  ],
  [
    'an anchor of its own YAML document',
    compose('x-a: &«=a» 1\nx-b: *«a»\n---\nx-a: &a 2\nx-b: *a\n'),
    { shared: true },
  ],
  [
    'an anchor that is given anew',
    compose('x-a: &a 1\nx-b: *a\nx-c: &«=a» 2\nx-d: *«a»\n'),
    { shared: true },
  ],
  [
    'half-typed text',
    compose(
      'services:\n  «=db»:\n    image: x\n  a:\n    depends_on:\n      - «db»\n      - \n    imag\n  c:\n    links: [«db»\n    pid: service:\n',
    ),
  ],
  [
    'a service of a file that is included',
    {
      'compose.yaml':
        'include: [compose.inc.yaml]\nservices:\n  a: {image: x, depends_on: [«db»]}\n',
      'compose.inc.yaml': 'services:\n  «=db»: {image: x}\n',
    },
  ],
];

const BUILDS: readonly Case[] = [
  [
    'a stage of the Dockerfile that is built',
    {
      'compose.yaml':
        'services:\n  a:\n    build: {context: ./app, target: «build»}\n  b:\n    build: {context: other, target: build}\n',
      'app/Dockerfile': 'FROM a AS «=build»\nFROM «build»\n',
      'other/Dockerfile': 'FROM a AS build\n',
    },
  ],
  [
    'arguments of the Dockerfile that is built',
    {
      'compose.yaml':
        'services:\n  a:\n    build:\n      dockerfile: dev.Dockerfile\n      args:\n        «V»: 1\n        W: 2\n' +
        '  b:\n    build:\n      dockerfile: ./dev.Dockerfile\n      args: ["«V»=1", «V», W]\n' +
        '  c:\n    build: {context: "https://example.com/x.git", args: [V]}\n' +
        '  d:\n    build: {dockerfile_inline: FROM x, args: [V]}\n',
      'dev.Dockerfile': 'ARG «=V»=1\nFROM a:$«V»\n',
    },
  ],
  [
    'a service of a file that is extended',
    {
      'compose.yaml':
        'services:\n  web:\n    extends: {file: compose.base.yaml, service: «web»}\n  a:\n    depends_on: [web]\n',
      'compose.base.yaml': 'services:\n  «=web»: {image: x}\n  b: {extends: «web»}\n',
    },
  ],
];

export const CASES: readonly Case[] = [...PROJECT, ...BUILDS];

export const REFUSALS: readonly Refused[] = [
  ['a key', compose('«services»:\n  a: {image: x}\n'), 'x'],
  [
    'a service that nobody declares',
    compose('services:\n  a: {depends_on: [«b»]}\n'),
    'x',
    /^Nothing in sight declares b\.$/,
  ],
  [
    'to a service that exists',
    compose('services:\n  «a»: {image: x}\n  b: {image: x}\n'),
    'b',
    /^Something is called b already/,
  ],
  [
    'to a bad name',
    compose('services:\n  «a»: {image: x}\n'),
    'a b',
    /^A service is named by letters/,
  ],
  [
    'the network of every project',
    compose('services:\n  a: {networks: [default]}\nnetworks: {«default»: {}}\n'),
    'x',
    /^default is a name that is given/,
  ],
  [
    'to the network of every project',
    compose('networks: {«a»: {}}\n'),
    'default',
    /^default is a name that is given/,
  ],
  ['an interpolated name', compose('services:\n  a: {depends_on: ["«${X}»"]}\n'), 'x'],
  [
    'through an escape',
    compose('services:\n  «b»: {image: x}\n  a: {depends_on: ["\\x62"]}\n'),
    'x',
    /cannot be rewritten: compose.yaml, line 3/,
  ],
];
