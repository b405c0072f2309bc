import assert from 'node:assert/strict';
import { type CodeLens, commands, ConfigurationTarget, type Location, workspace } from 'vscode';
import { closeAll, openBuffer, until } from './buffer.ts';

const TEXT = 'FROM debian:12 AS base\nRUN true\nFROM base AS final\nCOPY --from=base /a /b\n';

describe('code lens', () => {
  const settings = () => workspace.getConfiguration('cloudGlossary');
  const become = (enable: boolean | undefined) =>
    settings().update('codeLens.enable', enable, ConfigurationTarget.Global);
  afterEach(async () => {
    await closeAll();
    await become(undefined);
  });

  it('tells of layers and users of a stage where the user wants it', async () => {
    const { document } = await openBuffer('dockerfile', TEXT);
    const lenses = async () =>
      (await commands.executeCommand<CodeLens[] | undefined>(
        'vscode.executeCodeLensProvider',
        document.uri,
      )) ?? [];
    await become(true);
    const [first] = await until(lenses, (found) => found.length > 0);
    assert.equal(first?.command?.title, '1 layer · used by final');
    const registered = await commands.getCommands(true);
    assert.ok(registered.includes(first.command.command));
    const [{ ranges }] = first.command.arguments as [{ ranges: readonly Location['range'][] }];
    assert.equal(ranges.length, 2);
    await become(false);
    assert.deepEqual(await until(lenses, (found) => found.length === 0), []);
  });
});
