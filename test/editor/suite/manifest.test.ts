import assert from 'node:assert/strict';
import { commands, type DocumentSymbol, extensions, languages, window } from 'vscode';
import { closeAll, openBuffer, until } from './buffer.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly languages?: unknown;
  };
}

describe('extension', () => {
  afterEach(closeAll);

  it('registers each command that its manifest names, and claims no language', async () => {
    const { packageJSON } = extensions.getExtension<unknown>('cloud-glossary.cloud-glossary')!;
    const { contributes } = packageJSON as Manifest;
    const registered = new Set(await commands.getCommands(true));
    const missing = contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
    assert.equal(contributes.languages, undefined);
  });

  it('lists stages and instructions in the outline', async () => {
    const { document } = await openBuffer('dockerfile', 'FROM debian:12 AS base\nRUN true\n');
    const symbols = await until(
      async () =>
        commands.executeCommand<DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        ),
      (found) => Boolean(found?.length),
    );
    assert.match(JSON.stringify(symbols), /base/);
  });

  it('leaves the language of a document alone', async () => {
    const { document } = await openBuffer('yaml', 'services:\n  web:\n    image: nginx\n');
    assert.equal(window.activeTextEditor?.document.languageId, 'yaml');
    assert.ok((await languages.getLanguages()).includes('yaml'));
    assert.equal(document.languageId, 'yaml');
  });
});
