import type { Format } from './index.ts';

/** A line a finding, as compilers write. */
export const compact: Format = (reports) =>
  reports
    .flatMap(({ file, problems }) =>
      problems.map(
        ({ line, column, severity, message, rule }) =>
          `${file}:${line}:${column}: ${severity}: ${message} [${rule}]\n`,
      ),
    )
    .join('');
