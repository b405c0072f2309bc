import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { SEVERITIES, type Severity } from '../features/settings.ts';
import { readSettings } from '../lsp/settings.ts';
import { createChecker, type Work } from './checker.ts';
import { findFiles } from './files.ts';
import { failingOf, formatOf, numberOf, type Options } from './options.ts';
import { checkAll, threadsFor } from './pool.ts';
import { count, isNote, type Note, type Report } from './report.ts';
import { UsageError } from './usage-error.ts';

/** Checks files, writes what was found and says whether that fails. */
export async function check(given: readonly string[], options: Options): Promise<number> {
  const format = formatOf(options.format);
  const failing = failingOf(options['fail-on']);
  const most = numberOf('max-warnings', options);
  const work: Work = { said: saidBy(options), config: configOf(options), fix: fixOf(options) };
  const outcomes = await outcomesOf(given, options, work);
  const reports: Report[] = [];
  for (const one of outcomes) {
    if (!one) continue;
    if (isNote(one)) tell(`${one.file} ${one.note}`);
    else reports.push(one);
  }
  const fixed = reports.reduce((sum, report) => sum + report.fixed, 0);
  for (const { diff } of reports) if (diff) process.stderr.write(diff);
  if (fixed)
    tell(
      `${count(fixed, 'safe fix', 'safe fixes')} ${work.fix === 'apply' ? 'applied' : 'possible'}`,
    );
  const all = reports.flatMap(({ problems }) => problems);
  const shown = options.quiet ? reports.map(onlyErrors) : reports;
  const target = options['output-file'];
  const text = await format(shown, { color: target === undefined && isColored(options) });
  if (target === undefined) process.stdout.write(text);
  else fs.writeFileSync(target, text);
  const warnings = all.filter(({ severity }) => severity === 'warning').length;
  const fails = shown.some(({ problems }) =>
    problems.some(({ severity }) => reaches(severity, failing)),
  );
  return fails || (most !== undefined && warnings > most) ? 1 : 0;
}

/** https://no-color.org */
const isColored = ({ color, 'no-color': plain }: Options): boolean =>
  !plain && (color ?? (process.stdout.isTTY && !process.env['NO_COLOR']));

const reaches = (severity: Severity, failing: Severity | undefined): boolean =>
  failing !== undefined && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failing);

const onlyErrors = (report: Report): Report => ({
  ...report,
  problems: report.problems.filter(({ severity }) => severity === 'error'),
});

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Settings that the command line names, in the tree of a configuration. */
function saidBy({ profile }: Options): object {
  const said = { lint: profile === undefined ? {} : { profile } };
  readSettings(said, undefined, (message) => {
    throw new UsageError(message);
  });
  return said;
}

function configOf({ config }: Options): string | undefined {
  if (config === undefined) return undefined;
  if (!fs.existsSync(config)) throw new UsageError(`No such file: ${config}`);
  return pathToFileURL(config).href;
}

function fixOf({ fix, 'fix-dry-run': show }: Options): Work['fix'] {
  if (fix && show) throw new UsageError('--fix and --fix-dry-run exclude each other');
  return fix ? 'apply' : show ? 'show' : 'no';
}

async function outcomesOf(
  given: readonly string[],
  options: Options,
  work: Work,
): Promise<readonly (Report | Note | undefined)[]> {
  if (given.includes('-')) {
    if (given.length > 1) throw new UsageError('- stands alone');
    if (work.fix === 'apply')
      throw new UsageError('Standard input cannot be fixed; use --fix-dry-run');
    const checker = await createChecker(work);
    return [await checker.check(options['stdin-filename'], fs.readFileSync(0, 'utf8'))];
  }
  const { files, unmatched } = findFiles(
    given.length ? given : ['.'],
    options['no-ignore'] === true,
  );
  if (unmatched.length && !options['no-error-on-unmatched'])
    throw new UsageError(`No such file: ${unmatched.join(', ')}`);
  const threads = threadsFor(files.length, numberOf('threads', options));
  return checkAll(files, work, threads, progressOn(process.stderr, files.length));
}

/** Counts on a terminal, in place; silent elsewhere. */
function progressOn(stream: NodeJS.WriteStream, files: number): (done: number) => void {
  if (!stream.isTTY) return () => undefined;
  return (done) => stream.write(done < files ? `\r${done} of ${files} files` : '\r\u{1B}[K');
}
