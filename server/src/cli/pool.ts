import os from 'node:os';
import { type MessagePort, Worker } from 'node:worker_threads';
import { createChecker, type Work } from './checker.ts';
import type { Note, Report } from './report.ts';

/** What a worker is started with. */
export type Task = Work;

type Outcome = Report | Note | undefined;
type Answer = { readonly outcomes: readonly Outcome[] } | { readonly failure: string };

/** As many files as are worth the start of a thread. */
const WORTHWHILE = 60;
const BATCH = 8;

/** How many threads a check of so many files gets; 0 means none but the main one. */
export function threadsFor(files: number, wanted: number | undefined): number {
  const most = wanted ?? Math.min(os.availableParallelism(), Math.floor(files / WORTHWHILE));
  return most < 2 && wanted === undefined ? 0 : Math.min(most, files);
}

/**
 * Checks files on so many threads; the outcomes in the order of the files. `progress` hears how many
 * are done. Fails when a thread does.
 */
export async function checkAll(
  files: readonly string[],
  work: Work,
  threads: number,
  progress: (done: number) => void,
): Promise<readonly Outcome[]> {
  const outcomes = Array.from<Outcome>({ length: files.length });
  let next = 0;
  let done = 0;
  const run = async (check: (batch: readonly string[]) => Promise<readonly Outcome[]>) => {
    while (next < files.length) {
      const from = next;
      next += BATCH;
      const found = await check(files.slice(from, next));
      for (const [i, outcome] of found.entries()) outcomes[from + i] = outcome;
      done += found.length;
      progress(done);
    }
  };
  if (threads < 1) {
    const checker = await createChecker(work);
    await run((batch) => checkBatch(checker.check, batch));
    return outcomes;
  }
  const workers = Array.from(
    { length: threads },
    () => new Worker(__filename, { workerData: work }),
  );
  try {
    await Promise.all(workers.map((worker) => run((batch) => ask(worker, batch))));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return outcomes;
}

async function checkBatch(
  check: (file: string) => Promise<Outcome>,
  files: readonly string[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const file of files) outcomes.push(await check(file));
  return outcomes;
}

function ask(worker: Worker, files: readonly string[]): Promise<readonly Outcome[]> {
  return new Promise((resolve, reject) => {
    const settle = (answer: Answer) => {
      worker.off('error', reject);
      if ('failure' in answer) reject(new Error(answer.failure));
      else resolve(answer.outcomes);
    };
    worker.once('error', reject);
    worker.once('message', settle);
    worker.postMessage(files);
  });
}

/** The other end: checks what it is sent until it is ended. */
export function serveChecks(port: MessagePort, task: Task): void {
  const checker = createChecker(task);
  port.on('message', (files: readonly string[]) => {
    checker
      .then(({ check }) => checkBatch(check, files))
      .then(
        (outcomes) => port.postMessage({ outcomes } satisfies Answer),
        (error: unknown) =>
          port.postMessage({ failure: String((error as Error).stack) } satisfies Answer),
      );
  });
}
