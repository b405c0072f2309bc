import assert from 'node:assert/strict';
import {
  commands,
  type CompletionList,
  CompletionItemKind,
  ConfigurationTarget,
  type DocumentHighlight,
  type DocumentLink,
  type DocumentSymbol,
  extensions,
  type InlayHint,
  type Location,
  type LocationLink,
  Range,
  type SemanticTokens,
  type SignatureHelp,
  type SymbolInformation,
  type TextEdit,
  workspace,
  type WorkspaceEdit,
} from 'vscode';
import { type Buffer, closeAll, hoverAt, openBuffer, until } from './buffer.ts';

const MARK = 'stand-in';

/** How many answers of ours the editor shows for each feature; those of stand-ins are known by their mark. */
const FEATURES: Readonly<Record<string, (buffer: Buffer) => Promise<number>>> = {
  /** Beside another's hover ours is short: values and defaults are left out. */
  hover: async (buffer) => (/\*\*(?:Values|Default):\*\*/.test(await hoverAt(buffer)) ? 1 : 0),
  keys: async ({ document, position }) => {
    const { items } = await ask<CompletionList>('CompletionItem', document.uri, position);
    return items.filter(
      ({ kind, label }) =>
        kind === CompletionItemKind.Property &&
        typeof label !== 'string' &&
        label.description === 'Cloud Glossary',
    ).length;
  },
  symbols: async ({ document }) => {
    const found = await ask<DocumentSymbol[]>('DocumentSymbol', document.uri);
    return found.filter(({ name }) => name !== MARK).length;
  },
  definition: async ({ document, position }) => {
    const found = await ask<(Location | LocationLink)[]>('Definition', document.uri, position);
    return found.filter((one) => lineOf(one) > 0).length;
  },
  references: async ({ document, position }) => {
    const found = await ask<Location[]>('Reference', document.uri, position);
    return found.filter((one) => lineOf(one) > 0).length;
  },
  highlights: async ({ document, position }) => {
    const found = await commands.executeCommand<DocumentHighlight[] | undefined>(
      'vscode.executeDocumentHighlights',
      document.uri,
      position,
    );
    return (found ?? []).filter(({ range }) => range.start.line > 0).length;
  },
  rename: async ({ document, position }) => {
    const edit = commands.executeCommand<WorkspaceEdit | undefined>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      position,
      'fresh',
    );
    // Without a provider that answers, the editor says that there is none.
    return Promise.resolve(edit).then(
      (found) => found?.size ?? 0,
      () => 0,
    );
  },
  formatting: async ({ document }) => {
    const options = { tabSize: 4, insertSpaces: true };
    const found = await ask<TextEdit[]>('FormatDocument', document.uri, options);
    return found.length;
  },
  tokens: async ({ document }) => {
    const found = await commands.executeCommand<SemanticTokens | undefined>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    return found?.data.length ?? 0;
  },
  signatures: async ({ document, position }) => {
    const found = await commands.executeCommand<SignatureHelp | undefined>(
      'vscode.executeSignatureHelpProvider',
      document.uri,
      position,
    );
    return found?.signatures.length ?? 0;
  },
  hints: async ({ document }) => {
    const all = new Range(0, 0, document.lineCount, 0);
    return (await ask<InlayHint[]>('InlayHint', document.uri, all)).length;
  },
  pages: async ({ document }) => {
    const found = await ask<DocumentLink[]>('Link', document.uri);
    return found.filter(({ target }) => target && !target.path.includes(MARK)).length;
  },
  workspaceSymbols: async () => {
    const found = await ask<SymbolInformation[]>('WorkspaceSymbol', 'guest_name');
    return found.length;
  },
};

/** Asks all providers; where none answers there is nothing. */
const ask = async <A extends object>(what: string, ...args: readonly unknown[]): Promise<A> =>
  (await commands.executeCommand<A | undefined>(`vscode.execute${what}Provider`, ...args)) ??
  ([] as unknown as A);

const lineOf = (one: Location | LocationLink): number =>
  ('targetRange' in one ? one.targetRange : one.range).start.line;

