import type { Format } from './index.ts';

/** A list of findings, each with its file. */
export const json: Format = (reports) => {
  const rows = reports.flatMap(({ file, problems }) =>
    problems.map((problem) => ({ file, ...problem })),
  );
  return `${JSON.stringify(rows, undefined, 2)}\n`;
};
