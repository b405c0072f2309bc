import type { Severity } from '../../features/settings.ts';
import { analysisOf, openWorkspace } from '../checker.ts';
import type { Place, Problem, Report } from '../report.ts';
import type { Format } from './index.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/**
 * For code scanning: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
 * Each rule that found something is described, with its page as help.
 */
export const sarif: Format = async (reports) => {
  const used = [
    ...new Set(reports.flatMap(({ problems }) => problems.map(({ rule }) => rule))),
  ].toSorted();
  const run = {
    tool: { driver: { name: 'Cloud Glossary', rules: await describe(used) } },
    columnKind: 'utf16CodeUnits',
    artifacts: reports.map(({ file }) => ({ location: artifact(file) })),
    results: reports.flatMap((report) =>
      report.problems.map((problem) => resultOf(report, problem, used)),
    ),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

async function describe(ids: readonly string[]) {
  if (!ids.length) return [];
  const workspace = await openWorkspace();
  const { rules } = analysisOf(workspace);
  return Promise.all(
    ids.map(async (id) => {
      const named = rules.named(id);
      const [{ page } = { page: undefined }] = named;
      const name = page?.names.find((one) => one.id === id);
      const markdown = (await workspace.rulePages(named)).join('\n\n');
      return {
        id,
        ...(page && { shortDescription: { text: page.title } }),
        help: { text: markdown, markdown },
        defaultConfiguration: { level: LEVELS[name?.severity ?? 'warning'] },
        properties: { tags: [page?.category, ...(name?.equivalents ?? [])] },
      };
    }),
  );
}

function resultOf({ file }: Report, problem: Problem, rules: readonly string[]) {
  const { rule, severity, message, related, fix } = problem;
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      { physicalLocation: { artifactLocation: artifact(file), region: region(problem) } },
    ],
    ...(related.length && {
      relatedLocations: related.map((one, id) => ({
        id,
        message: { text: one.message },
        physicalLocation: { artifactLocation: artifact(file), region: region(one) },
      })),
    }),
    ...(fix && {
      fixes: [
        {
          description: { text: fix.title },
          artifactChanges: [
            {
              artifactLocation: artifact(file),
              replacements: fix.edits.map((edit) => ({
                deletedRegion: region(edit),
                insertedContent: { text: edit.text },
              })),
            },
          ],
        },
      ],
    }),
  };
}

/** A relative reference (RFC 3986): a colon in its first step would read as a scheme. */
function artifact(file: string) {
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return { uri: file.startsWith('/') ? `file://${uri}` : uri };
}

const region = ({ line, column, endLine, endColumn }: Place) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});
