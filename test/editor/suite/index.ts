import Mocha from 'mocha';
import fs from 'node:fs';
import path from 'node:path';
import { extensions } from 'vscode';
import { failure, follow, type Outcome } from './outcomes.ts';

/**
 * The editor calls this in its extension host, on the desktop and in code-server alike. What
 * happened goes to the file that `EDITOR_TEST_RESULTS` names; who started the editor prints it.
 */
export async function run(): Promise<void> {
  const outcomes: Outcome[] = [];
  // After each test, so that a suite which is cut off has told of those before.
  const tell = (outcome: Outcome): void => {
    outcomes.push(outcome);
    fs.writeFileSync(process.env['EDITOR_TEST_RESULTS']!, JSON.stringify(outcomes));
  };
  try {
    await extensions.getExtension('cloud-glossary.cloud-glossary')?.activate();
    await runMocha(tell);
  } catch (error) {
    tell(failure('the suite starts', error));
  }
  if (outcomes.some(({ state }) => state === 'failed')) throw new Error('Some tests failed');
}

async function runMocha(tell: (outcome: Outcome) => void): Promise<void> {
  const grep = process.env['EDITOR_TEST_GREP'] ?? '';
  const mocha = new Mocha({ timeout: 30_000, reporter: Mocha.reporters.Base, grep });
  // Beside stand-ins of official extensions only what is about them is of interest.
  const isGuest = extensions.getExtension('docker.docker') !== undefined;
  for (const file of fs.readdirSync(__dirname)) {
    if (isGuest ? file === 'guest.test.js' : file.endsWith('.test.js'))
      mocha.addFile(path.join(__dirname, file));
  }
  await new Promise<void>((resolve) => {
    follow(
      mocha.run(() => resolve()),
      tell,
    );
  });
}
