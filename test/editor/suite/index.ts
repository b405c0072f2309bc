import Mocha from 'mocha';
import fs from 'node:fs';
import path from 'node:path';
import { extensions } from 'vscode';

interface Outcome {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly error?: string;
}

/**
 * The editor calls this in its extension host, on the desktop and in code-server alike. What
 * happened goes to the file that `EDITOR_TEST_RESULTS` names; who started the editor prints it.
 */
export async function run(): Promise<void> {
  const outcomes: Outcome[] = [];
  const fail = (title: string, error: unknown): void => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    outcomes.push({ title, state: 'failed', error: text });
  };
  try {
    await extensions.getExtension('cloud-glossary.cloud-glossary')?.activate();
    await runMocha(outcomes, fail);
  } catch (error) {
    fail('the suite starts', error);
  }
  fs.writeFileSync(process.env['EDITOR_TEST_RESULTS']!, JSON.stringify(outcomes));
  if (outcomes.some(({ state }) => state === 'failed')) throw new Error('Some tests failed');
}

async function runMocha(
  outcomes: Outcome[],
  fail: (title: string, error: unknown) => void,
): Promise<void> {
  const mocha = new Mocha({ timeout: 30_000, reporter: Mocha.reporters.Base });
  for (const file of fs.readdirSync(__dirname)) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  }
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', (test) => outcomes.push({ title: test.fullTitle(), state: 'passed' }));
    runner.on('pending', (test) => outcomes.push({ title: test.fullTitle(), state: 'skipped' }));
    runner.on('fail', (test, error) => fail(test.fullTitle(), error));
  });
}