/** A text per language and feature, and which of them the official extension covers. */
const CASES: readonly (readonly [
  extension: string,
  language: string,
  texts: Readonly<Record<string, string>>,
  ours?: Readonly<Record<string, string>>,
])[] = [
  [
    'ms-azuretools.vscode-containers',
    'dockerfile',
    {
      hover: '\nFROM debian:12\nRUN --net<|>work=host true\n',
      keys: '\nFROM debian:12\n<|>\n',
      symbols: '\nFROM debian:12\n',
      definition: '\nFROM debian:12 AS a\nCOPY --from=<|>a /a /\n',
      highlights: '\nFROM debian:12 AS a\nCOPY --from=<|>a /a /\n',
      rename: '\nFROM debian:12 AS a\nCOPY --from=<|>a /a /\n',
      pages: '\nFROM debian:12\n',
      formatting: 'FROM   debian:12\n',
      tokens: '\nFROM debian:12\n',
      signatures: '\nFROM debian:12\nCOPY <|>\n',
    },
    {
      references: '\nFROM debian:12 AS a\nCOPY --from=<|>a /a /\n',
      hints: 'ARG V=12\nFROM debian:$V\n',
    },
  ],
  [
    'docker.docker',
    'dockercompose',
    {
      hover: '\nservices:\n  a:\n    privi<|>leged: true\n',
      keys: '\nservices:\n  a:\n    image: x\n    <|>\n',
      symbols: '\nservices:\n  a:\n    image: x\n',
      definition: '\nservices:\n  a:\n    depends_on: [<|>b]\n  b:\n    image: x\n',
      highlights: '\nservices:\n  a:\n    depends_on: [<|>b]\n  b:\n    image: x\n',
      rename: '\nservices:\n  a:\n    depends_on: [<|>b]\n  b:\n    image: x\n',
      pages: '\nservices:\n  a:\n    image: nginx\n',
    },
    {
      references: '\nservices:\n  a:\n    depends_on: [<|>b]\n  b:\n    image: x\n',
      tokens: '\nservices:\n  a:\n    image: x\n',
    },
  ],
  [
    'redhat.vscode-yaml',
    'yaml',
    {
      keys: 'services:\n  a:\n    image: x\n    <|>\n',
      symbols: 'services:\n  a:\n    image: x\n',
    },
  ],
  [
    'hashicorp.terraform',
    'terraform',
    {
      keys: '\nresource "aws_instance" "a" {\n  <|>\n}\n',
      symbols: '\nvariable "guest_name" {}\n',
      definition: '\nvariable "guest_name" {}\nlocals {\n  a = var.<|>guest_name\n}\n',
      references: '\nvariable "guest_name" {}\nlocals {\n  a = var.<|>guest_name\n}\n',
      pages: '\nmodule "a" {\n  source = "terraform-aws-modules/vpc/aws"\n}\n',
      workspaceSymbols: '\nvariable "guest_name" {}\n',
      tokens: '\nvariable "guest_name" {}\n',
      signatures: '\nlocals {\n  a = upper(<|>)\n}\n',
    },
    {
      highlights: '\nvariable "guest_name" {}\nlocals {\n  a = var.<|>guest_name\n}\n',
      rename: '\nvariable "guest_name" {}\nlocals {\n  a = var.<|>guest_name\n}\n',
    },
  ],
];

const shows = (what: string, buffer: Buffer) =>
  until(
    () => FEATURES[what]!(buffer),
    (count) => count > 0,
  );

describe('beside official extensions', () => {
  const settings = () => workspace.getConfiguration('cloudGlossary');
  const become = (guest: string | undefined) =>
    settings().update('guest', guest, ConfigurationTarget.Global);
  afterEach(async () => {
    await closeAll();
    await become(undefined);
  });

  for (const [extension, language, covered, ours = {}] of CASES) {
    const isThere = extensions.getExtension(extension) !== undefined;
    // A language that no extension brings cannot be opened.
    if (!isThere && language === 'terraform') continue;
    for (const [what, text] of Object.entries(isThere ? covered : { ...covered, ...ours }))
      it(`${what} of ${language} ${isThere ? 'is left to' : 'is here without'} ${extension}`, async () => {
        if (isThere) await become('always');
        await shows(what, await openBuffer(language, text));
        if (!isThere) return;
        await closeAll();
        await become('auto');
        // A buffer of its own: the editor remembers outlines.
        const count = await FEATURES[what]!(await openBuffer(language, text));
        assert.equal(count, 0);
      });
    if (isThere)
      for (const [what, text] of Object.entries(ours))
        it(`${what} of ${language} is ours beside ${extension} too`, async () => {
          assert.ok((await shows(what, await openBuffer(language, text))) > 0);
        });
  }
});
