import assert from 'node:assert/strict';
import path from 'node:path';
import type {
  CodeLens,
  InitializeResult,
  InlayHint,
  SemanticTokens,
  SemanticTokensDelta,
  SignatureHelp,
} from 'vscode-languageserver';
import { root } from './harness.ts';
import { openText, type Server, startServer } from './server.ts';

const URI = 'untitled:Dockerfile';
const TEXT = '# 😀\nFROM node:22\nRUN echo "😀" | tee x\n';

describe('what is drawn into the text, over the protocol', () => {
  let server: Server;
  const start = async (
    capabilities: object,
    initializationOptions: object = {},
  ): Promise<InitializeResult> => {
    server = startServer(path.join(root, 'dist/language-server.js'));
    const result = await server.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions,
    });
    await server.connection.sendNotification('initialized', {});
    return result;
  };
  const ask = <A>(method: string, params: object = {}): Promise<A> =>
    server.connection.sendRequest<A>(`textDocument/${method}`, {
      textDocument: { uri: URI },
      ...params,
    });
  afterEach(() => server.stop());

  it('is offered to clients that can show it', async () => {
    const { capabilities } = await start({});
    assert.equal(capabilities.semanticTokensProvider, undefined);
    assert.equal(capabilities.inlayHintProvider, undefined);
    assert.equal(capabilities.codeLensProvider, undefined);
    assert.equal(capabilities.signatureHelpProvider, undefined);
  });

  it('has signatures with the places of their parameters', async () => {
    const parameterInformation = { labelOffsetSupport: true };
    await start({
      textDocument: { signatureHelp: { signatureInformation: { parameterInformation } } },
    });
    await openText(server, URI, 'dockerfile', 'FROM a\nCOPY b ');
    const position = { line: 1, character: 7 };
    const found = await ask<SignatureHelp>('signatureHelp', { position });
    const [first] = found.signatures;
    assert.equal(first?.label, 'COPY [OPTIONS] <source>... <destination>');
    assert.deepEqual(
      first.parameters?.map(({ label }) => label),
      [
        [5, 14],
        [15, 26],
        [27, 40],
      ],
    );
    assert.equal(found.activeParameter, 2);
    const nowhere = { line: 0, character: 0 };
    assert.equal(await ask('signatureHelp', { position: nowhere }), null);
  });

  it('has hints of what variables come to', async () => {
    await start({ textDocument: { inlayHint: {} } });
    await openText(server, URI, 'dockerfile', 'ARG V=22\nFROM node:${V}\n');
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    assert.deepEqual(await ask<InlayHint[]>('inlayHint', { range }), [
      {
        position: { line: 1, character: 14 },
        label: '= node:22',
        paddingLeft: true,
        tooltip: 'By default, where nothing else is given',
      },
    ]);
  });

  it('has lenses where the user wants them, and asks for all anew when settings change', async () => {
    const refreshes = { refreshSupport: true };
    const capabilities = {
      textDocument: { codeLens: {}, semanticTokens: {}, inlayHint: {} },
      workspace: { codeLens: refreshes, semanticTokens: refreshes, inlayHint: refreshes },
    };
    await start(capabilities, { lensCommands: true });
    const text = 'FROM a AS b\nRUN c\nFROM b\n';
    await openText(server, URI, 'dockerfile', text);
    assert.deepEqual(await ask<CodeLens[]>('codeLens'), []);
    const asked: string[] = [];
    const refreshed = new Promise<void>((resolve) => {
      for (const what of ['semanticTokens', 'inlayHint', 'codeLens'])
        server.connection.onRequest(`workspace/${what}/refresh`, () => {
          if (asked.push(what) === 3) resolve();
          return null;
        });
    });
    await server.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { cloudGlossary: { codeLens: { enable: true } } },
    });
    await refreshed;
    const at = (line: number, from: number, to: number) => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    const places = { uri: URI, position: at(0, 0, 4).start, ranges: [at(2, 5, 6)] };
    assert.deepEqual(await ask<CodeLens[]>('codeLens'), [
      {
        range: at(0, 0, 4),
        command: {
          title: '1 layer · used by 1',
          command: 'cloudGlossary.showPlaces',
          arguments: [places],
        },
      },
      { range: at(2, 0, 4), command: { title: '0 layers', command: '' } },
    ]);
  });

  it('has tokens with their places counted from each other, in UTF-16', async () => {
    const { capabilities } = await start({ textDocument: { semanticTokens: {} } });
    const { tokenTypes } = capabilities.semanticTokensProvider!.legend;
    await openText(server, URI, 'dockerfile', TEXT);
    const { data } = await ask<SemanticTokens>('semanticTokens/full');
    assert.deepEqual(named(data, tokenTypes), [
      '0 0 4 comment',
      '1 0 4 keyword',
      '1 5 4 namespace',
      '1 9 1 string',
      '1 10 2 number',
      '2 0 3 keyword',
      '2 4 4 function',
      '2 9 4 string',
      '2 14 1 operator',
      '2 16 3 function',
      '2 20 1 string',
    ]);
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
    const some = await ask<SemanticTokens>('semanticTokens/range', { range });
    assert.equal(named(some.data, tokenTypes)[1], '1 0 4 keyword');
    assert.ok(some.data.length < data.length);
  });

  it('tells only what an edit changed', async () => {
    await start({ textDocument: { semanticTokens: {} } });
    await openText(server, URI, 'dockerfile', TEXT + 'RUN ls\n'.repeat(500));
    const { data, resultId } = await ask<SemanticTokens>('semanticTokens/full');
    const at = { line: 1, character: 5 };
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ range: { start: at, end: at }, text: 'a/' }],
    });
    const change = await ask<SemanticTokensDelta>('semanticTokens/full/delta', {
      previousResultId: resultId,
    });
    assert.equal(change.edits.length, 1);
    const [{ start: from, deleteCount, data: more = [] }] = change.edits as [
      SemanticTokensDelta['edits'][0],
    ];
    assert.ok(more.length < 20, `${more.length} numbers`);
    const patched = [...data.slice(0, from), ...more, ...data.slice(from + deleteCount)];
    const whole = await ask<SemanticTokens>('semanticTokens/full');
    assert.deepEqual(patched, whole.data);
    const old = await ask<SemanticTokens>('semanticTokens/full/delta', { previousResultId: 'x' });
    assert.deepEqual(old.data, whole.data);
  });
});

/** Each token as `line character length type`. */
function named(data: readonly number[], types: readonly string[]): readonly string[] {
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [down, along, length, type] = data.slice(i, i + 4) as [number, number, number, number];
    line += down;
    character = down ? along : character + along;
    found.push(`${line} ${character} ${length} ${types[type]}`);
  }
  return found;
}
