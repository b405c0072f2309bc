// npm run check: everything that can be said of the project without running it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name) => path.join(root, 'node_modules', name);
const node = (...args) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
const types = (project) => node(bin('typescript/bin/tsc'), '-p', project);

/** Each returns whether all is well; it prints what is not. */
const steps = {
  types: () =>
    [
      '.',
      'server',
      'server/src/lsp',
      'server/src/cli',
      'client',
      'client/src/topics/webview',
      'test',
      'test/editor',
    ]
      .map(types)
      .every(Boolean),
  lint: () => node(bin('oxlint/bin/oxlint')),
  format: () => node(bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'),
  unused: () => node(bin('knip/bin/knip.js')),
  /** The glossary's files against their schemas and against each other. */
  data: () => node('glossary/build.mjs', '--check'),
  /** What docs say of rules and of other linters' ids is what the pages say. */
  docs: () => node('glossary/equivalents.mjs', '--check'),
  /** The service must run anywhere: a module of Node does not resolve for a neutral host. */
  neutral: () => node('esbuild.config.mjs', 'neutral'),
  manifest,
};

/** What the manifest names in menus and descriptions exists in it. */
function manifest() {
  const { contributes } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const declared = new Set(
    contributes.configuration.flatMap(({ properties }) => Object.keys(properties)),
  );
  const commands = new Set(contributes.commands.map(({ command }) => command));
  const used = [...contributes.menus.commandPalette, ...contributes.menus['view/title']];
  const problems = [
    ...used
      .filter(({ command }) => !commands.has(command))
      .map(({ command }) => `A menu names ${command}, which is no command`),
    ...contributes.configuration
      .flatMap(({ properties }) => Object.entries(properties))
      .filter(
        ([, { enum: choices, default: byDefault }]) => choices && !choices.includes(byDefault),
      )
      .map(([name]) => `The default of ${name} is not among its choices`),
    ...[...declared]
      .flatMap((name) => links(contributes, name))
      .filter((link) => !declared.has(link))
      .map((link) => `A description names ${link}, which is no setting`),
  ];
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

const links = ({ configuration }, name) =>
  configuration.flatMap(({ properties }) =>
    [...(properties[name]?.markdownDescription ?? '').matchAll(/`#([\w.]+)#`/g)].map(
      ([, link]) => link,
    ),
  );

let failed = 0;
const wanted = process.argv.slice(2);
for (const name of wanted.length ? wanted : Object.keys(steps)) {
  const isGood = steps[name]();
  if (!isGood) failed++;
  console.log(`${isGood ? 'ok' : 'FAILED'}: ${name}`);
}
const passed = (wanted.length || Object.keys(steps).length) - failed;
console.log(`# check: ${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
