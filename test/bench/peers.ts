// npm run bench:peers: our server beside the one that others use, in one run, over the protocol alone.
import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver';
import { root } from '../harness.ts';
import { initialize, openText, type Server, startServer } from '../server.ts';
import { sample } from './generate.ts';

const SERVERS = {
  ours: path.join(root, 'dist/language-server.js'),
  'dockerfile-language-server-nodejs': path.join(
    root,
    'node_modules/dockerfile-language-server-nodejs/lib/server.js',
  ),
};
const SIZES = [50, 1000, 10_000];
/** Servers are asked in turns, so that what else the machine does meets all of them. */
const ROUNDS = 3;
const BURST = 10;
/** No instruction. */
const WRONG = 'FOO';
/** What follows a wrong line is told on its own behind a right one. */
const TYPED = `${WRONG} x\nENV A=b\n`;
const URI = 'file:///bench/Dockerfile';

/** Milliseconds, but for the memory: bytes. */
type Costs = Record<string, number>;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The median of as many calls as fit into a second, of three at least. */
async function often(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let spent = 0; times.length < 3 || (spent < 1000 && times.length < 200);) {
    const took = await timed(work);
    times.push(took);
    spent += took;
  }
  return median(times);
}

/** What one server costs with one file, from its start to its end. */
async function costsOf(script: string, lines: number): Promise<Costs> {
  const { text } = sample('dockerfile', lines);
  const count = text.split('\n').length;
  const keyword = lineOf(text, /^ENV /);
  let server!: Server;
  const start = await timed(async () => {
    server = startServer(script);
    await initialize(server);
  });
  const ask = (method: string, line: number, character: number): Promise<unknown> =>
    server.connection.sendRequest(method, {
      textDocument: { uri: URI },
      position: { line, character },
    });
  const open = performance.now();
  const opened = openText(server, URI, 'dockerfile', text);
  const first = await ask('textDocument/hover', keyword, 1);
  if (!first) throw new Error(`${script} explains no instruction`);
  const firstHover = performance.now() - open;
  await opened;
  const hover = await often(() => ask('textDocument/hover', keyword, 1));
  const completion = await often(() => ask('textDocument/completion', keyword, 2));
  const typing = typist(server, count - 1);
  const edit = await often(() => typing.once());
  const burst = await often(() => typing.burst());
  const memory = server.rss();
  server.stop();
  return {
    'start → initialize': start,
    'open → first hover': firstHover,
    hover,
    completion,
    'edit → diagnostics': edit,
    'burst of 10 → diagnostics': burst,
    memory,
  };
}

/** The line in the middle of a text, or behind it, that a pattern matches. */
function lineOf(text: string, pattern: RegExp): number {
  const lines = text.split('\n');
  return lines.findIndex((line, i) => i >= lines.length / 2 && pattern.test(line));
}

/** Types lines in the middle that are wrong in both servers' eyes, and waits until they are told. */
function typist(server: Server, lines: number) {
  const middle = lines - 1;
  let version = 1;
  const known = (found: readonly Diagnostic[] = []): number =>
    found.filter(
      ({ range: { start, end } }) =>
        start.line >= middle && start.character === 0 && end.character === WRONG.length,
    ).length;
  const change = (from: number, to: number, text: string) =>
    server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: ++version },
      contentChanges: [
        {
          range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
          text,
        },
      ],
    });
  /** Resolves when as many wrong lines are told as there are. */
  const told = async (count: number): Promise<void> => {
    while (known(server.published.get(URI)) !== count) await server.nextFindings(URI);
  };
  return {
    async once(): Promise<void> {
      await change(middle, middle, TYPED);
      await told(1);
      await change(middle, middle + 2, '');
      await told(0);
    },
    async burst(): Promise<void> {
      for (let i = 0; i < BURST; i++) await change(middle, middle, TYPED);
      await told(BURST);
      await change(middle, middle + 2 * BURST, '');
      await told(0);
    },
  };
}

const UNITS: Readonly<Record<string, (value: number) => string>> = {
  memory: (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`,
};
const show = (what: string, value: number): string =>
  UNITS[what]?.(value) ?? `${value.toFixed(value < 10 ? 2 : 0)} ms`;

for (const lines of SIZES) {
  const costs = new Map<string, Costs[]>();
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, script] of Object.entries(SERVERS))
      costs.set(name, [...(costs.get(name) ?? []), await costsOf(script, lines)]);
  console.log(
    `\n${lines} lines`.padEnd(30) +
      [...costs.keys(), 'ratio'].map((name) => name.padEnd(36)).join(''),
  );
  for (const what of Object.keys(costs.get('ours')![0]!)) {
    const values = [...costs.values()].map((all) => median(all.map((one) => one[what]!)));
    const cells = [
      ...values.map((value) => show(what, value)),
      `${(values[1]! / values[0]!).toFixed(1)}×`,
    ];
    console.log(what.padEnd(29) + cells.map((cell) => cell.padEnd(36)).join(''));
  }
}
