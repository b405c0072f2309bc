// Builds everything. `node esbuild.config.mjs [target …]` builds those targets, without names all
// that ships. Targets are listed at the end.
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { absentFeatures, plainMarkdown } from './client/libraries.mjs';
import { parserModule } from './server/parser.mjs';

const root = import.meta.dirname;
const production = process.argv.includes('--minify');

/** Lists the folders' modules at build time, so that adding one needs no list to be kept. */
const discovered = {
  name: 'discovered',
  setup(build) {
    const kinds = {
      languages: () => modules('server/src/languages', (dir) => path.join(dir, 'index.ts')),
      rules: () =>
        folders('server/src/rules').flatMap((category) =>
          fs
            .readdirSync(path.join(root, category))
            .filter((file) => file.endsWith('.ts'))
            .map((file) => path.join(category, file)),
        ),
    };
    build.onResolve({ filter: /^discovered:/ }, (args) => ({
      path: args.path.slice('discovered:'.length),
      namespace: 'discovered',
    }));
    build.onLoad({ filter: /.*/, namespace: 'discovered' }, (args) => {
      if (args.path === 'suite') {
        const all = tests('test/editor/suite').map((file) => `import './${file}';`);
        return { contents: all.join('\n'), resolveDir: root };
      }
      const files = kinds[args.path]();
      const imports = files.map((file, i) => `import m${i} from ${JSON.stringify('./' + file)};`);
      const entries = files.map((file, i) => `[${JSON.stringify(nameOf(file))}, m${i}]`);
      return {
        contents: `${imports.join('\n')}\nexport default [${entries.join(', ')}];`,
        resolveDir: root,
      };
    });
  },
};

const nameOf = (file) =>
  path.basename(file) === 'index.ts'
    ? path.basename(path.dirname(file))
    : path.basename(file, '.ts');
const folders = (dir) =>
  fs
    .readdirSync(path.join(root, dir), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(dir, entry.name));
const modules = (dir, file) =>
  folders(dir)
    .map(file)
    .filter((name) => fs.existsSync(path.join(root, name)));

/** The schemas of the glossary as plain code: a browser extension may not compile any. */
const validators = {
  name: 'validators',
  setup(build) {
    build.onResolve({ filter: /^discovered:validators$/ }, () => ({
      path: 'validators',
      namespace: 'validators',
    }));
    build.onLoad({ filter: /.*/, namespace: 'validators' }, () => {
      const schema = (name) =>
        JSON.parse(fs.readFileSync(path.join(root, 'glossary', name), 'utf8'));
      const ajv = new Ajv2020({
        code: { source: true, esm: true },
        allErrors: true,
        strictTypes: false,
        // One function a schema that is referred to, in place of a copy at each place.
        inlineRefs: false,
        schemas: [
          schema('term.schema.json'),
          schema('table.schema.json'),
          { $id: 'configuration.schema.json', ...schema('configuration.schema.json') },
        ],
      });
      const code = standaloneCode(ajv, {
        term: 'term.schema.json',
        table: 'table.schema.json',
        configuration: 'configuration.schema.json',
      });
      const contents = `${code}
const steps = (pointer) => pointer.split('/').slice(1).map((step) => /^\\d+$/.test(step) ? Number(step) : step);
const faults = (validate) => (value) => validate(value) ? [] : validate.errors.map(
  ({ instancePath, message, params }) => ({
    path: [...steps(instancePath), ...(params.additionalProperty ? [params.additionalProperty] : [])],
    message: \`\${instancePath || 'entry'} \${message}\${params.additionalProperty ? \` (\${params.additionalProperty})\` : ''}\${params.allowedValues ? \`: \${params.allowedValues.join(', ')}\` : ''}\`,
  }),
);
export default { term: faults(term), table: faults(table), configuration: faults(configuration) };`;
      return { contents, resolveDir: root };
    });
  },
};

const common = {
  bundle: true,
  sourcemap: production ? false : 'linked',
  minify: production,
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: root,
  plugins: [validators, discovered],
};
const node = { ...common, platform: 'node', target: 'node20' };
const tests = (dir) =>
  fs
    .readdirSync(path.join(root, dir))
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join(dir, file));

/**
 * A bundle that ships, minified once more: Terser uses the same few names again and again, which
 * packs better by a twentieth.
 */
const terser = {
  name: 'terser',
  setup(build) {
    if (!production) return;
    build.initialOptions.write = false;
    build.onEnd(async ({ outputFiles }) => {
      const { minify } = await import('terser');
      for (const { path: file, text } of outputFiles) {
        const { code } = await minify(text, { ecma: 2022 });
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, code);
      }
    });
  },
};

