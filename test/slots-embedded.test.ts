import assert from 'node:assert/strict';
import { slotAt } from './slots.ts';

// What may be written in objects of Kubernetes and in daemon.json inside of other files.

const MANIFEST = 'RUN kubectl apply -f - <<EOF\n---\napiVersion: v1\nkind: Pod\n';

const CASES: readonly (readonly [title: string, text: string, slot: string])[] = [
  [
    'a field of an object',
    `${MANIFEST}sp|\nEOF\n`,
    'k8s key Pod, "sp", "sp", suffix ": ", beside apiVersion kind',
  ],
  [
    'a field of a pod',
    `${MANIFEST}spec:\n  hostPID: true\n  ho|\nEOF\n`,
    'k8s key pod, "ho", "ho", suffix ": ", beside hostPID',
  ],
  [
    'a field of a container',
    `${MANIFEST}spec:\n  containers:\n    - name: a\n      im|\nEOF\n`,
    'k8s key container, "im", "im", suffix ": ", beside name',
  ],
  [
    'a value',
    `${MANIFEST}spec:\n  restartPolicy: Al|\nEOF\n`,
    'k8s value pod/restartPolicy, "Al", "Al"',
  ],
  [
    'a key of daemon.json between its quotes',
    'COPY <<EOF /etc/docker/daemon.json\n{\n  "debug": true,\n  "sto|"\n}\nEOF\n',
    'daemon key ., "sto", "sto", beside debug',
  ],
  [
    'a key whose quote is open',
    'COPY <<EOF /etc/docker/daemon.json\n{\n  "debug": true,\n  "sto|\n}\nEOF\n',
    'daemon key ., "sto", "sto", suffix "\\": ", beside debug',
  ],
  ['no key without quotes', 'COPY <<EOF /etc/docker/daemon.json\n{ sto| }\nEOF\n', 'none'],
  [
    'a value of daemon.json',
    'COPY <<EOF /etc/docker/daemon.json\n{ "log-driver": "lo|" }\nEOF\n',
    'daemon value log-driver, "lo", "lo"',
  ],
];

describe('slots in what files embed', () => {
  for (const [title, text, slot] of CASES)
    it(title, () => assert.equal(slotAt('Dockerfile', text), slot));
});
