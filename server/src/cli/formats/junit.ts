import type { Report } from '../report.ts';
import type { Format } from './index.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text of an attribute; what XML 1.0 has no way to write is left out. */
const attribute = (text: string): string =>
  text
    .replaceAll(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"\n\t]/g, (character) => ENTITIES[character]!);

/** A suite a file, a failed case a finding; a clean file is one case that passed. */
export const junit: Format = (reports) => {
  const failures = reports.flatMap(({ problems }) => problems).length;
  const tests = reports.reduce((sum, { problems }) => sum + Math.max(1, problems.length), 0);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cloud-glossary" tests="${tests}" failures="${failures}">
${reports.map(suite).join('')}</testsuites>
`;
};

function suite({ file, problems }: Report): string {
  const name = attribute(file);
  const cases = problems.map(({ line, column, rule, severity, message }) => {
    const why = `message="${attribute(message)}" type="${severity}"`;
    return `    <testcase classname="${name}" name="${rule} ${line}:${column}"><failure ${why}/></testcase>\n`;
  });
  const clean = `    <testcase classname="${name}" name="no findings"/>\n`;
  return `  <testsuite name="${name}" tests="${Math.max(1, cases.length)}" failures="${cases.length}">
${cases.join('') || clean}  </testsuite>
`;
}
