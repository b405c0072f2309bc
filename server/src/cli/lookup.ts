import { note } from '../features/note.ts';
import { search as searchGlossary } from '../features/search.ts';
import type { Rule } from '../features/rule-table.ts';
import type { SearchHit } from '../protocol.ts';
import { analysisOf, openWorkspace } from './checker.ts';
import { UsageError } from './usage-error.ts';

const write = (text: string): void => {
  process.stdout.write(text);
};
const writeJson = (value: unknown): void => write(`${JSON.stringify(value, undefined, 2)}\n`);

/** Writes the page of a rule, a term or a topic. */
export async function explain(words: readonly string[]): Promise<number> {
  const id = words.join('-').toLowerCase();
  if (!id) throw new UsageError('explain needs the name of a term, a rule or a topic');
  const workspace = await openWorkspace();
  const rulePages = await workspace.rulePages(analysisOf(workspace).rules.named(id));
  if (rulePages.length) {
    write(`${rulePages.join('\n\n')}\n`);
    return 0;
  }
  const found = await workspace.ask(() => note(analysisOf(workspace).glossary, id));
  if (!found) {
    process.stderr.write(`Nothing is known of ${words.join(' ')}\n`);
    return 1;
  }
  const { title, markdown } = found.term ?? found;
  // A terminal shows no pictures, but can say what they do.
  write(`# ${title}\n\n${markdown.replaceAll(/!\[([^\]]*)\]\(images\/[^)]*\)/g, '($1)')}\n`);
  return 0;
}

/** Writes the terms and topics that words mean, a line each below what they are. */
export async function search(words: readonly string[]): Promise<number> {
  if (!words.length) throw new UsageError('search needs words');
  const query = words.join(' ');
  const workspace = await openWorkspace();
  const { groups, near } = await workspace.ask(() =>
    searchGlossary(analysisOf(workspace).glossary, query),
  );
  for (const { title, hits } of groups) write(`${title}\n${hits.map(hitLine).join('')}`);
  if (groups.length) return 0;
  const meant = near.map(({ title }) => title).join(', ');
  process.stderr.write(`Nothing found for "${query}"${meant && `; did you mean ${meant}?`}\n`);
  return 1;
}

const hitLine = ({ id, title, match, summary }: SearchHit): string =>
  `  ${id}: ${title}${match === undefined ? '' : ` (${match})`}. ${summary}\n`;

/** Writes all terms as JSON. */
export async function terms(format = 'json'): Promise<number> {
  if (format !== 'json') throw new UsageError(`Unknown format ${format}`);
  const workspace = await openWorkspace();
  const rows = await workspace.ask(() => {
    const { glossary } = analysisOf(workspace);
    const result = [...glossary.terms.values()].map(({ id, title, kind, topic }) => {
      return { id, title, kind, topic, aliases: glossary.body(id)?.aliases ?? [] };
    });
    return { result, wanted: glossary.absent };
  });
  writeJson(rows);
  return 0;
}

/** Writes all rules as JSON or as a Markdown table. */
export async function rules(format = 'json'): Promise<number> {
  if (format !== 'json' && format !== 'md') throw new UsageError(`Unknown format ${format}`);
  const rows = rowsOf(analysisOf(await openWorkspace()).rules.rules);
  if (format === 'json') writeJson(rows);
  else write(markdown(rows));
  return 0;
}

type Row = ReturnType<typeof rowsOf>[number];

/** One row a name and page: a name may stand on several pages. */
function rowsOf(all: readonly Rule[]) {
  return all
    .flatMap(({ page }) =>
      page.names.map(({ id, severity, profile, equivalents = [], fix }) => {
        const { fact, category, title } = page;
        return {
          id,
          fact,
          category,
          severity,
          profile,
          title,
          fix: fix?.title ?? null,
          equivalents,
        };
      }),
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function markdown(rows: readonly Row[]): string {
  const cells = rows.map(({ id, category, severity, profile, title, equivalents }) =>
    [`\`${id}\``, category, severity, profile, title, equivalents.join(', ')]
      .map((cell) => cell.replaceAll('|', '\\|'))
      .join(' | '),
  );
  const head = ['rule', 'category', 'severity', 'profile', 'what it finds', 'equivalents'];
  return `${[head.join(' | '), head.map(() => '---').join(' | '), ...cells].map((row) => `| ${row} |`).join('\n')}\n`;
}
