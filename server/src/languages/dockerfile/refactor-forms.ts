import { address } from '../../core/address.ts';
import type { Facts } from '../../core/facts.ts';
import type { Refactoring } from '../../core/language.ts';
import { dividingBlanks } from './format-blanks.ts';
import { readJsonList } from './json.ts';
import { bodyText, builtins, replaced, type Site } from './refactor-site.ts';
import { plainWords, shellWord } from './refactor-script.ts';
import { lineage, stageOf } from './view.ts';

const COMMANDS: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT']);

/** Between the shell form of a command and its exec form, where both run the same. */
export function forms(site: Site, facts: Facts): readonly Refactoring[] {
  const { keyword, logical, body, mode } = site;
  if (!COMMANDS.has(keyword) || !mode.posix || isArgument(site)) return [];
  const list = readJsonList(logical, body.from);
  if (list?.closed)
    return toShell(
      site,
      list.words.map(({ word }) => word.text),
      facts,
    );
  if (list || bodyText(site).startsWith('[')) return [];
  return toExec(site, facts);
}

/** A command that another instruction of its stage starts, or gives to what it starts. */
function isArgument(site: Site): boolean {
  const { document, part, keyword } = site;
  if (keyword === 'RUN') return false;
  const other = keyword === 'CMD' ? 'ENTRYPOINT' : 'CMD';
  const stages = lineage(stageOf(document, part));
  return (
    bodyText(site).startsWith('-') || stages.some((stage) => stage.instructions(other).length > 0)
  );
}

/** False for images of nothing but a program. */
function hasShell({ document, part }: Site, facts: Facts): boolean {
  const image = lineage(stageOf(document, part)).at(-1)?.image?.value;
  const without = facts.at(address('cli', '%shellless'))?.choices ?? [];
  return (
    typeof image === 'string' && !image.split(/[/:@._-]/).some((word) => without.includes(word))
  );
}

/** The words that run a shell form: `/bin/sh -c` unless a `SHELL` says otherwise; undefined for an unknown one. */
function shellOf({ document, part }: Site): readonly string[] | undefined {
  const [shell] = lineage(stageOf(document, part)).flatMap((stage) =>
    stage
      .instructions('SHELL')
      .filter((one) => one.part.segment.from < part.segment.from)
      .toReversed(),
  );
  if (!shell) return ['/bin/sh', '-c'];
  const words = (shell.node.children ?? []).map(({ value }) => value);
  return words.every((word) => typeof word === 'string') ? words : undefined;
}

const listOf = (words: readonly string[]): string =>
  `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;

function toExec(site: Site, facts: Facts): readonly Refactoring[] {
  const { keyword, header } = site;
  // Comments would be lost.
  if (header.comments.length) return [];
  const script = bodyText(site);
  const all = plainWords(script);
  const words = all?.[0] === 'exec' && all[1] && !all[1].startsWith('-') ? all.slice(1) : all;
  if (words && !builtins(facts).has(words[0]!)) {
    const says = keyword === 'ENTRYPOINT' ? ' that takes arguments' : '';
    return [rewrite(site, `Convert to exec form${says}`, listOf(words))];
  }
  const shell = shellOf(site);
  if (!shell) return [];
  const program = shell[0]!.split('/').at(-1)!;
  const says = `Convert to exec form with ${program} ${shell.slice(1).join(' ')}`;
  return [rewrite(site, says.trimEnd(), listOf([...shell, squeezed(script)]))];
}

/** A script without the blanks that its line breaks have left. */
function squeezed(script: string): string {
  const blanks = dividingBlanks(script, 0) ?? [];
  return blanks.reduceRight(
    (text, { from, to }) => `${text.slice(0, from)} ${text.slice(to)}`,
    script,
  );
}

function toShell(site: Site, words: readonly string[], facts: Facts): readonly Refactoring[] {
  const { keyword, header, mode } = site;
  if (header.comments.length || !words[0] || words[0].includes('=')) return [];
  if (!hasShell(site, facts)) return [];
  const shell = shellOf(site);
  const isShell = shell?.every((word, i) => words[i] === word) && words.length === shell.length + 1;
  const script = isShell ? words.at(-1)! : quotedWords(words);
  const isPlain =
    script !== undefined &&
    !/^[-[]|^\s|[\r\n]|\s$/.test(script) &&
    !script.includes('<<') &&
    !script.endsWith(mode.escape);
  if (!isPlain || script === '') return [];
  const says = keyword === 'ENTRYPOINT' ? ' that takes no arguments' : '';
  return [rewrite(site, `Convert to shell form${says}`, script)];
}

function quotedWords(words: readonly string[]): string | undefined {
  const quoted = words.map(shellWord);
  return quoted.every((word) => word !== undefined) ? quoted.join(' ') : undefined;
}

const rewrite = (site: Site, title: string, text: string): Refactoring => ({
  title,
  kind: 'rewrite',
  edits: [replaced(site, site.body, text)],
});
