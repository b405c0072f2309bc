import assert from 'node:assert/strict';
import path from 'node:path';
import type { Hover } from 'vscode-languageserver';
import { root } from './harness.ts';
import { initialize, openText, type Server, startServer } from './server.ts';

const BAD: readonly (readonly [name: string, text: string])[] = [
  ['empty', ''],
  ['a byte order mark', '\uFEFFFROM debian:12\nRUN docker run --privileged a\n'],
  ['CRLF', 'FROM debian:12\r\nRUN docker run \\\r\n  --privileged a\r\n'],
  ['lone surrogates', 'FROM debian:12\nRUN echo \uD800 \uDC00 "\uD83D\n'],
  ['binary', String.fromCharCode(...Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256))],
  ['tabs', '\tservices:\n\t\tweb:\n\t- \t:\t\n'],
  [
    'all unclosed',
    `services:\n  a: "\n  b: [\n  c: {\n  d: 'x\n  e: |\n <<EOF ${'{('.repeat(500)}`,
  ],
  ['half a megabyte on one line', `RUN ${'a'.repeat(500_000)}`],
  ['five megabytes', 'RUN docker run --privileged a\n'.repeat(170_000)],
];
const FILES = [
  ['dockerfile', 'Dockerfile'],
  ['dockercompose', 'compose.yaml'],
  ['terraform', 'main.tf'],
  ['ansible', 'site.yml'],
  ['ruby', 'Vagrantfile'],
] as const;
describe('server under bad input', () => {
  let server: Server;
  const PROBE = 'untitled:Dockerfile';

  before(async () => {
    server = startServer(path.join(root, 'dist/language-server.js'));
    await initialize(server);
    await openText(
      server,
      PROBE,
      'dockerfile',
      'FROM debian:12\nRUN docker run --privileged a:1\n',
    );
  });
  after(() => server.stop());

  const at = <A>(method: string, uri: string, position: object) =>
    server.connection.sendRequest<A | null>(method, { textDocument: { uri }, position });

  for (const [name, text] of BAD) {
    for (const [languageId, file] of FILES) {
      it(`answers or is silent: ${name} in ${file}`, async () => {
        const uri = `untitled:${name.replaceAll(' ', '-')}/${file}`;
        await server.connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId, version: 1, text },
        });
        const position = { line: 1, character: 5 };
        await at('textDocument/hover', uri, position);
        await at('textDocument/completion', uri, position);
        await server.connection.sendRequest('textDocument/documentSymbol', {
          textDocument: { uri },
        });
        await server.connection.sendNotification('textDocument/didClose', {
          textDocument: { uri },
        });
        const probe = await at<Hover>('textDocument/hover', PROBE, {
          line: 1,
          character: 18,
        });
        assert.ok(probe, 'the server still answers');
      });
    }
  }
});
