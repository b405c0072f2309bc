import assert from 'node:assert/strict';
import { commands, type CompletionList } from 'vscode';
import { type Buffer, closeAll, openBuffer, until } from './buffer.ts';

const offered = async ({ document, position }: Buffer): Promise<string[]> => {
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
};

describe('completion', () => {
  afterEach(closeAll);

  it('offers storage drivers after the flag', async () => {
    const buffer = await openBuffer('dockerfile', 'FROM a\nRUN dockerd --storage-driver=<|>\n');
    const labels = await until(
      () => offered(buffer),
      (found) => found.includes('overlay2'),
    );
    assert.ok(labels.includes('btrfs'), labels.join(' '));
  });

  it('is typed and accepted in the editor', async () => {
    const { document } = await openBuffer(
      'dockerfile',
      'FROM a\nRUN dockerd --storage-driver<|>\n',
    );
    await commands.executeCommand('type', { text: '=' });
    await commands.executeCommand('type', { text: 'over' });
    const text = await until(
      async () => {
        await commands.executeCommand('acceptSelectedSuggestion');
        return document.getText();
      },
      (now) => !now.includes('=over\n'),
    );
    assert.match(text, /^RUN dockerd --storage-driver=overlay2$/m);
  });
});
