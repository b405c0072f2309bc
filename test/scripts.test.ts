import assert from 'node:assert/strict';
import { actions } from '../server/src/features/actions.ts';
import { findings } from '../server/src/features/diagnostics.ts';
import { fixAll } from '../server/src/features/fixes.ts';
import { applyEdits } from './fences.ts';
import { open } from './harness.ts';
import { analysisOf, strict, worldOf } from './world.ts';
import { DEFAULTS } from '../server/src/features/settings.ts';

/** Where a command may stand, and which flag, subcommand or value. `|>` is the cursor. */
const SLOTS: readonly (readonly [file: string, text: string, expected: string])[] = [
  ['run.sh', '#!/bin/sh\n|>', 'command cli/'],
  ['run.sh', 'docker ps\n|>\ndocker ps\n', 'command cli/'],
  ['run.sh', 'docker |>\n', 'command cli/docker'],
  ['run.sh', 'f() {\n  docker run --|>\n}\n', 'flag cli/docker/run'],
  ['run.sh', 'docker run \\\n  --network |>\n', 'value cli/docker/run/--network'],
  ['run.sh', 'x=$(docker run --|>\n', 'flag cli/docker/run'],
  ['run.sh', '# docker |>\n', 'none'],
  ['Makefile', 'run:\n\t@docker |>\n', 'command cli/docker'],
  ['Makefile', 'run:\n\tdocker run --|> x\n', 'flag cli/docker/run'],
  ['Makefile', 'D = docker\nrun:\n\t$(D) run --|>\n', 'flag cli/docker/run'],
  ['Makefile', 'run: |>\n', 'none'],
  ['Makefile', '# docker |>\n', 'none'],
];

/** What is found in a file, by name and word. */
const FOUND: readonly (readonly [file: string, text: string, found: readonly string[]])[] = [
  ['run.sh', 'docker run --privileged x:1\n', ['cli-privileged --privileged']],
  ['run.sh', 'f() { docker run --privileged x:1; }\n', ['cli-privileged --privileged']],
  ['run.sh', 'ssh h "docker run --privileged x:1"\n', ['cli-privileged --privileged']],
  ['run.sh', "sudo sh -c 'docker run --privileged x:1'\n", ['cli-privileged --privileged']],
  ['run.sh', 'x="$(docker run \\\n  --privileged "$A:/x" x:1)"\n', ['cli-privileged --privileged']],
  ['run.sh', 'cat <<EOF\ndocker run --privileged x:1\nEOF\n', []],
  ['run.sh', 'echo docker run --privileged x:1 # docker run --privileged x\n', []],
  ['run.sh', '# cloud-glossary ignore=cli-privileged\ndocker run --privileged x:1\n', []],
  ['run.sh', 'docker run $OPTIONS x\n', []],
  // Somebody sits before a script and can answer; an image is built alone.
  ['run.sh', 'apt-get install curl\npip install flask\nexport A=1\n', []],
  ['Makefile', 'run:\n\t-@docker run --privileged x:1\n', ['cli-privileged --privileged']],
  ['Makefile', 'run: ; docker run --privileged x:1\n', ['cli-privileged --privileged']],
  ['Makefile', 'I := x\nrun:\n\tdocker run $(I)\n', ['cli-image-latest $(I)']],
  ['Makefile', 'I := x\nI := y:1\nrun:\n\tdocker run $(I)\n', []],
  ['Makefile', 'I := x\nI += y:1\nrun:\n\tdocker run $(I)\n', []],
  ['Makefile', 'F = --rm --privileged\nr:\n\tdocker run $(F) x:1\n', ['cli-privileged $(F)']],
  ['Makefile', 'F = --rm --privileged\nr:\n\tdocker run "$(F)" x:1\n', []],
  ['Makefile', 'F = --rm $(G)\nr:\n\tdocker run $(F) --privileged x:1\n', []],
  ['Makefile', 'F = --rm\nF += --privileged\nr:\n\tdocker run $(F) x:1\n', []],
  ['Makefile', 'ifdef A\nI := x\nendif\nrun:\n\tdocker run $(I)\n', []],
  ['Makefile', 'run: I := x\nrun:\n\tdocker run $(I)\n', []],
  ['Makefile', 'run:\n\tdocker run $(IMAGE) $$X\n', []],
  ['Makefile', 'A = docker run --privileged x:1\n', []],
  ['Makefile', 'SHELL = pwsh\nrun:\n\tdocker run --privileged x:1\n', []],
  ['Makefile', '# cloud-glossary ignore=cli-privileged\nrun:\n\tdocker run --privileged x:1\n', []],
];

const FIXES: readonly (readonly [file: string, text: string, fixed: string])[] = [
  ['run.sh', 'docker run --net=a x:1\n', 'docker run --network=a x:1\n'],
  ['Makefile', 'run:\n\t@docker run --net=a $(I)\n', 'run:\n\t@docker run --network=a $(I)\n'],
];

const recommended = analysisOf(DEFAULTS);

describe('scripts and makefiles', () => {
  for (const [file, marked, expected] of SLOTS)
    it(`${file}: ${JSON.stringify(marked)} offers ${expected}`, () => {
      const at = marked.indexOf('|>');
      const slot = open(file, marked.replace('|>', '')).slot(at);
      const told = slot
        ? `${slot.role} ${slot.prefix.space}/${slot.prefix.path.join('/')}`
        : 'none';
      assert.equal(told, expected);
    });

  for (const [file, text, expected] of FOUND)
    it(`${file}: ${JSON.stringify(text)}`, () => {
      const found = findings(worldOf(open(file, text), recommended), strict);
      assert.deepEqual(
        found.map(({ id, from, to }) => `${id} ${text.slice(from, to)}`),
        expected,
      );
    });

  it('leaves alone what make fills in with a word that is mended', () => {
    const fixesOf = (flags: string) => {
      const text = `F = ${flags}\nrun:\n\tcurl $(F) https://example.com/x -o y\n`;
      const at = text.indexOf('$');
      const offered = actions(worldOf(open('Makefile', text)), { from: at, to: at }, strict);
      return offered.filter(({ title }) => title === 'Remove --insecure').map(({ edits }) => edits);
    };
    assert.equal(fixesOf('--insecure').length, 1);
    assert.deepEqual(fixesOf('-fsSL --insecure'), []);
  });

  for (const [file, text, fixed] of FIXES)
    it(`${file}: ${JSON.stringify(text)} is mended`, () => {
      const world = worldOf(open(file, text));
      assert.equal(applyEdits(text, fixAll(world, strict)), fixed);
    });
});
