// Brotli's dictionary for browsers, cut down to the words that our own files use.
import { init } from '../../node_modules/brotli/dec/dictionary-data.js';
import whole from '../../node_modules/brotli/dec/dictionary.bin.js';
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { root } from './paths.mjs';

/**
 * In the bundle `script`, puts a dictionary in the place of the library's that holds no more than what the
 * files in `packed` need, and reads them all with it. Throws where the library's does not stand in the
 * bundle once, or a file does not read as it should.
 */
export async function cutDictionary(script, packed) {
  const words = init();
  const used = new Uint8Array(words.length);
  const files = packed.map((file) => fs.readFileSync(file));
  const { decompress, dictionary } = await decoder();
  dictionary.byte = (at) => {
    used[at] = 1;
    return words[at];
  };
  for (const file of files) decompress(file);
  const kept = Buffer.from(words.map((byte, at) => (used[at] ? byte : 0)));
  dictionary.byte = (at) => kept[at];
  if (!files.every((file) => brotliDecompressSync(file).equals(decompress(file))))
    throw new Error('A packed file needs a word that the dictionary lacks');
  dictionary.byte = () => {
    throw new Error('The dictionary needs itself');
  };
  const small = packedAlone(kept);
  if (!kept.equals(decompress(small))) throw new Error('The dictionary does not read as it should');
  const parts = fs.readFileSync(script, 'utf8').split(whole);
  if (parts.length !== 2) throw new Error("The bundle does not hold Brotli's dictionary once");
  fs.writeFileSync(script, parts.join(small.toString('base64')));
}

/** Packed without the dictionary, which is not there yet when it is read: as the encoder does at this quality. */
const packedAlone = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } });

/** The library's decoder, which asks `dictionary.byte` for each byte of a word. */
async function decoder() {
  const asking = {
    name: 'asking',
    setup(build) {
      build.onResolve({ filter: /^(?:\.\/dictionary-data\.js|dictionary)$/ }, () => ({
        path: 'dictionary',
        namespace: 'asking',
      }));
      build.onLoad({ filter: /.*/, namespace: 'asking' }, () => ({
        contents: `export const dictionary = {};
export const init = () => new Proxy({}, { get: (_, at) => dictionary.byte(Number(at)) });`,
      }));
    },
  };
  const { outputFiles } = await esbuild.build({
    bundle: true,
    write: false,
    format: 'esm',
    stdin: {
      contents:
        "export { decompress } from 'brotli/decompress'; export { dictionary } from 'dictionary';",
      resolveDir: root,
    },
    plugins: [asking],
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
