import fc from 'fast-check';

// Dockerfiles that nobody wrote: what the builder reads in them is sound, how they look is not.

const BLANK = fc.constantFrom(' ', ' ', ' ', '  ', '\t', '   ');
const WORDS = fc.constantFrom(
  'a',
  '/usr/local/bin',
  'file.txt',
  '*.c',
  '$HOME',
  '${X:-y}',
  'été',
  '😀',
  'a-b_c',
  'http://x/y#z',
);
const VALUES = fc.constantFrom(
  'x',
  '"a  b"',
  "'c  d'",
  '"q \\" r"',
  '$A',
  '"${A}  b"',
  'a\\ \\ b',
  '""',
  '"# no comment"',
);
/** Commands of scripts, with all that blanks may mean something in. */
const COMMANDS = fc.constantFrom(
  'apt-get   update',
  'apt-get install -y curl  git',
  "echo 'a  b'   c",
  'echo "a   $(date   +%s)  b"',
  'x=$(cat  /etc/passwd | head -1)',
  'echo a\\  b',
  "printf $'a\\'b  c'  d",
  'test -f /a  &&  cat /a',
  'if true;  then echo 1; fi',
  'for f in *.c;  do cc "$f"; done',
  '{ a;  b; }',
  '(cd /x  && make)',
  'echo `uname  -r`',
  'echo "`uname  -r`"',
  'case $a in b)  echo "c  d";; esac',
  'echo "$(case a in a) echo "x  y";; esac)"',
  'sh -c "cd /a  && ls"',
  'curl -fsSL "https://x/y?a=1&b=2"  -o /z',
  'echo ${a:-"b  c"}  d',
  'echo "${a:-\'}  b"',
  'cat <<<"a  b"',
  'echo $((1  +  2))',
  'true  # says   what',
  "true # don't",
  'docker run --rm  -v /a:/b  nginx:1.27',
);

const gapped = (words: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> =>
  words.chain((all) =>
    fc
      .array(BLANK, { minLength: all.length, maxLength: all.length })
      .map((blanks) => all.map((word, i) => (i ? blanks[i] : '') + word).join('')),
  );

const cased = (keyword: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    keyword,
    keyword,
    keyword.toLowerCase(),
    keyword[0]! + keyword.slice(1).toLowerCase(),
  );

interface Shape {
  readonly escape: string;
  readonly newline: string;
}

/** What a line goes on with: the escape character, and comments and empty lines before the next one. */
const seam = ({ escape, newline }: Shape): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('', ' ', '   ', '\t'),
      fc.constantFrom('', '', '', ' ', '\t '),
      fc.array(fc.constantFrom('', '  ', '# why', '    # why  not  \\', '\t#'), { maxLength: 2 }),
      fc.constantFrom('', ' ', '  ', '    ', '\t', '        '),
    )
    .map(([before, behind, lines, indent]) =>
      [before + escape + behind, ...lines, indent].join(newline),
    );

/** A script of several commands, in one line or in many. */
const script = (shape: Shape): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        COMMANDS,
        fc.constantFrom(' && ', '&& ', ';  ', ' | ', ' || '),
        seam(shape),
        fc.boolean(),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((all) =>
      all
        .map(([command, operator, border, continued], i) => {
          if (i === all.length - 1) return command;
          // A comment would swallow what is joined behind it: that is what the builder does, too.
          return continued ? `${command}${border}${operator}` : `${command}${operator}${border}`;
        })
        .join(''),
    );

const json = (shape: Shape): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.constantFrom('"a"', '"-c"', '"a  \\"b\\" c"', '"$X"', '""', '"é\\u0041"'), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.constantFrom(',', ', ', ' , ', ',   '),
      fc.constantFrom('', ' ', '  '),
      fc.oneof(fc.constant(''), seam(shape)),
    )
    .map(
      ([items, comma, pad, border]) =>
        `[${pad}${border}${items.join(comma + border)}${pad}${border}]`,
    );

const pairs = (shape: Shape, most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom('A', 'B_C', 'org.x.y'), VALUES), {
      minLength: 1,
      maxLength: most,
    })
    .chain((all) =>
      fc
        .array(
          fc.oneof(
            BLANK,
            seam(shape).map((border) => ` ${border}`),
          ),
          {
            minLength: all.length,
            maxLength: all.length,
          },
        )
        .map((gaps) => all.map(([key, value], i) => `${i ? gaps[i] : ''}${key}=${value}`).join('')),
    );

