/** A text with `<|>` at the cursor, or around a selection; what is chosen; what comes of it. */
export type Case = readonly [title: string, before: string, after: string];

export const CASES: readonly Case[] = [
  // Forms of commands.
  [
    'Convert to exec form',
    'FROM a\n<|>CMD node  server.js "a b"\n',
    'FROM a\nCMD ["node", "server.js", "a b"]\n',
  ],
  [
    'Convert to exec form',
    "FROM a\nCMD<|> exec nginx -g 'daemon off;'\n",
    'FROM a\nCMD ["nginx", "-g", "daemon off;"]\n',
  ],
  [
    'Convert to exec form',
    'FROM a\nRUN<|> --network=none make \\\n  all\\ of "\\"it\\""\n',
    'FROM a\nRUN --network=none ["make", "all of", "\\"it\\""]\n',
  ],
  [
    'Convert to exec form that takes arguments',
    'FROM a\n<|>ENTRYPOINT /app --x=1\n',
    'FROM a\nENTRYPOINT ["/app", "--x=1"]\n',
  ],
  [
    'Convert to exec form with sh -c',
    'FROM a\n<|>CMD cd /a && \\\n    node $X\n',
    'FROM a\nCMD ["/bin/sh", "-c", "cd /a && node $X"]\n',
  ],
  [
    'Convert to exec form with sh -c',
    'FROM a\n<|>RUN rm *.c\n',
    'FROM a\nRUN ["/bin/sh", "-c", "rm *.c"]\n',
  ],
  [
    'Convert to exec form with bash -o pipefail -c',
    'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\n<|>RUN a | b\n',
    'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN ["/bin/bash", "-o", "pipefail", "-c", "a | b"]\n',
  ],
  [
    'Convert to shell form',
    'FROM a\n<|>CMD ["node", "a b", "it\'s", "$X", "--y=1"]\n',
    "FROM a\nCMD node 'a b' 'it'\\''s' '$X' --y=1\n",
  ],
  ['Convert to shell form', 'FROM a\n<|>RUN ["/bin/sh", "-c", "a && b"]\n', 'FROM a\nRUN a && b\n'],
  [
    'Convert to shell form that takes no arguments',
    'FROM a\n<|>ENTRYPOINT ["/app"]\n',
    'FROM a\nENTRYPOINT /app\n',
  ],

  // One RUN or several.
  [
    'Split into one RUN per command',
    'FROM a\n<|>RUN --network=none a "x && y" && \\\n    # why\n    b | c && (cd /d && e)\n',
    'FROM a\nRUN --network=none a "x && y"\n# why\nRUN --network=none b | c\nRUN --network=none (cd /d && e)\n',
  ],
  [
    'Split into one RUN per command',
    'FROM a\nrun a \\\n  -x \\\n  && b<|> 2>&1\n',
    'FROM a\nrun a \\\n  -x\nrun b 2>&1\n',
  ],
  ['Split into one RUN per command', 'FROM a\n<|>RUN a && cd /b\n', 'FROM a\nRUN a\nRUN cd /b\n'],
  [
    'Merge with the RUN below',
    'FROM a\n<|>RUN a\n\nRUN b && c\n',
    'FROM a\nRUN a \\\n    && b && c\n',
  ],
  [
    'Merge with the RUN above',
    'FROM a\nRUN a; b\n# why\nRUN <|>c \\\n  -d\n',
    'FROM a\nRUN a; b \\\n    # why\n    && c \\\n  -d\n',
  ],
  [
    'Merge these RUN instructions',
    'FROM a\n<|>RUN a \\\n  -b\nRUN c | d\nRUN e<|>\n',
    'FROM a\nRUN a \\\n  -b \\\n  && c | d \\\n  && e\n',
  ],
  [
    'Merge with the RUN below',
    '# escape=`\nFROM a\nSHELL ["bash", "-c"]\n<|>RUN a\nRUN b\n',
    '# escape=`\nFROM a\nSHELL ["bash", "-c"]\nRUN a `\n    && b\n',
  ],

  // Comments.
  [
    'Move the comment above the instruction',
    'FROM a\nRUN a && \\\n    # <|>why  \n    # else\n    b\n',
    'FROM a\n# why\nRUN a && \\\n    # else\n    b\n',
  ],

  // Packages.
  [
    'Sort packages, one per line',
    'FROM a\nRUN apt-get update && apt-get install -y --no-install-recommends git <|>curl=7.* Zip && rm -rf /x\n',
    'FROM a\nRUN apt-get update && apt-get install -y --no-install-recommends \\\n    curl=7.* \\\n    git \\\n    Zip \\\n    && rm -rf /x\n',
  ],
  [
    'Sort packages, one per line',
    'FROM a\nRUN apt-get update \\\n && apt-get install -y b<|> \\\n      a \\\n && true\n',
    'FROM a\nRUN apt-get update \\\n && apt-get install -y \\\n      a \\\n      b \\\n && true\n',
  ],
  [
    'Sort packages, one per line',
    'FROM a\nRUN apk add --no-cache<|> b a\n',
    'FROM a\nRUN apk add --no-cache \\\n    a \\\n    b\n',
  ],

  // Caches.
  [
    'Add a cache mount for apt-get',
    'FROM a\n<|>RUN apt-get update && apt-get install -y a\n',
    'FROM a\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update && apt-get install -y a\n',
  ],
  [
    'Add a cache mount for pip',
    'FROM a\n<|>RUN pip install x\n',
    'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install x\n',
  ],
  [
    'Add a cache mount for npm',
    'FROM a\nUSER root\n<|>RUN --network=none npm ci\n',
    'FROM a\nUSER root\nRUN --mount=type=cache,target=/root/.npm --network=none npm ci\n',
  ],
  [
    'Add a cache mount for go',
    'FROM a\n<|>RUN CGO_ENABLED=0 go build ./...\n',
    'FROM a\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build CGO_ENABLED=0 go build ./...\n',
  ],

  [
    'Add a cache mount for dotnet',
    'FROM a AS b\nRUN <|>dotnet restore\nRUN dotnet publish --no-restore\nFROM b\nRUN dotnet test\nFROM c\nRUN dotnet build\n',
    'FROM a AS b\nRUN --mount=type=cache,target=/root/.nuget/packages dotnet restore\nRUN --mount=type=cache,target=/root/.nuget/packages dotnet publish --no-restore\nFROM b\nRUN --mount=type=cache,target=/root/.nuget/packages dotnet test\nFROM c\nRUN dotnet build\n',
  ],

  // Variables and labels.
  ['Write as A=…', 'FROM a\n<|>ENV A  b c\n', 'FROM a\nENV A="b c"\n'],
  ['Write as A=…', 'FROM a\n<|>ENV A "b  c"\n', 'FROM a\nENV A="b  c"\n'],
  ['Write as A=…', 'FROM a\n<|>LABEL A $b/c\n', 'FROM a\nLABEL A=$b/c\n'],
  [
    'Split into one ENV per name',
    'FROM a\n<|>ENV A=1 B="2 3" \\\n    C=$D\n',
    'FROM a\nENV A=1\nENV B="2 3"\nENV C=$D\n',
  ],
  [
    'Merge with the ENV below',
    'FROM a\n<|>ENV A=1\n\nENV B=2 C=3\n',
    'FROM a\nENV A=1 \\\n    B=2 C=3\n',
  ],
  [
    'Merge these LABEL instructions',
    'FROM a\n<|>LABEL A=1\nLABEL B=2\nLABEL C=3<|>\n',
    'FROM a\nLABEL A=1 \\\n    B=2 \\\n    C=3\n',
  ],

  // Stages and arguments.
  [
    'Name this stage build',
    '<|>FROM a\nRUN b\nFROM c\nCOPY --from=0 /a /\nRUN --mount=from=0,target=/x d\n',
    'FROM a AS build\nRUN b\nFROM c\nCOPY --from=build /a /\nRUN --mount=from=build,target=/x d\n',
  ],
  [
    'Name this stage final',
    'FROM a AS final-1\nfrom<|> c\n',
    'FROM a AS final-1\nfrom c as final\n',
  ],
  [
    'Name this stage build-2',
    'FROM a AS build\nFROM<|> b\nFROM c\n',
    'FROM a AS build\nFROM b AS build-2\nFROM c\n',
  ],
  [
    'Extract the tag to NODE_VERSION',
    '# why\nFROM alpine:3 AS a\nFROM <|>docker.io/library/node:20-alpine AS b\n',
    '# why\nARG NODE_VERSION=20-alpine\nFROM alpine:3 AS a\nFROM docker.io/library/node:${NODE_VERSION} AS b\n',
  ],
  [
    'Extract the version to CURL_VERSION',
    'FROM a\n\n# why\nRUN apt-get install -y <|>curl=7.88.1-10 git\n',
    'FROM a\n\nARG CURL_VERSION=7.88.1-10\n# why\nRUN apt-get install -y curl=${CURL_VERSION} git\n',
  ],
  [
    'Begin a stage here',
    'FROM a:1\nRUN b\n# why\nRUN <|>c\nRUN d\n',
    'FROM a:1 AS base\nRUN b\n\nFROM base\n# why\nRUN c\nRUN d\n',
  ],
  [
    'Begin a stage here',
    'FROM a AS x\nRUN b\n\n<|>RUN c\nFROM d\nCOPY --from=x /a /\n',
    'FROM a AS base\nRUN b\n\nFROM base AS x\nRUN c\nFROM d\nCOPY --from=x /a /\n',
  ],
];

