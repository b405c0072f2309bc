import type { Severity } from '../../features/settings.ts';
import type { Format } from './index.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Data of a workflow command: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. */
const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Annotations on the lines of a change. */
export const github: Format = (reports) =>
  reports
    .flatMap(({ file, problems }) =>
      problems.map(({ line, column, endLine, endColumn, severity, rule, message }) => {
        const place = `line=${line},col=${column},endLine=${endLine},endColumn=${endColumn}`;
        return `::${COMMANDS[severity]} file=${property(file)},${place},title=${property(rule)}::${data(message)}\n`;
      }),
    )
    .join('');
