import type { Severity } from '../../features/settings.ts';
import { count, type Report } from '../report.ts';
import type { Format } from './index.ts';

/** https://en.wikipedia.org/wiki/ANSI_escape_code#Colors: red, yellow, blue, gray; underlined, gray. */
const COLORS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 34, hint: 90 };
const UNDERLINED = 4;
const GRAY = 90;

/** For people: a block a file, the most telling words first. */
export const stylish: Format = (reports, { color }) => {
  const paint = (text: string, code: number): string =>
    color ? `\u{1B}[${code}m${text}\u{1B}[0m` : text;
  const block = ({ file, problems }: Report): string => {
    const rows = problems.map(({ line, column, severity, message, rule }) => {
      const place = `${line}:${column}`.padEnd(8);
      const grade = paint(severity.padEnd(8), COLORS[severity]);
      return `  ${place} ${grade} ${message}  ${paint(rule, GRAY)}`;
    });
    return `${paint(file, UNDERLINED)}\n${rows.join('\n')}\n\n`;
  };
  const found = reports.flatMap(({ problems }) => problems).length;
  const blocks = reports.filter(({ problems }) => problems.length).map(block);
  return `${blocks.join('')}${count(found, 'finding')} in ${count(reports.length, 'file')}\n`;
};
