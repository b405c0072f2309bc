import assert from 'node:assert/strict';
import { slotAt } from './slots.ts';

const WEB = 'services:\n  web:\n';

const CASES: readonly (readonly [marked: string, expected: string])[] = [
  ['|', 'compose key ., "", "", suffix ": "'],
  ['ser|', 'compose key ., "ser", "ser", suffix ": "'],
  [WEB + '    image: x\nnet|', 'compose key ., "net", "net", suffix ": "'],
  [WEB + '    image: x\n|\nnetworks:\n  n:\n', 'compose key ., "", "", suffix ": "'],
  ['services:\n  |', 'compose key services, "", "", suffix ": "'],
  ['services:\n  we|', 'compose key services, "we", "we", suffix ": "'],
  // A colon behind a key's value is the value's; the first one in a line is a key's.
  [WEB + '    image: postgres:|', 'compose value services/*/image, "postgres:", "postgres:"'],
  [
    WEB + '    image: postgres:|\n    ports: []',
    'compose value services/*/image, "postgres:", "postgres:"',
  ],
  [
    WEB + '    volumes:\n      - source:|',
    'compose reference services/*/volumes/source, "", "", scope volume',
  ],
  [WEB + '    |', 'compose key services/*, "", "", suffix ": "'],
  [WEB + '    net|', 'compose key services/*, "net", "net", suffix ": "'],
  [
    WEB + '    net|\n    image: x\n',
    'compose key services/*, "net", "net", suffix ": ", beside image',
  ],
  [
    WEB + '    image: x\n    |\n    init: true\n',
    'compose key services/*, "", "", suffix ": ", beside image init',
  ],
  [
    WEB + '    image: x\n    priv|\n  db:\n    image: y\n',
    'compose key services/*, "priv", "priv", suffix ": ", beside image',
  ],
  [WEB + '    image: x\n    |', 'compose key services/*, "", "", suffix ": ", beside image'],
  [
    WEB + '    image: x\n    net|work_mode: host\n',
    'compose key services/*, "net", "network_mode", beside image',
  ],
  [
    WEB + '    "net|\n    image: x\n',
    'compose key services/*, "net", "net", suffix "\\": ", beside image',
  ],
  [WEB + '    network_mode: |\n    image: x\n', 'compose value services/*/network_mode, "", ""'],
  [WEB + '    network_mode:|\n    image: x\n', 'compose value services/*/network_mode, "", ""'],
  [
    WEB + '    network_mode: ho|\n    image: x\n',
    'compose value services/*/network_mode, "ho", "ho"',
  ],
  [
    WEB + '    network_mode: "ho|st"\n    image: x\n',
    'compose value services/*/network_mode, "ho", "host"',
  ],
  [WEB + '    privileged: "|\n    image: x\n', 'compose value services/*/privileged, "", ""'],
  [WEB + '    restart: | # why\n', 'compose value services/*/restart, "", ""'],
  [WEB + '    restart: always # wh|y\n', 'none'],
  [WEB + '    cap_add:\n      - |\n', 'compose value services/*/cap_add, "", ""'],
  [
    WEB + '    cap_add:\n      - ALL\n      - SYS|\n    image: x\n',
    'compose value services/*/cap_add, "SYS", "SYS", beside ALL',
  ],
  [
    WEB + '    cap_add: [ALL, SYS|\n    image: x\n',
    'compose value services/*/cap_add, "SYS", "SYS", beside ALL',
  ],
  [WEB + '    cap_add: [|]\n', 'compose value services/*/cap_add, "", ""'],
  [
    WEB + '    depends_on:\n      - |\n  db:\n    image: x\n',
    'compose reference services/*/depends_on, "", "", scope service',
  ],
  [
    WEB + '    depends_on:\n      - cache\n      - d|\n  db:\n    image: x\n',
    'compose reference services/*/depends_on, "d", "d", scope service, beside cache',
  ],
  [
    WEB + '    depends_on: [d|]\n',
    'compose reference services/*/depends_on, "d", "d", scope service',
  ],
  [
    WEB + '    depends_on:\n      d|\n',
    'compose reference services/*/depends_on, "d", "d", scope service, suffix ": "',
  ],
  [
    WEB + '    depends_on:\n      db:\n        cond|\n',
    'compose key services/*/depends_on/*, "cond", "cond", suffix ": "',
  ],
  [
    WEB + '    depends_on:\n      db:\n        condition: service_h|\n',
    'compose value services/*/depends_on/*/condition, "service_h", "service_h"',
  ],
  [
    WEB + '    networks:\n      - |\n',
    'compose reference services/*/networks, "", "", scope network',
  ],
  [
    WEB + '    secrets:\n      - |\n',
    'compose reference services/*/secrets/source, "", "", scope secret',
  ],
  [WEB + '    extends: |\n', 'compose reference services/*/extends/service, "", "", scope service'],
  [WEB + '    ports:\n      - |\n', 'compose key services/*/ports, "", "", suffix ": "'],
  [
    WEB + '    ports:\n      - target: 80\n        pub|\n',
    'compose key services/*/ports, "pub", "pub", suffix ": ", beside target',
  ],
  [
    WEB + '    ports:\n      - target: 80\n        protocol: |\n',
    'compose value services/*/ports/protocol, "", ""',
  ],
  [
    WEB + '    deploy:\n      resources:\n        limits:\n          |\n',
    'compose key services/*/deploy/resources/limits, "", "", suffix ": "',
  ],
  [
    WEB + '    deploy: {resources: {li|}}\n',
    'compose key services/*/deploy/resources, "li", "li", suffix ": "',
  ],
  [WEB + '    build:\n      |\n', 'compose key services/*/build, "", "", suffix ": "'],
  [
    WEB + '    build:\n      context: .\n      |\n',
    'compose key services/*/build, "", "", suffix ": ", beside context',
  ],
  [
    WEB + '    healthcheck:\n      test: x\n      int|\n',
    'compose key services/*/healthcheck, "int", "int", suffix ": ", beside test',
  ],
  [
    WEB + '    environment:\n      A|\n',
    'compose key services/*/environment, "A", "A", suffix ": "',
  ],
  [WEB + '    container_name: >\n      x|\n', 'none'],
  ['networks:\n  n:\n    driver: |\n', 'compose value networks/*/driver, "", ""'],
  ['volumes:\n  v:\n    |\n', 'compose key volumes/*, "", "", suffix ": "'],
  ['x-a: &a\n  priv|\n', 'compose key x-a, "priv", "priv", suffix ": "'],
  [WEB + '    # comm|ent\n', 'none'],
  [WEB + '    command: docker run --net|\n', 'cli flag docker/run, "--net", "--net"'],
];

describe('slots in compose', () => {
  for (const [marked, expected] of CASES) {
    it(JSON.stringify(marked), () => {
      assert.equal(slotAt('compose.yaml', marked), expected);
    });
  }
});
