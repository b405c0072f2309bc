import type { CodeLens, InlayHint, Range } from 'vscode-languageserver';
import { hints } from '../features/hints.ts';
import { lenses } from '../features/lenses.ts';
import { SHOW_PLACES, type Places } from '../protocol.ts';
import type { Asking } from './asking.ts';
import { toRange } from './convert.ts';
import type { OpenFile } from './open-file.ts';

/** Requests for what is drawn behind words and above lines. */
export function annotating({ askSmall, client }: Asking) {
  return {
    async hints(file: OpenFile, range: Range): Promise<InlayHint[]> {
      const found = await askSmall(file, ({ document, analysis }) => {
        const within = { from: file.text.offsetAt(range.start), to: file.text.offsetAt(range.end) };
        const shown = analysis.settings.enable ? hints(document, within) : [];
        const result = shown.map(({ at, text, certain }): InlayHint => ({
          position: file.text.positionAt(at),
          label: text,
          paddingLeft: true,
          ...(!certain && { tooltip: 'By default, where nothing else is given' }),
        }));
        return { result, wanted: [] };
      });
      return found ?? [];
    },

    async lenses(file: OpenFile): Promise<CodeLens[]> {
      const found = await askSmall(file, (world) => {
        const result = lenses(world).map(({ from, to, text, places }): CodeLens => {
          const range = toRange(file.text, { from, to });
          const isLink = places.length > 0 && client.lensCommands;
          if (!isLink) return { range, command: { title: text, command: '' } };
          const ranges = places.map((place) => toRange(file.text, place));
          const leads: Places = { uri: file.uri, position: range.start, ranges };
          return { range, command: { title: text, command: SHOW_PLACES, arguments: [leads] } };
        });
        return { result, wanted: [] };
      });
      return found ?? [];
    },
  };
}