/** What is not offered at a place. */
export const REFUSED: readonly (readonly [title: RegExp, text: string])[] = [
  [/exec form$/, 'FROM a\n<|>CMD cd /a\n'],
  [/exec form$/, 'FROM a\n<|>CMD A=1 node x\n'],
  [/exec form$/, 'FROM a\n<|>CMD node ~/x\n'],
  [/exec form/, 'FROM a\nENTRYPOINT ["x"]\n<|>CMD node x\n'],
  [/form/, 'FROM a AS b\nENTRYPOINT x\nFROM b\n<|>CMD ["node", "x"]\n'],
  [/form/, 'FROM a\n<|>CMD ["-x"]\n'],
  [/form/, 'FROM a\n<|>CMD ["a"\n'],
  [/form/, 'FROM scratch\nCOPY a /a\n<|>CMD ["/a"]\n'],
  [/form/, 'FROM gcr.io/distroless/static\n<|>CMD ["/a"]\n'],
  [/form/, 'FROM a\nSHELL ["powershell", "-Command"]\n<|>RUN Get-Item x\n'],
  [/exec form/, 'FROM a\n<|>RUN a \\\n  # why\n  b\n'],
  [/form/, 'FROM a\n<|>RUN <<E\na\nE\n'],
  [/Split into/, 'FROM a\n<|>RUN cd /a && make\n'],
  [/Split into/, 'FROM a\n<|>RUN A=1 && make $A\n'],
  [/Split into/, 'FROM a\n<|>RUN set -e && make\n'],
  [/Split into/, 'FROM a\n<|>RUN a && b || c\n'],
  [/Split into/, 'FROM a\n<|>RUN a && b; c\n'],
  [/Split into/, 'FROM a\n<|>RUN if a && b; then c; fi\n'],
  [/Split into/, 'FROM a\n<|>RUN { a && b; }\n'],
  [/Split into/, 'FROM a\n<|>RUN a && f() { b; } && f\n'],
  [/Split into/, 'FROM a\n<|>RUN a && echo $?\n'],
  [/Split into/, 'FROM a\n<|>RUN a # x && y\n'],
  [/Split into/, "FROM a\n<|>RUN echo 'a && b'\n"],
  [/Split into/, 'FROM a\n<|>RUN a && cat <<E > /x\nb\nE\n'],
  [/Merge/, 'FROM a\n<|>RUN a\nCOPY b /\nRUN c\n'],
  [/Merge/, 'FROM a\n<|>RUN cd /a\nRUN b\n'],
  [/Merge/, 'FROM a\n<|>RUN a\nRUN b || c\n'],
  [/Merge/, 'FROM a\n<|>RUN a\nRUN b; c\n'],
  [/Merge/, 'FROM a\n<|>RUN a &\nRUN b\n'],
  [/Merge/, 'FROM a\n<|>RUN --mount=type=ssh a\nRUN b\n'],
  [/Merge/, 'FROM a\n<|>RUN ["a"]\nRUN b\n'],
  [/Merge/, "FROM a\n<|>RUN echo 'a\nRUN b\n"],
  [/Sort/, 'FROM a\nRUN apt-get install <|>b $A\n'],
  [/Sort/, 'FROM a\nRUN apt-get install -y <|>b a --no-install-recommends\n'],
  [/Sort/, 'FROM a\nRUN apt-get install <|>b \\\n  # why\n  a\n'],
  [/Sort/, 'FROM a\nRUN apt-get install \\\n    a \\\n    <|>b\n'],
  [/Sort/, 'FROM a\nRUN <|>["apt-get", "install", "b", "a"]\n'],
  [/Sort/, 'FROM a\nRUN bash -c "apt-get install <|>b a"\n'],
  [/cache mount/, 'FROM a\n<|>RUN apk add --no-cache b\n'],
  [/cache mount/, 'FROM a\n<|>RUN pip install --no-cache-dir b\n'],
  [/cache mount/, 'FROM a\nUSER app\n<|>RUN pip install b\n'],
  [/cache mount/, 'FROM a\n<|>RUN --mount=type=cache,target=/root/.npm npm ci\n'],
  [/cache mount/, 'FROM a\n<|>RUN npm run build\n'],
  [
    /cache mount/,
    'FROM a AS b\n<|>RUN mvn package\nFROM c\nCOPY --from=b /root/.m2/repository /r\n',
  ],
  [/Write as/, 'FROM a\n<|>ENV A b "c"\n'],
  [/Split into/, 'FROM a\n<|>ENV A=1 B=$A\n'],
  [/Merge/, 'FROM a\n<|>ENV A=1\nENV B=$A\n'],
  [/Merge/, 'FROM a\n<|>ENV A=1\n# why\nENV B=2\n'],
  [/Merge/, 'FROM a\n<|>ENV A=1\nENV B 2\n'],
  [/Name/, 'FROM a AS b<|>\n'],
  [/Extract/, 'FROM a:<|>$B\n'],
  [
    /Extract/,
    'FROM a<|>:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n',
  ],
  [/Extract/, 'ARG NODE_VERSION=1\nFROM node:<|>2\n'],
  [/Extract/, "FROM a\nRUN pip install '<|>b==1.2'\n"],
  [/Begin a stage/, 'FROM a\n<|>RUN b\nRUN c\n'],
  [/Begin a stage/, 'FROM a\nRUN b\n<|>RUN c\nFROM d\nCOPY --from=0 /a /\n'],
  [/./, '<|>\nFROM a\n'],
  [/\.dockerignore/, 'FROM a\n<|>COPY . .\n'],
];
