import assert from 'node:assert/strict';
import type { Node } from '../server/src/core/node.ts';
import { walk } from '../server/src/core/node.ts';
import { open } from './harness.ts';
import { slotAt } from './slots.ts';

const KEY = 'dockerfile key ., "", "", suffix " "';

const CASES: readonly (readonly [marked: string, expected: string])[] = [
  ['|', KEY],
  ['FROM a\n|', KEY],
  ['FROM a\n|\nRUN b\n', KEY],
  ['FROM a\n\n  |', KEY],
  ['RUN <<EOF\na\nEOF\n|', KEY],
  ['FR|', 'dockerfile key ., "FR", "FR", suffix " "'],
  ['FROM a\nRU| x\n', 'dockerfile key ., "RU", "RU"'],
  ['FROM a\nRUN|', 'dockerfile key ., "RUN", "RUN", suffix " "'],
  ['ONBUILD |', KEY],
  ['ONBUILD CO|', 'dockerfile key ., "CO", "CO", suffix " "'],
  ['# comm|ent\nFROM a', 'none'],
  ['FROM a\nRUN x \\\n  # comm|ent\n  y', 'none'],
  ['# syntax=doc|ker\nFROM a', 'dockerfile value #/syntax, "doc", "docker"'],
  ['# escape=|\nFROM a', 'dockerfile value #/escape, "", ""'],
  ['FROM |', 'dockerfile reference FROM/image, "", "", scope stage'],
  ['FROM deb|', 'dockerfile reference FROM/image, "deb", "deb", scope stage'],
  ['FROM deb|ian AS x', 'dockerfile reference FROM/image, "deb", "debian", scope stage'],
  ['FROM debian:|', 'dockerfile value FROM/image/tag, "", ""'],
  ['FROM h:5000/debian:1|2', 'dockerfile value FROM/image/tag, "1", "12"'],
  ['FROM debian |', 'none'],
  ['FROM --|', 'dockerfile flag FROM, "--", "--", suffix "="'],
  ['FROM --platform=|', 'dockerfile value FROM/--platform, "", ""'],
  ['COPY -|', 'dockerfile flag COPY, "-", "-", suffix "="'],
  ['COPY --|', 'dockerfile flag COPY, "--", "--", suffix "="'],
  ['COPY --li|nk a b', 'dockerfile flag COPY, "--li", "--link", suffix "="'],
  ['COPY --link --ch| a b', 'dockerfile flag COPY, "--ch", "--ch", suffix "=", beside --link'],
  ['COPY --chm|od=1 a', 'dockerfile flag COPY, "--chm", "--chmod"'],
  ['COPY --from=|', 'dockerfile reference COPY/--from, "", "", scope stage'],
  ['COPY --from=bu|ild a b', 'dockerfile reference COPY/--from, "bu", "build", scope stage'],
  ['COPY a| b', 'none'],
  ['RUN --|', 'dockerfile flag RUN, "--", "--", suffix "="'],
  ['RUN -|', 'dockerfile flag RUN, "-", "-", suffix "="'],
  ['RUN --mount=type=cache --|', 'dockerfile flag RUN, "--", "--", suffix "="'],
  ['RUN --mount=|', 'dockerfile key RUN/--mount, "", "", suffix "="'],
  ['RUN --mount=type=|', 'dockerfile value RUN/--mount/type, "", ""'],
  ['RUN --mount=type=sec|,id=x true', 'dockerfile value RUN/--mount/type, "sec", "sec"'],
  ['RUN --mount=type=cache,|', 'dockerfile key RUN/--mount, "", "", suffix "=", beside type'],
  ['RUN --mount=dst=/x,ty|', 'dockerfile key RUN/--mount, "ty", "ty", suffix "=", beside target'],
  ['RUN --mount=dst=|', 'dockerfile value RUN/--mount/target, "", ""'],
  ['RUN --mount=from=|', 'dockerfile reference RUN/--mount/from, "", "", scope stage'],
  ['RUN --network=|', 'dockerfile value RUN/--network, "", ""'],
  [
    'RUN --net=none \\\n  --sec|',
    'dockerfile flag RUN, "--sec", "--sec", suffix "=", beside --net',
  ],
  ['ONBUILD RUN --network=ho|', 'dockerfile value RUN/--network, "ho", "ho"'],
  ['USER |', 'dockerfile value USER/user, "", ""'],
  ['USER ro|', 'dockerfile value USER/user, "ro", "ro"'],
  ['USER app:|', 'dockerfile value USER/group, "", ""'],
  ['EXPOSE 80 53/u|', 'dockerfile value EXPOSE/protocol, "u", "u"'],
  ['STOPSIGNAL |', 'dockerfile value STOPSIGNAL, "", ""'],
  ['STOPSIGNAL SIG|', 'dockerfile value STOPSIGNAL, "SIG", "SIG"'],
  ['HEALTHCHECK |', 'dockerfile key HEALTHCHECK, "", "", suffix " "'],
  ['HEALTHCHECK --interval=5s C|', 'dockerfile key HEALTHCHECK, "C", "C", suffix " "'],
  ['HEALTHCHECK --re|', 'dockerfile flag HEALTHCHECK, "--re", "--re", suffix "="'],
  ['ARG TARG|', 'dockerfile key ARG, "TARG", "TARG"'],
  ['ENV A=$|', 'dockerfile reference ARG, "", "", scope variable'],
  ['WORKDIR /x/${HO|ME}', 'dockerfile reference ARG, "HO", "HOME", scope variable'],
  ['LABEL a=1 org.|', 'dockerfile key LABEL, "org.", "org.", suffix "=", beside a'],
  ['ENV A=|', 'dockerfile value ENV/A, "", ""'],
  ['FROM a\r\nUSER ro|\r\n', 'dockerfile value USER/user, "ro", "ro"'],
];

