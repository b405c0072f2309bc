import type { Case, Refused } from './cases.ts';

const dockerfile = (text: string) => ({ Dockerfile: text });

const INSTRUCTIONS: readonly Case[] = [
  [
    'a stage by name, in any case, and by number',
    dockerfile(
      'FROM a AS «=Build»\nFROM «build» AS c\nCOPY --from=«BUILD» /a /b\nCOPY --from=«#0» /a /b\n' +
        'RUN --mount=type=bind,from=«build»,target=/x true\nRUN --mount=from=«#0»,target=/x true\n',
    ),
    { ignoresCase: true },
  ],
  [
    'the latest stage of a name',
    dockerfile('FROM a AS b\nFROM b AS «=b»\nCOPY --from=«b» /a /b\n'),
    { shared: true },
  ],
  [
    'an earlier stage of a name',
    dockerfile('FROM a AS «=b»\nFROM «b» AS b\nCOPY --from=b /a /b\n'),
    { shared: true },
  ],
  [
    'what a stage inherits that a variable names',
    dockerfile('ARG S=b\nFROM x AS b\nENV «=V»=1\nFROM ${S}\nLABEL x=$«V»\n'),
  ],
  [
    'a variable in files of here-documents',
    dockerfile(
      'FROM a\nARG «=V»=1\nCOPY <<A <<"B" /x/\nb=${«V»:-2} \\$V $«V»\nA\n$V\nB\nADD <<-C /y\n\t$«V»\n\tC\n',
    ),
  ],
  ['a quoted stage', dockerfile('FROM a AS «=b»\nFROM x\nCOPY --from="«b»" /a /b\n')],
  [
    'a stage in half-typed text',
    dockerfile(
      'FROM a AS «=b»\nFROM «b» AS \nCOPY --from=\nRUN --mount=from=«b»,\nCOPY --from=«b»',
    ),
  ],
  [
    'a stage that a triggered instruction uses',
    dockerfile('FROM a AS «=b»\nFROM x\nONBUILD COPY --from=«b» / /\n'),
  ],
  [
    'an argument of FROM lines',
    dockerfile('ARG «V»=1\nARG «V»=2\nARG W=$«V»\nFROM a:$«V»\nFROM b:${«V»:-x}\nRUN echo $V\n'),
    { shared: true },
  ],
  ['an argument that a stage takes over', dockerfile('ARG «=V»=1\nFROM a:$«V»\nARG «V»\n')],
  [
    'an argument in all instructions',
    dockerfile(
      'FROM a\nARG «=V»\nENV X=$«V» Y="${«V»:-1}"\nLABEL a=$«V»\nWORKDIR /$«V»\nUSER $«V»:g\nCOPY $«V» /b\n' +
        'EXPOSE $«V»\nVOLUME /$«V»\nSTOPSIGNAL $«V»\nADD ["$«V»", "/"]\nENV Z a $«V» b\n',
    ),
  ],
  [
    'an argument is not seen before it',
    dockerfile('FROM a\nLABEL x=$V\nARG «=V»\nLABEL x=$«V»\n'),
    { shared: true },
  ],
  [
    'several arguments of one instruction',
    dockerfile('FROM a\nARG «=A»=1 B=$«A» C=2\nLABEL x=$B y=$«A»\n'),
  ],
  [
    'several variables of one instruction',
    dockerfile('FROM a\nENV A=1 «=B»=2\nLABEL x=$A y=$«B»\n'),
  ],
  ['the old form of ENV', dockerfile('FROM a\nENV «=A» b c\nLABEL x=$«A»\n')],
  ['a variable that is set anew', dockerfile('FROM a\nENV «A»=1\nENV «A»=$«A»:2\nLABEL x=$«A»\n')],
  [
    'a variable wins over an argument',
    dockerfile('FROM a\nARG «=V»=1\nENV V=$«V»\nLABEL x=$V\n'),
    { shared: true },
  ],
  [
    'a variable over an argument',
    dockerfile('FROM a\nARG V=1\nENV «=V»=$V\nLABEL x=$«V»\n'),
    { shared: true },
  ],
  [
    'a variable of the stage that another is built from',
    dockerfile(
      'FROM a AS b\nENV «A»=1\nFROM b AS c\nLABEL x=$«A»\nENV «A»=2\nFROM c\nLABEL x=$«A»\nFROM d\nENV A=3\nLABEL x=$A\n',
    ),
    { shared: true },
  ],
  [
    'a variable of another stage',
    dockerfile('FROM a\nENV A=1\nFROM b\nENV «=A»=3\nLABEL x=$«A»\n'),
    { shared: true },
  ],
  [
    'an argument in all stages that take it',
    dockerfile('FROM a\nARG «V»\nUSER $«V»\nFROM b\nARG «V»\nUSER ${«V»}\nFROM c\nRUN $V\n'),
    { shared: true },
  ],
  ['a nested default', dockerfile('FROM a\nARG «=A»\nARG B=${C:-${«A»:-$«A»}}\n')],
];

