// npm run bench [-- language …]: what starting, hovering, completing and typing cost on this machine.
import fs from 'node:fs';
import path from 'node:path';
import { isParsed } from '../../server/src/core/document.ts';
import { completions } from '../../server/src/features/completion.ts';
import { findings } from '../../server/src/features/diagnostics.ts';
import { hover } from '../../server/src/features/hover.ts';
import type { Analysis } from '../../server/src/features/world.ts';
import { open, root } from '../harness.ts';
import { DEFAULTS } from '../../server/src/features/settings.ts';
import { analysisOf, strict, worldOf } from '../world.ts';
import { glossaryCosts } from './glossary.ts';
import { LANGUAGES as ALL_LANGUAGES, sample } from './generate.ts';
import { useAllPacks } from './packs.ts';
import { initialize, openText, type Server, startServer } from '../server.ts';

/** Languages named on the command line, or all. */
const wanted = process.argv.slice(2);
const LANGUAGES = wanted.length ? wanted : ALL_LANGUAGES;

const server = path.join(root, 'dist/language-server.js');
const sizes = (language: string) => (language === 'vagrant' ? [50, 1000] : [50, 1000, 10_000]);
const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 0);
const row = (...cells: readonly (string | number)[]): void =>
  console.log(cells.map((cell, i) => String(cell).padEnd(i ? 14 : 26)).join(''));

/** Runs `work` until it took half a second, at least 15 times; median in milliseconds. */
function time(work: () => unknown): number {
  const times: number[] = [];
  for (let spent = 0; times.length < 15 || (spent < 500 && times.length < 2000);) {
    const start = performance.now();
    work();
    const took = performance.now() - start;
    times.push(took);
    spent += took;
  }
  return median(times);
}

/** A server that only answers `initialize`: what the protocol library costs. */
function bareServer(): string {
  const file = path.join(root, 'build/bare-server.cjs');
  fs.writeFileSync(
    file,
    `const { createConnection, ProposedFeatures } = require('vscode-languageserver/node');
const connection = createConnection(ProposedFeatures.all);
connection.onInitialize(() => ({ capabilities: {} }));
connection.listen();
`,
  );
  return file;
}

async function startUp(script: string): Promise<number> {
  const cpu: number[] = [];
  for (let i = 0; i < 7; i++) {
    const started = startServer(script);
    await initialize(started);
    cpu.push(started.cpu());
    started.stop();
  }
  return median(cpu);
}

/** The sample workspace's file of each language. */
const WORKSPACE = [
  ['app/Dockerfile', 'dockerfile'],
  ['compose.yaml', 'dockercompose'],
  ['infra/main.tf', 'terraform'],
  ['site.yml', 'ansible'],
  ['Vagrantfile', 'ruby'],
] as const;

const megabytes = (of: Server): string => `${(of.rss() / 2 ** 20).toFixed(0)} MB`;

async function processes(): Promise<void> {
  const bare = await startUp(bareServer());
  const ours = await startUp(server);
  row(
    'start → initialize, CPU',
    `${ms(ours)} ms`,
    `bare ${ms(bare)} ms`,
    `${(ours / bare).toFixed(2)}×`,
  );
  for (const language of LANGUAGES) await firstHover(language);
  const open = startServer(server);
  await initialize(open);
  for (const [file, languageId] of WORKSPACE) {
    const text = fs.readFileSync(path.join(root, 'test/workspace', file), 'utf8');
    await openText(open, `untitled:/${file}`, languageId, text);
  }
  row('memory, sample workspace', megabytes(open));
  await useAllPacks(open);
  row('memory, all packs used', megabytes(open));
  open.stop();
  for (const lines of [50, 1000]) {
    const all = startServer(server);
    await initialize(all);
    for (const language of LANGUAGES) {
      const { file, languageId, text } = sample(language, lines);
      await openText(all, `untitled:${file}`, languageId, text);
    }
    row(`memory, each ${lines} lines`, `${(all.rss() / 2 ** 20).toFixed(0)} MB`);
    all.stop();
  }
}

/** From opening the first file of all to its hover, and the first hover once the file is read. */
async function firstHover(language: string): Promise<void> {
  const { file, languageId, text, hover: offset } = sample(language, 50);
  const uri = `untitled:${file}`;
  const before = text.slice(0, offset).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)!.length };
  const ask = async (wait: boolean): Promise<number> => {
    const started = startServer(server);
    await initialize(started);
    let start = performance.now();
    const opened = openText(started, uri, languageId, text);
    if (wait) {
      await opened;
      start = performance.now();
    }
    await started.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
    const took = performance.now() - start;
    started.stop();
    return took;
  };
  const cold = [await ask(false), await ask(false), await ask(false)];
  const read = [await ask(true), await ask(true), await ask(true)];
  row(`first hover, ${language}`, `${ms(median(read))} ms`, `from open ${ms(median(cold))} ms`);
}

function work(): void {
  row(
    '',
    'lines',
    'hover p50',
    'complete p50',
    'edit→findings',
    'all rules',
    'segments',
    'parsed/edit',
  );
  for (const language of LANGUAGES) {
    const costs: number[] = [];
    for (const lines of sizes(language)) {
      const { file, languageId, text, hover: at, complete } = sample(language, lines);
      let document = open(file, text, languageId);
      findings(worldOf(document), strict);
      const hovering = time(() => hover(worldOf(document), at));
      const completing = time(() => completions(worldOf(document), complete));
      let parsed = 0;
      const edit = (analysis: Analysis): number =>
        time(() => {
          document = document.edit({ from: at, to: at, text: 'x' });
          parsed = document.parts.filter((part) => !isParsed(part)).length;
          findings(worldOf(document, analysis), strict);
          document = document.edit({ from: at, to: at + 1, text: '' });
          findings(worldOf(document, analysis), strict);
        }) / 2;
      const all = edit(analysisOf());
      const editing = edit(analysisOf(DEFAULTS));
      costs.push(editing);
      const counts = [document.parts.length, parsed];
      row(
        language,
        lines,
        `${ms(hovering)} ms`,
        `${ms(completing)} ms`,
        `${ms(editing)} ms`,
        `${ms(all)} ms`,
        ...counts,
      );
    }
    row(`  growth, last two sizes`, `${(costs.at(-1)! / costs.at(-2)!).toFixed(1)}×`);
  }
}

function lookups(): void {
  const { size, parse, lookup, addresses } = glossaryCosts(WORKSPACE, time);
  row('index read at start', `${(size / 1000).toFixed(0)} KB`, `parsed ${ms(parse)} ms`);
  row('lookup of an address', `${lookup.toFixed(2)} µs`, `${addresses} addresses`);
}

work();
lookups();
await processes();
