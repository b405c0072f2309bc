import assert from 'node:assert/strict';
import { open } from './harness.ts';

/** The slot at `|`, as `role path "typed" → what a choice replaces`, with what else it says. */
function slotAt(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const slot = open('Dockerfile', text).slot(offset);
  if (!slot) return 'none';
  const { prefix, role, replace, typed, siblings, scope, suffix } = slot;
  return [
    `${prefix.space} ${role} ${prefix.path.join('/') || '.'}`,
    JSON.stringify(typed),
    JSON.stringify(text.slice(replace.from, replace.to)),
    ...(scope === undefined ? [] : [`scope ${scope}`]),
    ...(suffix === undefined ? [] : [`suffix ${JSON.stringify(suffix)}`]),
    ...(siblings.length ? [`beside ${siblings.join(' ')}`] : []),
  ].join(', ');
}

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
    it(JSON.stringify(marked), () => assert.equal(slotAt(marked), expected));

  it('gives the place behind an instruction to the shell', () => {
    for (const marked of ['RUN |', 'RUN doc|', 'CMD ["doc|"]', 'RUN --network=none |'])
      assert.match(slotAt(marked), /^cli command/, marked);
    assert.match(slotAt('RUN docker run --net=|'), /^cli value docker\/run\/--network/);
    assert.match(
      slotAt('RUN <<EOF\ndocker run --net=|\nEOF\n'),
      /^cli value docker\/run\/--network/,
    );
  });
});
