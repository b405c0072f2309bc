import assert from 'node:assert/strict';
import type { Node } from '../server/src/core/node.ts';
import { walk } from '../server/src/core/node.ts';
import { open } from './harness.ts';
import { offered } from './marked.ts';
import { slotAt } from './slots.ts';

const KEY = 'dockerfile key ., "", "", suffix " "';

/** What may not stand before the first stage, and what not behind ONBUILD. */
const OUTSIDE =
  'beside ADD CMD COPY ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR';
const LATER = 'beside FROM MAINTAINER ONBUILD';

const CASES: readonly (readonly [marked: string, expected: string])[] = [
  ['|', `${KEY}, ${OUTSIDE}`],
  ['ARG A\n|', `${KEY}, ${OUTSIDE}`],
  ['ARG A\n\n|\nFROM a\n', `${KEY}, ${OUTSIDE}`],
  ['# syntax=a\n|', `${KEY}, ${OUTSIDE}`],
  ['FROM a\n|', KEY],
  ['FROM a\n|\nRUN b\n', KEY],
  ['FROM a\n\n  |', KEY],
  ['FROM a\nRUN <<EOF\na\nEOF\n|', KEY],
  ['FR|', `dockerfile key ., "FR", "FR", suffix " ", ${OUTSIDE}`],
  ['ARG A\nFR|OM a', `dockerfile key ., "FR", "FROM", ${OUTSIDE}`],
  ['FROM a\nFR|OM a', 'dockerfile key ., "FR", "FROM"'],
  ['FROM a\nRU| x\n', 'dockerfile key ., "RU", "RU"'],
  ['FROM a\nRUN|', 'dockerfile key ., "RUN", "RUN", suffix " "'],
  ['FROM a\nONBUILD |', `${KEY}, ${LATER}`],
  ['ONBUILD CO|', `dockerfile key ., "CO", "CO", suffix " ", ${LATER}`],
  ['ONBUILD ONBUILD |', 'none'],
  ['SHELL |', 'dockerfile value SHELL/form, "", ""'],
  ['SHELL ["/bi|n/sh"]', 'dockerfile value SHELL/form, "[\\"/bi", "[\\"/bin/sh\\"]"'],
  ['# a comm|ent\nFROM a', 'none'],
  ['# comm|ent\nFROM a', 'dockerfile key #, "comm", "comment", suffix "="'],
  ['# c\n# comm|ent\nFROM a', 'none'],
  ['ARG A\n# comm|ent\nFROM a', 'none'],
  ['#|', 'dockerfile key #, "", "", suffix "="'],
  ['# syntax=a\n# ch|\nFROM a', 'dockerfile key #, "ch", "ch", suffix "="'],
  ['# check=|', 'dockerfile key #/check, "", "", suffix "="'],
  ['# check=sk|ip=all', 'dockerfile key #/check, "sk", "skip"'],
  ['# check=skip=A|B', 'dockerfile value #/check/skip, "A", "AB"'],
  ['# check=skip=A, B|,C', 'dockerfile value #/check/skip, "B", "B", beside A C'],
  ['# check=skip=A;er|', 'dockerfile key #/check, "er", "er", suffix "=", beside skip'],
  ['# check=skip=A;error=|', 'dockerfile value #/check/error, "", ""'],
  ['FROM a\nRUN x \\\n  # comm|ent\n  y', 'none'],
  ['# syntax=doc|ker\nFROM a', 'dockerfile value #/syntax, "doc", "docker"'],
  ['# escape=|\nFROM a', 'dockerfile value #/escape, "", ""'],
  ['FROM |', 'dockerfile reference FROM/image, "", "", scope stage'],
  ['FROM deb|', 'dockerfile reference FROM/image, "deb", "deb", scope stage'],
  ['FROM deb|ian AS x', 'dockerfile reference FROM/image, "deb", "debian", scope stage'],
  ['FROM debian:|', 'dockerfile value FROM/image/tag, "", ""'],
  ['FROM h:5000/debian:1|2', 'dockerfile value FROM/image/tag, "1", "12"'],
  ['FROM debian |', 'dockerfile value FROM/as, "", ""'],
  ['FROM --platform=x debian a|', 'dockerfile value FROM/as, "a", "a"'],
  ['FROM debian AS |', 'none'],
  ['FROM --|', 'dockerfile flag FROM, "--", "--", suffix "="'],
  ['FROM --platform=|', 'dockerfile value FROM/--platform, "", ""'],
  ['COPY -|', 'dockerfile flag COPY, "-", "-", suffix "="'],
  ['COPY --|', 'dockerfile flag COPY, "--", "--", suffix "="'],
  ['COPY --li|nk a b', 'dockerfile flag COPY, "--li", "--link", suffix "="'],
  ['COPY --link --ch| a b', 'dockerfile flag COPY, "--ch", "--ch", suffix "=", beside --link'],
  ['COPY --chm|od=1 a', 'dockerfile flag COPY, "--chm", "--chmod"'],
  ['COPY --from=|', 'dockerfile reference COPY/--from, "", "", scope stage'],
  ['COPY --from=bu|ild a b', 'dockerfile reference COPY/--from, "bu", "build", scope stage'],
  ['COPY a| b', 'dockerfile value COPY/source, "a", "a", in ./'],
  ['COPY |', 'dockerfile value COPY/source, "", "", in ./'],
  ['ADD --chown=1 ./src/ma|in.c /x', 'dockerfile value ADD/source, "ma", "main.c", in ./src'],
  ['ONBUILD COPY /a/../b/|', 'dockerfile value COPY/source, "", "", in ./b'],
  ['COPY a/b|/c.txt d/', 'dockerfile value COPY/source, "b", "b/", in ./a'],
  ['COPY a b|', 'dockerfile value COPY/source, "b", "b", in ./'],
  ['COPY a \\\n  b/|', 'dockerfile value COPY/source, "", "", in ./b'],
  ['COPY ["a b/c|", "/"]', 'dockerfile value COPY/source, "c", "c", in ./a b'],
  ['COPY ["x", "y|"]', 'dockerfile value COPY/source, "y", "y", in ./'],
  ['COPY ["|', 'dockerfile value COPY/source, "", "", in ./'],
  ['COPY ["x"| ]', 'none'],
  ['COPY a ./b|', 'none'],
  ['COPY ["a", "/b|"]', 'none'],
  ['COPY --from=x a|', 'none'],
  ['COPY --from=x $A|', 'dockerfile reference ARG, "A", "A", scope variable'],
  ['COPY <<EO|', 'none'],
  ['ADD https://example.com/a|', 'none'],
  ['ADD git@example.com:a/b|', 'none'],
  ['COPY $A/b|', 'none'],
  ['COPY a*/b|', 'none'],
  ['RUN --mount=type=bind,src=a/b|', 'dockerfile value RUN/--mount/source, "b", "b", in ./a'],
  ['RUN --mount=source=|,target=/x true', 'dockerfile value RUN/--mount/source, "", "", in ./'],
  ['RUN --mount=type=bind,from=x,source=a|', 'none'],
  ['RUN --mount=type=cache,source=a|', 'none'],
  ['RUN --|', 'dockerfile flag RUN, "--", "--", suffix "="'],
  ['RUN -|', 'dockerfile flag RUN, "-", "-", suffix "="'],
  ['RUN --mount=type=cache --|', 'dockerfile flag RUN, "--", "--", suffix "="'],
  ['RUN --mount=|', 'dockerfile key RUN/--mount, "", "", suffix "="'],
  ['RUN --mount=type=|', 'dockerfile value RUN/--mount/type, "", ""'],
  ['RUN --mount=type=sec|,id=x true', 'dockerfile value RUN/--mount/type, "sec", "sec"'],
  [
    'RUN --mount=type=cache,|',
    'dockerfile key RUN/--mount, "", "", suffix "=", beside type readwrite size env required',
  ],
  [
    'RUN --mount=id=x,|,type=tmpfs',
    'dockerfile key RUN/--mount, "", "", suffix "=", beside id type source from readwrite readonly id sharing mode uid gid env required',
  ],
  ['RUN --mount=id=x,|', 'dockerfile key RUN/--mount, "", "", suffix "=", beside id'],
  ['RUN --mount=dst=/x,ty|', 'dockerfile key RUN/--mount, "ty", "ty", suffix "=", beside target'],
  ['RUN --mount=dst=|', 'dockerfile value RUN/--mount/target, "", ""'],
  ['RUN --mount=from=|', 'dockerfile reference RUN/--mount/from, "", "", scope stage'],
  ['RUN --network=|', 'dockerfile value RUN/--network, "", ""'],
  [
    'RUN --net=none \\\n  --sec|',
    'dockerfile flag RUN, "--sec", "--sec", suffix "=", beside --net',
  ],
  ['ONBUILD RUN --network=ho|', 'dockerfile value RUN/--network, "ho", "ho"'],
  ['USER |', 'dockerfile value USER/user, "", "", scope account'],
  ['USER ro|', 'dockerfile value USER/user, "ro", "ro", scope account'],
  ['USER app:|', 'dockerfile value USER/group, "", "", scope account'],
  ['COPY --chown=ap|p:x a b', 'dockerfile value COPY/--chown/user, "ap", "app", scope account'],
  ['COPY --chown=app:| a b', 'dockerfile value COPY/--chown/group, "", "", scope account'],
  ['COPY --chown=$A| a b', 'dockerfile reference ARG, "A", "A", scope variable'],
  ['EXPOSE 80 53/u|', 'dockerfile value EXPOSE/protocol, "u", "u"'],
  ['STOPSIGNAL |', 'dockerfile value STOPSIGNAL, "", ""'],
  ['STOPSIGNAL SIG|', 'dockerfile value STOPSIGNAL, "SIG", "SIG"'],
  ['HEALTHCHECK |', 'dockerfile key HEALTHCHECK, "", "", suffix " "'],
  ['HEALTHCHECK --interval=5s C|', 'dockerfile key HEALTHCHECK, "C", "C", suffix " "'],
  ['HEALTHCHECK --re|', 'dockerfile flag HEALTHCHECK, "--re", "--re", suffix "="'],
  ['ARG TARG|', 'dockerfile key ARG, "TARG", "TARG", scope argument'],
  ['ENV A=$|', 'dockerfile reference ARG, "", "", scope variable'],
  ['WORKDIR /x/${HO|ME}', 'dockerfile reference ARG, "HO", "HOME", scope variable'],
  ['LABEL a=1 org.|', 'dockerfile key LABEL, "org.", "org.", suffix "=", beside a'],
  ['ENV A=|', 'dockerfile value ENV/A, "", ""'],
  ['COPY <<E /x\n$A|B\nE\n', 'dockerfile reference ARG, "A", "AB", scope variable'],
  ['COPY <<E /x\n${|}\nE\n', 'dockerfile reference ARG, "", "", scope variable'],
  ['COPY <<"E" /x\n$A|\nE\n', 'none'],
  ['COPY <<E /x\n\\$A|\nE\n', 'none'],
  ['COPY <<E /x\nA|\nE\n', 'none'],
  ['RUN echo $A|', 'cli reference $, "A", "A", scope environment'],
  ['RUN echo "${|}"', 'cli reference $, "", "", scope environment'],
  ['RUN <<E\necho $A|\nE\n', 'cli reference $, "A", "A", scope environment'],
  ['FROM a\r\nUSER ro|\r\n', 'dockerfile value USER/user, "ro", "ro", scope account'],
];

