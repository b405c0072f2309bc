import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FormatOptions } from '../server/src/core/language.ts';
import { format, formatNewLine } from '../server/src/features/formatting.ts';
import { dockerfiles } from './dockerfiles.ts';
import { dockerfileTexts } from './dockerfile-texts.ts';
import { applyEdits } from './fences.ts';
import { checkFormatting } from './formatted.ts';
import { open } from './harness.ts';
import { tries } from './seeds.ts';

const SPACES: FormatOptions = { tabSize: 4, insertSpaces: true };
const TABS: FormatOptions = { tabSize: 4, insertSpaces: false };

const STYLES: readonly FormatOptions[] = [SPACES, TABS, { tabSize: 2, insertSpaces: true }];

const formatted = (text: string, options = SPACES): string =>
  applyEdits(text, format(open('Dockerfile', text), options));

const CASES: readonly (readonly [
  title: string,
  before: string,
  after: string,
  options?: FormatOptions,
])[] = [
  [
    'one blank between words, keywords as most are, AS with them',
    'FROM  debian:12   as  b\nRUN true\nexpose   80\t443\nCopy  --from=b   a  b\n',
    'FROM debian:12 AS b\nRUN true\nEXPOSE 80 443\nCOPY --from=b a b\n',
  ],
  [
    'small letters where most are',
    'from debian:12 AS b\nrun true\nONBUILD RUN true\nHEALTHCHECK NONE\nuser a\n',
    'from debian:12 as b\nrun true\nonbuild run true\nhealthcheck none\nuser a\n',
  ],
  [
    'continued lines stand one step in, deeper ones behind them',
    'RUN a && \\\n  b; \\ \n      c \\\n# why\n  d\n',
    'RUN a && \\\n    b; \\\n            c \\\n    # why\n    d\n',
  ],
  [
    'tabs where the editor writes them',
    'RUN a && \\\n  b; \\\n    c\n',
    'RUN a && \\\n\tb; \\\n\t\tc\n',
    TABS,
  ],
  [
    'strings, escaped blanks and words that go on keep their blanks',
    'RUN echo \'a \\\n  b\' c\\\nd "$(e \\\n f)" \\\n g\\  h\n',
    'RUN echo \'a \\\n  b\' c\\\nd "$(e \\\n f)" \\\n    g\\  h\n',
  ],
  [
    'lists, in one line and in several',
    'CMD [ "a" ,"b  c",\\\n"d" \\\n  ]\nVOLUME ["/a","/b"]\n',
    'CMD ["a", "b  c", \\\n    "d" \\\n]\nVOLUME ["/a", "/b"]\n',
  ],
  [
    'blank lines: two at most, one before a stage, none at the ends',
    '\n\n# a\nFROM a\n\n\n\n\n  # b  \nRUN b\n# c\nFROM c\n\n\n',
    '# a\nFROM a\n\n\n# b\nRUN b\n\n# c\nFROM c\n',
  ],
  [
    'directives',
    '\uFEFF#Syntax =docker/dockerfile:1  \n#  escape=`\nFROM a\nRUN a `\n b',
    '\uFEFF# syntax=docker/dockerfile:1\n# escape=`\nFROM a\nRUN a `\n b\n',
  ],
  [
    'line breaks of Windows stay, and bodies of here-documents as they are',
    'FROM  a\r\nRUN  <<E  \r\n  a   b  \r\nE\r\nFROM b',
    'FROM a\r\nRUN <<E\r\n  a   b  \r\nE\r\n\r\nFROM b\r\n',
  ],
  [
    'values that take in blanks keep them',
    'ENV A  b   c\nENV  B="x  y"   C=z\nWORKDIR   /a b  c \nMAINTAINER  a   b\n',
    'ENV A b   c\nENV B="x  y" C=z\nWORKDIR /a b  c\nMAINTAINER a   b\n',
  ],
  [
    'scripts of other shells keep theirs',
    'FROM a\nSHELL ["cmd","/C"]\nRUN   echo   a \\ \n  b\n',
    'FROM a\nSHELL ["cmd", "/C"]\nRUN echo   a \\\n  b\n',
  ],
];

