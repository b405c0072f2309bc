/** What became of a test. */
export interface Outcome {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly error?: string;
}

export function failure(title: string, error: unknown): Outcome {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { title, state: 'failed', error: text };
}

/** Tells of each test of a run as it ends. */
export function follow(runner: Mocha.Runner, tell: (outcome: Outcome) => void): void {
  runner.on('pass', (test) => tell({ title: test.fullTitle(), state: 'passed' }));
  runner.on('pending', (test) => tell({ title: test.fullTitle(), state: 'skipped' }));
  runner.on('fail', (test, error) => tell(failure(test.fullTitle(), error)));
}