const heredoc = ({ newline }: Shape): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('EOF', '"EOF"', "'END'"),
      fc.array(
        fc.constantFrom('', '  indented   ', '\ttab', 'FROM x', '# no comment', 'a \\', "it's"),
        {
          maxLength: 4,
        },
      ),
      fc.constantFrom('', '-'),
    )
    .map(([word, lines, dash]) => {
      const end = word.replaceAll(/["']/g, '');
      return [`<<${dash}${word}`, ...lines, end].join(newline);
    });

const of = (keyword: string, ...body: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  gapped(fc.tuple(cased(keyword), ...body));

function instruction(shape: Shape): fc.Arbitrary<string> {
  const flags = (...all: readonly string[]) => fc.constantFrom(...all);
  const words = gapped(fc.array(WORDS, { minLength: 2, maxLength: 4 }));
  return fc.oneof(
    { weight: 5, arbitrary: of('RUN', script(shape)) },
    {
      weight: 2,
      arbitrary: of('RUN', flags('--network=none', '--mount=type=cache,target=/a'), script(shape)),
    },
    of('RUN', heredoc(shape)),
    of('RUN', fc.constant('cat'), heredoc(shape)),
    of('RUN', json(shape)),
    of('CMD', json(shape)),
    of('ENTRYPOINT', json(shape)),
    of('CMD', script(shape)),
    of('SHELL', fc.constantFrom('["/bin/bash","-c"]', '[ "powershell" , "-Command" ]')),
    of('COPY', flags('--from=build', '--chown=a:b', '--link'), words),
    of('COPY', json(shape)),
    of(
      'COPY',
      heredoc(shape).map((text) => text.replace(/^(\S+)/, '$1 /x')),
    ),
    of('ADD', words),
    of('ENV', pairs(shape, 4)),
    of('ENV', fc.constantFrom('OLD  a   b  c', 'OLD a "b   c"')),
    of('LABEL', pairs(shape, 3)),
    of('ARG', pairs(shape, 2)),
    of('EXPOSE', gapped(fc.constant(['80/tcp', '$PORT', '443']))),
    of('VOLUME', words),
    of('WORKDIR', fc.constantFrom('/a', '/a b   c', '"/a  b"')),
    of('USER', fc.constantFrom('root', '1000:1000')),
    of('STOPSIGNAL', fc.constant('SIGTERM')),
    of('MAINTAINER', fc.constant('Some   Body <a@b>')),
    of('HEALTHCHECK', flags('--interval=5s', '--retries=3'), cased('CMD'), script(shape)),
    of('HEALTHCHECK', cased('NONE')),
    of('ONBUILD', cased('RUN'), script(shape)),
    of(
      'FROM',
      fc.constantFrom('debian:12', 'build', '$BASE'),
      cased('AS'),
      fc.constantFrom('build', 'b'),
    ),
    // What the builder does not know, and what is being written.
    fc.constantFrom(
      'FOO  bar',
      'RUN',
      'ENV',
      'CMD ["a"',
      'RUN echo "a  \\',
      "RUN echo 'a",
      'COPY',
      'EXPOSE ',
    ),
  );
}

const HEADS: readonly string[] = [
  '',
  '# syntax=docker/dockerfile:1',
  '#Syntax =  docker/dockerfile:1  ',
  '\uFEFF# check=skip=all',
];

/** A Dockerfile that is written carelessly. */
export const dockerfiles: fc.Arbitrary<string> = fc
  .record({
    escape: fc.constantFrom('\\', '\\', '\\', '`'),
    newline: fc.constantFrom('\n', '\n', '\n', '\r\n'),
  })
  .chain((shape) =>
    fc
      .tuple(
        fc.constantFrom(...HEADS),
        fc.array(
          fc.tuple(
            fc.array(fc.constantFrom('', '', '  ', '# c', '   # c  ', '#'), { maxLength: 4 }),
            fc.constantFrom('', '', '', '  ', '\t'),
            instruction(shape),
            fc.constantFrom('', '', '', '  '),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        fc.constantFrom('', shape.newline, shape.newline.repeat(3), `${shape.newline}# end`),
      )
      .map(([head, all, end]) => {
        const escape = shape.escape === '`' ? ['#escape=`'] : [];
        const lines = all.flatMap(([above, indent, text, behind]) => [
          ...above,
          indent + text + behind,
        ]);
        const first = head ? [head] : [];
        return [...first, ...escape, 'FROM  debian:12', ...lines].join(shape.newline) + end;
      }),
  );