const UNTOUCHED: readonly (readonly [title: string, text: string])[] = [
  ['nothing is nothing', ''],
  ['unknown instructions stay', 'FROM a\nfoo   bar\n'],
  ['open quotes stay', 'FROM a\nrun   echo \'a\nENV  A="b\n'],
  ['open lists stay', 'FROM a\nCMD   ["a",\n'],
  ['open lists stay under every shell', '# escape=`\nFROM a\nCMD ["a", " \n'],
  ['here-documents without an end stay', 'FROM a\nRUN   <<E\nRUN a\n'],
  ['an instruction that goes on at the end stays', 'FROM a\nrun   a \\'],
  ['a comment that would become a directive stays', '\n# escape=`\nFROM a\n'],
];

/** Where `|` is, Enter has just been pressed. */
const TYPED: readonly (readonly [title: string, text: string, after: string])[] = [
  ['stands one step in', 'RUN a && \\\n|', 'RUN a && \\\n    '],
  ['takes what was behind the cursor along', 'RUN a && \\\n|b\n', 'RUN a && \\\n    b\n'],
  ['stands as the one before it', 'RUN a && \\\n  b \\\n|\n', 'RUN a && \\\n  b \\\n  \n'],
  ['goes back behind the end', 'RUN a && \\\n    b\n    |', 'RUN a && \\\n    b\n'],
  ['mends what is complete', 'FROM a\nrun   a\n|', 'FROM a\nRUN a\n'],
  [
    'mends it in the middle of a file',
    'FROM a\n\n\n\nRUN   a\n|\nRUN  b\n',
    'FROM a\n\n\n\nRUN a\n\nRUN  b\n',
  ],
  ['leaves strings', "RUN echo 'a \\\n|", "RUN echo 'a \\\n"],
  ['leaves words that a line break divides', 'RUN ab\\\n|c\n', 'RUN ab\\\nc\n'],
  ['leaves here-documents', 'RUN  <<E\n  a\n  |\nE\n', 'RUN  <<E\n  a\n  \nE\n'],
  ['leaves those without an end', 'RUN  <<E\n  |', 'RUN  <<E\n  '],
  ['leaves comments', '# a\n  |', '# a\n  '],
];

describe('formatting', () => {
  it('leaves how every file at hand is read, and changes nothing the second time', () => {
    const texts = dockerfileTexts();
    assert.ok(texts.length >= 200, String(texts.length));
    for (const [i, text] of texts.entries()) checkFormatting(text, STYLES[i % STYLES.length]!);
  });

  it('does so with what nobody wrote', () => {
    const options = fc.constantFrom(...STYLES);
    fc.assert(
      fc.property(dockerfiles, options, (text, chosen) => checkFormatting(text, chosen)),
      tries(300),
    );
  });

  for (const [title, before, after, options] of CASES)
    it(title, () => assert.equal(formatted(before, options), after));

  for (const [title, text] of UNTOUCHED) it(title, () => assert.equal(formatted(text), text));

  it('formats the instructions that a selection touches, and no line above them', () => {
    const text = 'FROM  a\n\n\n\n\n# c\nrun   a \\\n b\nRUN   c\n';
    const from = text.indexOf(' b\n');
    const edits = format(open('Dockerfile', text), SPACES, { from, to: from });
    assert.equal(applyEdits(text, edits), 'FROM  a\n\n\n\n\n# c\nRUN a \\\n    b\nRUN   c\n');
  });

  it('leaves templates alone', () => {
    assert.deepEqual(format(open('Dockerfile.j2', 'FROM   a\n'), SPACES), []);
  });

  for (const [title, text, after] of TYPED)
    it(`a new line ${title}`, () => {
      const [before = '', behind = ''] = text.split('|');
      const document = open('Dockerfile', before + behind);
      const edits = formatNewLine(document, SPACES, before.length);
      assert.equal(applyEdits(before + behind, edits), after);
    });
});