describe('dockerfile slots', () => {
  for (const [marked, expected] of CASES)
    it(JSON.stringify(marked), () => assert.equal(slotAt('Dockerfile', marked), expected));

  it('gives the place behind an instruction to the shell', () => {
    for (const marked of ['RUN |', 'RUN doc|', 'CMD ["doc|"]', 'RUN --network=none |'])
      assert.match(slotAt('Dockerfile', marked), /^cli command/, marked);
    assert.match(
      slotAt('Dockerfile', 'RUN docker run --net=|'),
      /^cli value docker\/run\/--network/,
    );
    assert.match(
      slotAt('Dockerfile', 'RUN <<EOF\ndocker run --net=|\nEOF\n'),
      /^cli value docker\/run\/--network/,
    );
  });
});

/** The text without the first node whose word or value is `word`. */
function without(text: string, word: string): string {
  const document = open('Dockerfile', text);
  const isMeant = (node: Node) => node.label?.text === word || node.value === word;
  for (const { nodes, segment } of document.parts) {
    const node = [...walk(nodes)].find(isMeant);
    if (!node) continue;
    const own = text.slice(segment.from, segment.to);
    const { from, to } = document.origin.language.edits.remove(node, own);
    return text.slice(0, segment.from + from) + text.slice(segment.from + to);
  }
  return text;
}

const REMOVALS: readonly (readonly [text: string, word: string, left: string])[] = [
  ['# c\nRUN a \\\n  b\nUSER x\n', 'RUN', '# c\nUSER x\n'],
  ['RUN <<EOF\na\nEOF\nUSER x\n', 'RUN', 'USER x\n'],
  ['ONBUILD RUN a\nUSER x\n', 'RUN', 'USER x\n'],
  ['COPY --link --chown=1 a b', '--link', 'COPY --chown=1 a b'],
  ['RUN --mount=type=bind,rw,target=/x a', 'rw', 'RUN --mount=type=bind,target=/x a'],
  ['RUN --mount=type=bind,rw a', 'rw', 'RUN --mount=type=bind a'],
  ['RUN --network=host \\\n  --link \\\n  a', '--link', 'RUN --network=host \\\n  a'],
  ['ENV A=1 \\\n  # c\n  B=2\nUSER x', 'B', 'ENV A=1\nUSER x'],
  ['EXPOSE 80 22/tcp 443', '22/tcp', 'EXPOSE 80 443'],
  ['EXPOSE 80/tcp', 'tcp', 'EXPOSE 80'],
  ['FROM a:12', '12', 'FROM a'],
  ['FROM a AS b', 'b', 'FROM a'],
];

describe('dockerfile removals', () => {
  for (const [text, word, left] of REMOVALS)
    it(`${word} of ${JSON.stringify(text)}`, () => assert.equal(without(text, word), left));
});