/** What ships for Node and the editor. */
const shipped = { ...node, format: 'cjs' };

/** Brotli's words for browsers, a sixth as large: what runs in Node has its own. */
const smallDictionary = {
  name: 'small-dictionary',
  setup(build) {
    build.onResolve({ filter: /^\.\/dictionary-data\.js$/ }, ({ resolveDir }) => ({
      path: path.join(resolveDir, 'dictionary-browser.js'),
    }));
  },
};

/** Bundles that run in Node and in browsers: Node's modules are asked for in Node only. */
const anywhere = {
  ...node,
  format: 'iife',
  conditions: ['browser'],
  plugins: [...node.plugins, smallDictionary, terser],
  alias: { yaml: path.join(root, 'node_modules/yaml/browser/index.js') },
};

const targets = {
  server: async () => {
    // The project's own modules are ESM, what ships is not.
    fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
    fs.writeFileSync(path.join(root, 'dist/package.json'), '{ "type": "commonjs" }\n');
    fs.copyFileSync(await parserModule(), path.join(root, 'dist/prism.wasm'));
    return Promise.all([
      esbuild.build({
        ...anywhere,
        entryPoints: { 'language-server': 'server/src/main.ts' },
        outdir: 'dist',
      }),
      esbuild.build({ ...shipped, entryPoints: { cli: 'server/src/cli.ts' }, outdir: 'dist' }),
    ]);
  },
  client: () =>
    Promise.all([
      esbuild.build({
        ...anywhere,
        format: 'cjs',
        plugins: [...anywhere.plugins, plainMarkdown, absentFeatures],
        entryPoints: { client: 'client/src/extension.ts' },
        external: ['vscode'],
        outdir: 'dist',
      }),
      // What runs in the notes panel itself.
      esbuild.build({
        ...common,
        platform: 'browser',
        target: 'es2022',
        format: 'iife',
        sourcemap: false,
        entryPoints: {
          panel: 'client/src/topics/webview/panel.ts',
          style: 'client/src/topics/webview/style.css',
        },
        outdir: 'dist/topics',
      }),
    ]),
  /** Runs inside the editor's extension host, which loads CommonJS. */
  suite: () => {
    fs.mkdirSync(path.join(root, 'build/suite'), { recursive: true });
    fs.writeFileSync(path.join(root, 'build/suite/package.json'), '{ "type": "commonjs" }\n');
    return esbuild.build({
      ...shipped,
      entryPoints: ['test/editor/suite/index.ts', ...tests('test/editor/suite')],
      external: ['vscode', 'mocha'],
      outdir: 'build/suite',
    });
  },
  /** The same for its web worker: one file, without Node. */
  'suite-web': () =>
    esbuild.build({
      ...common,
      platform: 'browser',
      target: 'es2022',
      format: 'cjs',
      entryPoints: { suite: 'test/editor/suite/index.web.ts' },
      external: ['vscode'],
      alias: { 'node:assert/strict': './test/editor/suite/assert.ts' },
      outdir: 'build/suite-web',
    }),
  /** Only a check: the service builds for a host that has neither Node nor a browser. */
  neutral: () =>
    esbuild.build({
      ...common,
      platform: 'neutral',
      mainFields: ['module', 'main'],
      format: 'esm',
      write: false,
      sourcemap: false,
      entryPoints: ['server/src/service.ts'],
    }),
  tree: () => tool({ tree: 'test/tree-cli.ts' }),
  bench: () => tool({ bench: 'test/bench/bench.ts', 'bench-peers': 'test/bench/peers.ts' }),
  coverage: () => tool({ coverage: 'test/coverage-cli.ts' }),
  test: () =>
    esbuild.build({
      ...node,
      format: 'esm',
      entryPoints: tests('test'),
      outdir: 'build/test',
      outExtension: { '.js': '.mjs' },
      external: ['mocha', 'fast-check', 'esbuild', 'ajv'],
      banner: requireShim,
    }),
};

/** A program for those who work on the project. */
const tool = (entryPoints) =>
  esbuild.build({
    ...node,
    format: 'esm',
    entryPoints,
    outdir: 'build',
    outExtension: { '.js': '.mjs' },
    banner: requireShim,
  });

/** Bundled CommonJS packages may call `require` for Node's own modules. */
const requireShim = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
for (const name of wanted.length ? wanted : Object.keys(targets)) await targets[name]();
