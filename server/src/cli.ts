import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { check } from './cli/check.ts';
import { explain, rules, search, terms } from './cli/lookup.ts';
import { readArguments, USAGE } from './cli/options.ts';
import { UsageError } from './cli/usage-error.ts';
import { serveChecks, type Task } from './cli/pool.ts';

/** Runs a command line; the exit code. */
async function main(given: readonly string[]): Promise<number> {
  const { command, words, options } = readArguments(given);
  if (options.help || command === undefined) {
    process.stdout.write(USAGE);
    return options.help ? 0 : 2;
  }
  switch (command) {
    case 'check':
      return check(words, options);
    case 'explain':
      return explain(words);
    case 'search':
      return search(words);
    case 'terms':
      return terms(options.format);
    case 'rules':
      return rules(options.format);
    default:
      throw new UsageError(`Unknown command ${command}`);
  }
}

if (isMainThread) {
  // Whoever reads may stop reading, as `head` does.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) =>
    process.exit(code === 'EPIPE' ? 0 : 2),
  );
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const usage = error instanceof UsageError;
      process.stderr.write(`${usage ? error.message : String((error as Error).stack)}\n`);
      process.exitCode = 2;
    },
  );
} else if (parentPort) {
  serveChecks(parentPort, workerData as Task);
}
