import assert from 'node:assert/strict';
import { commands, type DocumentSymbol, extensions, Uri } from 'vscode';
import { closeAll, hoverAt, openBuffer, until } from './buffer.ts';

const OFFICIAL = 'docker.docker';
/** A stand-in of it, packed; only where the editor installs what it is given. */
const packed = typeof process === 'undefined' ? undefined : process.env['EDITOR_TEST_VSIX'];

/** What we show in a new buffer: the editor remembers outlines. */
async function shown() {
  const buffer = await openBuffer(
    'dockerfile',
    'FROM debian:12\nRUN docker run --net<|>work=host\n',
  );
  const symbols = await commands.executeCommand<DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    buffer.document.uri,
  );
  const hover = await hoverAt(buffer);
  await closeAll();
  return {
    outline: Boolean(symbols?.length),
    hover: /\*\*Values:\*\*/.test(hover) ? 'full' : hover && 'compact',
  };
}

const becomes = (expected: Awaited<ReturnType<typeof shown>>) =>
  until(shown, (now) => JSON.stringify(now) === JSON.stringify(expected));

describe('an official extension that comes while the window is open', () => {
  it('takes over what it does, and leaves it to us when it goes', async function test() {
    if (packed === undefined) return this.skip();
    await becomes({ outline: true, hover: 'full' });
    await commands.executeCommand('workbench.extensions.installExtension', Uri.file(packed));
    await until(() => extensions.getExtension(OFFICIAL) !== undefined, Boolean);
    await becomes({ outline: false, hover: 'compact' });
    await commands.executeCommand('workbench.extensions.uninstallExtension', OFFICIAL);
    await until(() => extensions.getExtension(OFFICIAL) === undefined, Boolean);
    await becomes({ outline: true, hover: 'full' });
    assert.equal(extensions.getExtension(OFFICIAL), undefined);
  });
});
