// Cuts Prism's module down to what parsing calls: a third less to download and to compile.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const SOURCE = path.join(root, 'node_modules/@ruby/prism/src/prism.wasm');

/** What `parsePrism` of @ruby/prism calls, and the start of a module without a main function. */
const CALLED = [
  '_initialize',
  'calloc',
  'free',
  'memory',
  'pm_buffer_free',
  'pm_buffer_init',
  'pm_buffer_length',
  'pm_buffer_sizeof',
  'pm_buffer_value',
  'pm_serialize_parse',
];

/** Path of the module as it ships; made once for each version of Prism, which takes seconds. */
export async function parserModule() {
  const bytes = fs.readFileSync(SOURCE);
  const key = createHash('sha256').update(bytes).update(CALLED.join()).digest('hex').slice(0, 16);
  const file = path.join(root, `build/prism-${key}.wasm`);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.part`, await cut(bytes));
    fs.renameSync(`${file}.part`, file);
  }
  return file;
}

async function cut(bytes) {
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(bytes);
  const wanted = new Set(CALLED);
  for (let at = module.getNumExports() - 1; at >= 0; at--) {
    const { name } = binaryen.getExportInfo(module.getExportByIndex(at));
    if (!wanted.delete(name)) module.removeExport(name);
  }
  if (wanted.size > 0) throw new Error(`Prism no longer exports ${[...wanted].join(', ')}`);
  module.runPasses(['remove-unused-module-elements', 'strip-debug', 'strip-producers']);
  return module.emitBinary();
}