const PATTERN = 'dockerignore value pattern';

describe('slots in ignore files', () => {
  const cases: readonly (readonly [marked: string, expected: string])[] = [
    ['|', `${PATTERN}, "", "", in ./`],
    ['a\n|', `${PATTERN}, "", "", in ./`],
    ['a\r\n!src/ma|in\r\nb', `${PATTERN}, "ma", "main", in ./src`],
    ['/docs/|', `${PATTERN}, "", "", in ./docs`],
    ['a/b|/c', `${PATTERN}, "b", "b/", in ./a`],
    ['*.l|', `${PATTERN}, "*.l", "*.l", in ./`],
    ['# a|', 'none'],
    ['**/a|', 'none'],
    ['../a|', 'none'],
  ];
  for (const [marked, expected] of cases)
    it(JSON.stringify(marked), () => assert.equal(slotAt('.dockerignore', marked), expected));
});

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

describe('names that are offered in a Dockerfile', () => {
  const ROWS: readonly (readonly [marked: string, expected: string])[] = [
    ['FROM a AS one\nFROM one AS two\nCOPY --from=<|> a b\nFROM x AS three', 'one'],
    ['FROM a AS one\nFROM <|> AS two\nFROM x AS three', 'one'],
    ['FROM a AS one\nFROM b AS two\nFROM c\nRUN --mount=from=<|>', 'two one'],
    ['ARG G=1\nFROM a\nARG B\nENV C=1\nLABEL d=$<|>\nARG LATER', 'B C'],
    ['ARG G=1\nFROM a\nARG B\nFROM b\nLABEL d=$<|>', ''],
    ['FROM a AS one\nARG B\nENV C=1\nFROM one\nLABEL d=$<|>', 'B C'],
    ['FROM a\nARG B\nENV C=1\nRUN echo "$<|>"', 'B C'],
    ["FROM a\nARG B\nENV C=1\nRUN echo '$<|>'", ''],
    ['FROM a\nARG B\nENV C=1\nRUN <<E\necho ${<|>}\nE', 'B C'],
    ['FROM a\nARG B\nENV C=1\nCMD echo $<|>', 'C'],
    ['FROM a\nARG B\nENV C=1\nCOPY <<E /x\n$<|>\nE', 'B C'],
    ['ARG G=1\nFROM a:$G<|>', 'G'],
    ['ARG G=1\nFROM --platform=$BUILDP<|> a', 'BUILDPLATFORM'],
    ['FROM a\nRUN echo $1<|>', ''],
  ];
  for (const [marked, expected] of ROWS)
    it(JSON.stringify(marked), () => {
      const { labels } = offered('Dockerfile', marked);
      const own = labels.filter((name) => /^(?:one|two|three|[A-Z]{1,5}|BUILDP\w+)$/.test(name));
      assert.equal(own.toSorted(byPlace).join(' '), expected);
    });
  // Stages stand with the nearest first.
  const byPlace = (a: string, b: string) => (/^[a-z]/.test(a) ? 0 : a < b ? -1 : 1);

  const VALUES: readonly (readonly [marked: string, expected: string])[] = [
    ['FROM postgres:17\nEXPOSE <|>', '5432'],
    ['ARG TAG=8-fpm\nFROM php:$TAG AS a\nFROM a\nEXPOSE <|>', '9000'],
    ['FROM example.com/x\nEXPOSE <|>', ''],
    ['FROM postgres:17\nUSER <|>', 'postgres root'],
    ['FROM x AS a\nRUN useradd -m app\nFROM a\nUSER <|>', 'app root'],
    ['FROM x AS a\nRUN useradd -m app\nFROM y\nUSER <|>', 'root'],
    ['FROM x\nRUN <<E\nuseradd -u 3 app\nE\nCOPY --chown=<|> a b', 'app'],
    ['FROM x\nUSER web\nCOPY --chown=<|> a b', 'web'],
    ['FROM x\nCOPY --chown=<|> a b\nUSER web', ''],
  ];
  for (const [marked, expected] of VALUES)
    it(JSON.stringify(marked), () =>
      assert.equal(offered('Dockerfile', marked).labels.join(' '), expected),
    );

  it('the shells that scripts are written for, and the signal of the image before others', () => {
    const labels = (marked: string) => offered('Dockerfile', marked).labels;
    assert.equal(labels('FROM x\nSHELL ["/bin/ba<|>')[0], '["/bin/bash", "-o", "pipefail", "-c"]');
    assert.equal(labels('FROM httpd:2.4\nSTOPSIGNAL <|>')[0], 'SIGWINCH');
    assert.equal(labels('FROM example.com/x\nSTOPSIGNAL <|>')[0], 'SIGTERM');
    const signals = labels('FROM postgres:17\nSTOPSIGNAL <|>');
    assert.equal(new Set(signals).size, signals.length);
  });

  it('the variables of the image that is changed', () => {
    const names = (marked: string) => offered('Dockerfile', marked).labels;
    assert.ok(names('FROM postgres:17\nENV POSTGRES_<|>').includes('POSTGRES_DB'));
    assert.ok(!names('FROM redis:8\nENV POSTGRES_<|>').includes('POSTGRES_DB'));
  });

  it('an ARG of a stage may take over what stands before the stages', () => {
    const { labels } = offered('Dockerfile', 'ARG ONE\nARG TWO\nFROM a\nARG TWO\nARG <|>');
    assert.equal(labels[0], 'ONE');
    assert.ok(!labels.includes('TWO'));
  });
});

describe('dockerfile removals', () => {
  for (const [text, word, left] of REMOVALS)
    it(`${word} of ${JSON.stringify(text)}`, () => assert.equal(without(text, word), left));
});
