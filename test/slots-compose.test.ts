import assert from 'node:assert/strict';
import { open } from './harness.ts';

/** The slot at `|`, as `role path, what a choice replaces`, with what else it says. */
function slotAt(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const slot = open('compose.yaml', text).slot(offset);
  if (!slot) return 'none';
  const { prefix, role, replace, typed, siblings, scope, suffix } = slot;
  return [
    `${role} ${prefix.path.join('/') || '.'}`,
    JSON.stringify(`${typed}|${text.slice(replace.from + typed.length, replace.to)}`),
    ...(scope === undefined ? [] : [`scope ${scope}`]),
    ...(suffix === undefined ? [] : [`suffix ${JSON.stringify(suffix)}`]),
    ...(siblings.length ? [`beside ${siblings.join(' ')}`] : []),
  ].join(', ');
}

const WEB = 'services:\n  web:\n';

const CASES: readonly (readonly [marked: string, expected: string])[] = [
  ['|', 'key ., "|", suffix ": "'],
  ['ser|', 'key ., "ser|", suffix ": "'],
  [WEB + '    image: x\nnet|', 'key ., "net|", suffix ": "'],
  [WEB + '    image: x\n|\nnetworks:\n  n:\n', 'key ., "|", suffix ": "'],
  ['services:\n  |', 'key services, "|", suffix ": "'],
  ['services:\n  we|', 'key services, "we|", suffix ": "'],
  [WEB + '    |', 'key services/*, "|", suffix ": "'],
  [WEB + '    net|', 'key services/*, "net|", suffix ": "'],
  [WEB + '    net|\n    image: x\n', 'key services/*, "net|", suffix ": ", beside image'],
  [
    WEB + '    image: x\n    |\n    init: true\n',
    'key services/*, "|", suffix ": ", beside image init',
  ],
  [
    WEB + '    image: x\n    priv|\n  db:\n    image: y\n',
    'key services/*, "priv|", suffix ": ", beside image',
  ],
  [WEB + '    image: x\n    |', 'key services/*, "|", suffix ": ", beside image'],
  [
    WEB + '    image: x\n    net|work_mode: host\n',
    'key services/*, "net|work_mode", beside image',
  ],
  [WEB + '    "net|\n    image: x\n', 'key services/*, "net|", suffix "\\": ", beside image'],
  [WEB + '    network_mode: |\n    image: x\n', 'value services/*/network_mode, "|"'],
  [WEB + '    network_mode:|\n    image: x\n', 'value services/*/network_mode, "|"'],
  [WEB + '    network_mode: ho|\n    image: x\n', 'value services/*/network_mode, "ho|"'],
  [WEB + '    network_mode: "ho|st"\n    image: x\n', 'value services/*/network_mode, "ho|st"'],
  [WEB + '    privileged: "|\n    image: x\n', 'value services/*/privileged, "|"'],
  [WEB + '    restart: | # why\n', 'value services/*/restart, "|"'],
  [WEB + '    restart: always # wh|y\n', 'none'],
  [WEB + '    cap_add:\n      - |\n', 'value services/*/cap_add, "|"'],
  [
    WEB + '    cap_add:\n      - ALL\n      - SYS|\n    image: x\n',
    'value services/*/cap_add, "SYS|", beside ALL',
  ],
  [WEB + '    cap_add: [ALL, SYS|\n    image: x\n', 'value services/*/cap_add, "SYS|", beside ALL'],
  [WEB + '    cap_add: [|]\n', 'value services/*/cap_add, "|"'],
  [
    WEB + '    depends_on:\n      - |\n  db:\n    image: x\n',
    'reference services/*/depends_on, "|", scope service',
  ],
  [
    WEB + '    depends_on:\n      - cache\n      - d|\n  db:\n    image: x\n',
    'reference services/*/depends_on, "d|", scope service, beside cache',
  ],
  [WEB + '    depends_on: [d|]\n', 'reference services/*/depends_on, "d|", scope service'],
  [
    WEB + '    depends_on:\n      d|\n',
    'reference services/*/depends_on, "d|", scope service, suffix ": "',
  ],
  [
    WEB + '    depends_on:\n      db:\n        cond|\n',
    'key services/*/depends_on/*, "cond|", suffix ": "',
  ],
  [
    WEB + '    depends_on:\n      db:\n        condition: service_h|\n',
    'value services/*/depends_on/*/condition, "service_h|"',
  ],
  [WEB + '    networks:\n      - |\n', 'reference services/*/networks, "|", scope network'],
  [WEB + '    secrets:\n      - |\n', 'reference services/*/secrets/source, "|", scope secret'],
  [WEB + '    extends: |\n', 'reference services/*/extends/service, "|", scope service'],
  [WEB + '    ports:\n      - |\n', 'key services/*/ports, "|", suffix ": "'],
  [
    WEB + '    ports:\n      - target: 80\n        pub|\n',
    'key services/*/ports, "pub|", suffix ": ", beside target',
  ],
  [
    WEB + '    ports:\n      - target: 80\n        protocol: |\n',
    'value services/*/ports/protocol, "|"',
  ],
  [
    WEB + '    deploy:\n      resources:\n        limits:\n          |\n',
    'key services/*/deploy/resources/limits, "|", suffix ": "',
  ],
  [WEB + '    deploy: {resources: {li|}}\n', 'key services/*/deploy/resources, "li|", suffix ": "'],
  [WEB + '    build:\n      |\n', 'key services/*/build, "|", suffix ": "'],
  [
    WEB + '    build:\n      context: .\n      |\n',
    'key services/*/build, "|", suffix ": ", beside context',
  ],
  [
    WEB + '    healthcheck:\n      test: x\n      int|\n',
    'key services/*/healthcheck, "int|", suffix ": ", beside test',
  ],
  [WEB + '    environment:\n      A|\n', 'key services/*/environment, "A|", suffix ": "'],
  [WEB + '    container_name: >\n      x|\n', 'none'],
  ['networks:\n  n:\n    driver: |\n', 'value networks/*/driver, "|"'],
  ['volumes:\n  v:\n    |\n', 'key volumes/*, "|", suffix ": "'],
  ['x-a: &a\n  priv|\n', 'key x-a, "priv|", suffix ": "'],
  [WEB + '    # comm|ent\n', 'none'],
  [WEB + '    command: docker run --net|\n', 'flag docker/run, "--net|"'],
];

describe('slots in compose', () => {
  for (const [marked, expected] of CASES) {
    it(JSON.stringify(marked), () => {
      assert.equal(slotAt(marked), expected);
    });
  }
});
