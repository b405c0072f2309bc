// Writes cloud-glossary-<version>.vsix at the top level and checks its size.
import { createVSIX, listFiles } from '@vscode/vsce';
import fs from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { ascii } from '../../glossary/texts.mjs';
import { cutDictionary } from './dictionary.mjs';
import { root } from './paths.mjs';
import { run } from './run-command.mjs';
import { tighten } from './tighten.mjs';

const MOST_BYTES = 2_000_000;
const MOST_FILES = 40;
const SHIPPED = [
  'dist',
  'client/media',
  'syntaxes',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  '.vscodeignore',
];

const manifest = () => JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Builds the extension; `minify` for what ships. */
export async function build({ minify = false } = {}) {
  const targets = ['server', 'client', ...(minify ? ['--minify'] : [])];
  await run(process.execPath, ['esbuild.config.mjs', ...targets], { cwd: root });
  await run(process.execPath, ['glossary/build.mjs'], { cwd: root });
}

/**
 * Copies what ships into a folder that the editor can load. Its manifest lacks what is about
 * building, `type` above all: editors would read the bundles as ES modules because of it. `effort` is
 * Brotli's quality, up to 11.
 */
export function stage({ effort = 4 } = {}) {
  const folder = path.join(root, 'build/extension');
  fs.rmSync(folder, { recursive: true, force: true });
  for (const file of SHIPPED.filter((name) => fs.existsSync(path.join(root, name)))) {
    fs.cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
  }
  // Pictures stay out of the package, and links have no place to lead to without a repository.
  const readme = path.join(folder, 'README.md');
  const text = fs.readFileSync(readme, 'utf8').replaceAll(/^!\[.*\n/gm, '');
  fs.writeFileSync(readme, text.replaceAll(/\[([^\]]*)\]\([A-Z]+\.md\)/g, '$1'));
  const { type: _, private: _private, scripts: _s, dependencies: _d, ...rest } = manifest();
  const { devDependencies: _dev, ...shipped } = rest;
  offerRules(shipped, folder);
  packData(path.join(folder, 'dist'), effort);
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(shipped));
  return folder;
}

const PACKED = '.br';

/** Packs the data and the parser, a quarter less to download; in the place of the index stands that it is so. */
function packData(folder, effort) {
  leaveOutExamples(path.join(folder, 'data'));
  const index = path.join('data', 'index.json');
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of files.filter((file) => /\.(?:txt|wasm)$/.test(file) || file === index)) {
    const file = path.join(folder, name);
    const params = { [constants.BROTLI_PARAM_QUALITY]: effort, [constants.BROTLI_PARAM_LGWIN]: 22 };
    fs.writeFileSync(file + PACKED, brotliCompressSync(fs.readFileSync(file), { params }));
    fs.rmSync(file);
  }
  fs.writeFileSync(path.join(folder, index), JSON.stringify({ packed: PACKED }));
}

const packedFiles = (folder) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(PACKED))
    .map((name) => path.join(folder, name));

/** Many examples are there for tests: of an entry one stays to be read, of tables' rows none. */
function leaveOutExamples(folder) {
  const terms = fs.readdirSync(path.join(root, 'glossary/terms'), { recursive: true });
  const entries = new Set(terms.map((file) => path.basename(file, '.md')));
  for (const name of fs.readdirSync(folder).filter((file) => file.startsWith('terms-'))) {
    const file = path.join(folder, name);
    const records = fs
      .readFileSync(file, 'latin1')
      .split('\n')
      .map((line) => {
        const key = line.slice(0, line.indexOf(' '));
        if (!key || key.startsWith('@')) return line;
        const record = JSON.parse(line.slice(key.length));
        const text = record.text.replace(/\n+## Examples\n[\s\S]*?(?=\n## |$)/, (examples) =>
          entries.has(key) ? onlyFirst(examples) : '',
        );
        return `${key} ${ascii(JSON.stringify({ ...record, text }))}`;
      });
    fs.writeFileSync(file, records.join('\n'), 'latin1');
  }
}

function onlyFirst(examples) {
  let shown = 0;
  return examples.replaceAll(/\n(`{3,})([^\n]*)\n[\s\S]*?\n\1(?=\n|$)/g, (block, _, info) =>
    info.endsWith(' quiet') || shown++ ? '' : block,
  );
}

/** The setting of rules offers their names: the manifest in the repository has the categories alone. */
function offerRules({ contributes }, folder) {
  const schema = path.join(folder, 'dist/data/configuration.schema.json');
  const { lint } = JSON.parse(fs.readFileSync(schema, 'utf8')).properties;
  for (const { properties } of contributes.configuration) {
    const setting = properties['cloudGlossary.lint.rules'];
    if (setting) Object.assign(setting.properties, lint.properties.rules.properties);
  }
}

/** Builds and packs what ships; returns the file's path. */
export async function packageExtension() {
  const { name, version } = manifest();
  const file = path.join(root, `${name}-${version}.vsix`);
  await build({ minify: true });
  const folder = stage({ effort: 11 });
  await cutDictionary(path.join(folder, 'dist/language-server.js'), packedFiles(folder));
  const options = { cwd: folder, dependencies: false, rewriteRelativeLinks: false };
  const files = await listFiles(options);
  await createVSIX({ ...options, packagePath: file, allowMissingRepository: true });
  await tighten(file);
  const { size } = fs.statSync(file);
  console.log(`${path.basename(file)}: ${(size / 1e6).toFixed(2)} MB, ${files.length} files`);
  if (size > MOST_BYTES) throw new Error(`The package is larger than ${MOST_BYTES} bytes`);
  if (files.length > MOST_FILES) {
    throw new Error(`The package has more than ${MOST_FILES} files:\n${files.join('\n')}`);
  }
  return file;
}

if (process.argv[1] === import.meta.filename) await packageExtension();