const inRun = (title: string, script: string, before = 'ENV «=A»=1', more: Case[2] = {}): Case => [
  title,
  dockerfile(`FROM a\n${before}\nRUN ${script}\n`),
  more,
];

const SHELL: readonly Case[] = [
  inRun(
    'a variable that a script reads',
    'echo $«A» "${«A»:-${«A»}}" \'$A\' \\$A $AB ${#«A»} ${«A»%%x}',
  ),
  inRun(
    'a variable in substitutions',
    'echo $(echo `echo $«A»`) <(cat $«A») $((«A» + $«A»)) && ((«A» > 1))',
  ),
  inRun(
    'a variable over continued lines',
    'x \\\n  # $A\n  $«A» && \\\n  if [ "$«A»" ]; then $«A»; fi',
  ),
  inRun('a variable that a script sets', 'A=2 && echo $A', 'ENV «=A»=1\nWORKDIR $«A»'),
  inRun('a variable that a loop sets', 'for A in $B; do echo $A; done', 'ENV «=A»=1\nWORKDIR $«A»'),
  inRun(
    'a variable that a script reads from its input',
    'read A && echo $A',
    'ENV «=A»=1\nWORKDIR $«A»',
  ),
  inRun('a variable that a script sets when it is not', '«A»=${«A»:-2} && export «A» && echo $«A»'),
  inRun('a variable for one command', 'A=$«A» env && echo $«A»'),
  inRun('an argument', 'echo $«A»', 'ARG «=A»'),
  inRun('here-documents', '<<EOF\necho $«A»\ncat <<X <<"Y"\n$«A» \\$A\nX\n$A\nY\nEOF'),
  inRun('a here-document that the shell alone expands', "<<'EOF'\necho $«A»\nEOF"),
  inRun('a script in a script', "sh -c 'echo $«A» \\$A' && bash -ec \"echo $«A»\" && x -c '$A'"),
  inRun(
    'a script in an argument list',
    '["/bin/sh", "-c", "echo $«A»"]\nCMD ["echo", "$A"]',
    undefined,
    {
      shared: true,
    },
  ),
  inRun('what runs later', 'true\nHEALTHCHECK CMD curl $«A»\nCMD echo $«A»\nENTRYPOINT echo $«A»'),
  inRun(
    'an argument, which is gone later',
    '$«A»\nHEALTHCHECK CMD $A\nCMD $A\nENTRYPOINT $A',
    'ARG «=A»',
    { shared: true },
  ),
];

export const CASES: readonly Case[] = [...INSTRUCTIONS, ...SHELL];

export const REFUSALS: readonly Refused[] = [
  ['a word', dockerfile('FROM «debian»\n'), 'x'],
  ['no word of a name', dockerfile('FROM a AS b\nFROM b A«»S c\n'), 'x'],
  ['a variable that nobody declares', dockerfile('FROM a\nWORKDIR $«HOME»\n'), 'x'],
  [
    'a number of a stage',
    dockerfile('FROM a AS b\nFROM c\nCOPY --from=«0» / /\n'),
    'x',
    /^0 is not the name of the build stage; rename b\.$/,
  ],
  [
    'a stage without a name',
    dockerfile('FROM a\nFROM c\nCOPY --from=«0» / /\n'),
    'x',
    /^0 is a name that is given/,
  ],
  ['to a bad name', dockerfile('FROM a AS «b»\n'), 'b c', /^A build stage is named by a letter/],
  ['to no name', dockerfile('FROM a AS «b»\n'), '', /^A build stage is named by a letter/],
  ['to a digit', dockerfile('FROM a\nENV «b»=1\n'), '1b', /^A variable is named by letters/],
  [
    'to a stage that exists',
    dockerfile('FROM a AS «b»\nFROM c AS d\n'),
    'D',
    /^Something is called D already\.$/,
  ],
  [
    'to an image that is used',
    dockerfile('FROM debian AS «b»\n'),
    'debian',
    /called debian already/,
  ],
  [
    'to a variable that is read',
    dockerfile('FROM a\nENV «b»=1\nWORKDIR $HOME\n'),
    'HOME',
    /called HOME already/,
  ],
  [
    'what the builder sets',
    dockerfile('FROM a\nARG «TARGETARCH»\n'),
    'x',
    /^TARGETARCH is a name that is given/,
  ],
  [
    'to what the builder sets',
    dockerfile('FROM a\nARG «b»\n'),
    'TARGETARCH',
    /^TARGETARCH is a name that is given/,
  ],
  [
    'to a variable that a script reads',
    dockerfile('FROM a\nENV «b»=1\nRUN echo $HOME\n'),
    'HOME',
    /called HOME already/,
  ],
  [
    'across a continued line',
    dockerfile('FROM a AS «build»\nFROM b\nCOPY --from=bu\\\nild / /\n'),
    'x',
    /cannot be rewritten: Dockerfile, line 3/,
  ],
];
