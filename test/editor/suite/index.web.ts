import 'mocha/mocha.js';
import { extensions } from 'vscode';
import { failure, follow, type Outcome } from './outcomes.ts';

/** Lines of the console that begin so are outcomes; there is no file to write them to. */
const MARK = 'EDITOR_TEST ';

const tell = (outcome: Outcome): void => console.log(MARK + JSON.stringify(outcome));

/** The same suite where there is no Node: the editor calls this in its web worker. */
export async function run(): Promise<void> {
  try {
    await extensions.getExtension('cloud-glossary.cloud-glossary')?.activate();
    mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: Mocha.reporters.Base });
    // Describes its tests as it is loaded, for which Mocha must be ready.
    await import('discovered:suite');
    await new Promise<void>((resolve) =>
      follow(
        mocha.run(() => resolve()),
        tell,
      ),
    );
  } catch (error) {
    tell(failure('the suite starts', error));
  }
  console.log(`${MARK}null`);
}
