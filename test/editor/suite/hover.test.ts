import assert from 'node:assert/strict';
import { Position, Uri, window, workspace } from 'vscode';
import { placesIn, SAMPLES } from '../samples.mjs';
import { closeAll, hoverAt, openBuffer, until } from './buffer.ts';

describe('hover', () => {
  afterEach(closeAll);

  for (const sample of SAMPLES) {
    it(`explains the host network in ${sample}, and is calm beside it`, async () => {
      const folder = workspace.workspaceFolders![0]!.uri;
      const document = await workspace.openTextDocument(Uri.joinPath(folder, sample));
      await window.showTextDocument(document);
      const { risky, harmless } = placesIn(document.getText());
      const at = ({ line, column }: { line: number; column: number }) =>
        hoverAt({ document, position: new Position(line - 1, column + 5) });
      const said = await until(() => at(risky), Boolean);
      assert.match(said, /\*\*Host network\*\*[^]*\*\*Security:\*\*/);
      for (const place of harmless) {
        assert.doesNotMatch(await at(place), /\*\*(?:Security|Caution):\*\*/, place.what);
      }
    });
  }

  it('says the same in a buffer that is on no disk', async () => {
    const buffer = await openBuffer(
      'dockerfile',
      'FROM debian:12\nRUN docker run --net=ho<|>st a\n',
    );
    assert.match(await until(() => hoverAt(buffer), Boolean), /\*\*Host network\*\*/);
  });

  it('is silent in files that are not ours', async () => {
    const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: tr<|>ue\n';
    assert.equal(await hoverAt(await openBuffer('yaml', pod)), '');
  });
});
