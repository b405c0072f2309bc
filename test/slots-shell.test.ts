import assert from 'node:assert/strict';
import type { Slot } from '../server/src/core/language.ts';
import { embedded } from './harness.ts';

const shell = embedded.get('shell')!;

/** The slot at `|` (of a script, or of an argument list whose words are separated by newlines). */
function slotAt(marked: string, argv = false): Slot | undefined {
  const offset = marked.indexOf('|');
  // `¦` is a pipe of the script itself.
  const text = (marked.slice(0, offset) + marked.slice(offset + 1)).replaceAll('¦', '|');
  if (!argv) return shell.slot({ text, embedding: { language: 'shell' } }, offset);
  let at = 0;
  const words = text.split('\n').map((word) => {
    const from = at;
    at += word.length + 1;
    return { from, to: from + word.length };
  });
  return shell.slot({ text, words, embedding: { language: 'shell' } }, offset);
}

/** `role prefix <typed> (siblings)`, for comparison in one line. */
function show(slot: Slot | undefined): string {
  if (!slot) return '-';
  const siblings = slot.siblings.length ? ` (${slot.siblings.join(' ')})` : '';
  return `${slot.role} ${slot.prefix.path.join('/')} <${slot.typed}>${siblings}`;
}

const SCRIPTS: readonly (readonly [string, string])[] = [
  ['|', 'command  <>'],
  ['dock|', 'command  <dock>'],
  ['docker ps; dock|', 'command  <dock>'],
  ['docker ps &&\n|', 'command  <>'],
  ['docker ps \\\n  -|', 'flag docker/ps <->'],
  ['docker |', 'command docker <>'],
  ['docker ru|', 'command docker <ru>'],
  ['docker compose |', 'command docker/compose <>'],
  ['docker container ru|', 'command docker/container <ru>'],
  ['docker run |', 'flag docker/run <>'],
  ['docker run --ne|', 'flag docker/run <--ne>'],
  ['docker run --rm -it --ne| img', 'flag docker/run <--ne> (--rm --interactive --tty)'],
  ['docker run --ne| --rm img', 'flag docker/run <--ne> (--rm)'],
  ['docker container run --ne|', 'flag docker/run <--ne>'],
  ['sudo docker run -|', 'flag docker/run <->'],
  ['docker run --network |', 'value docker/run/--network <>'],
  ['docker run --log-opt max|', 'key docker/run/--log-opt <max>'],
  ['docker run --log-opt mode=|', 'value docker/run/--log-opt/mode <>'],
  ['docker run --tmpfs /r|', 'value docker/run/--tmpfs </r>'],
  ['docker run --tmpfs /run:|', 'key docker/run/--tmpfs <>'],
  ['docker run --tmpfs=/run:size=1m,mo|', 'key docker/run/--tmpfs <mo> (size)'],
  ['docker run --net=ho|', 'value docker/run/--network <ho>'],
  ['docker run --network "ho|', 'value docker/run/--network <ho>'],
  ['docker run --mount |', 'key docker/run/--mount <>'],
  ['docker run --mount type=bind,s|', 'key docker/run/--mount <s> (type)'],
  ['docker run --mount type=|', 'value docker/run/--mount/type <>'],
  ['dockerd --storage-driver=|', 'value dockerd/--storage-driver <>'],
  ['dockerd --storage-driver |', 'value dockerd/--storage-driver <>'],
  ['dockerd -s ov|', 'value dockerd/--storage-driver <ov>'],
  ['docker run ngi|', 'value docker/run/IMAGE <ngi>'],
  ['docker run img --|', '-'],
  ['docker exec web |', 'command  <>'],
  ['sudo |', 'command  <>'],
  ['sudo do|', 'command  <do>'],
  ['echo $(docker |', 'command docker <>'],
  ['if docker |', 'command docker <>'],
  ['sh -c "docker run --ne|"', 'flag docker/run <--ne>'],
  ["bash -lc 'docker ps; dockerd --sto|", 'flag dockerd <--sto>'],
  ['cat x ¦ docker ru|', 'command docker <ru>'],
  ['# docker |', '-'],
  ['unknown --fl|', '-'],
  ['apt-get install |', 'flag apt-get/install <>'],
  ['apt-get install cu|', 'value apt-get/install/PACKAGE <cu>'],
];

const LISTS: readonly (readonly [string, string])[] = [
  ['docker\nrun\n--ne|', 'flag docker/run <--ne>'],
  ['docker\n|', 'command docker <>'],
  ['dockerd\n--storage-driver\n|', 'value dockerd/--storage-driver <>'],
  ['sh\n-c\ndocker ps && docker run --pri|', 'flag docker/run <--pri>'],
];

describe('shell slots', () => {
  for (const [text, expected] of SCRIPTS)
    it(text, () => assert.equal(show(slotAt(text)), expected));
  for (const [text, expected] of LISTS)
    it(`argv ${text}`, () => assert.equal(show(slotAt(text, true)), expected));

  it('replaces the whole word', () => {
    assert.deepEqual(slotAt('docker run --ne|twork=x')?.replace, { from: 11, to: 22 });
    assert.deepEqual(slotAt('docker run --network=h|o img')?.replace, { from: 21, to: 23 });
    assert.deepEqual(slotAt('docker run "--ne|t" img')?.replace, { from: 12, to: 17 });
  });
});
