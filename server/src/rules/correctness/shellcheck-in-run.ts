import type { Found, Shell } from '../../concepts/shell/check.ts';
import { judge, type Setting } from '../../concepts/shell/judge.ts';
import type { Document, Part } from '../../core/document.ts';
import type { Embedding, Node } from '../../core/node.ts';
import { type Edit, shifted } from '../../core/span.ts';
import { mapOf } from '../../core/embedding.ts';
import { insertion, splice } from '../../core/splice.ts';
import {
  defaultBefore,
  isShReplaced,
  namedShell,
  officialBase,
  remarkedShell,
} from '../../languages/dockerfile/view-shell.ts';
import { lineage, type Stage, stageOf } from '../../languages/dockerfile/view.ts';
import { type HeldScript, scriptsIn } from '../../languages/shell/view.ts';
import type { Fix, Hit, Mark, RuleCode, RuleName } from '../rule.ts';

const ID = 'shellcheck-in-run';

const rule: RuleCode = {
  conclude(hits, { document }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    for (const { hit, part } of hits) {
      if (isKnownSilent(hit, document, part)) continue;
      const by = part.segment.from;
      for (const mark of marksOf(hit, document, part))
        report(ID, {
          ...mark,
          span: shifted(mark.span, by),
          fixes: (mark.fixes ?? []).map((fix) => moved(fix, by)),
        });
    }
  },
};

type Placing = Mark & { readonly span: { readonly from: number; readonly to: number } };

const moved = (fix: Fix, by: number): Fix => ({
  ...fix,
  edits: fix.edits.map((edit): Edit => ({ ...edit, ...shifted(edit, by) })),
});

/** What was found in a script, and what it was told of its surroundings for that. */
interface Judged {
  readonly given: string;
  readonly asked: ReadonlyMap<string, string | undefined>;
  readonly marks: readonly Placing[];
}

const judged = new WeakMap<Embedding, Judged>();

const NOTHING: readonly Placing[] = [];
const scripts = new WeakMap<Hit, readonly HeldScript[]>();
/** Instructions in which nothing was found that could change, by what holds for their stage: the most by far. */
const silent = new WeakMap<Hit, string>();

/** Asked about each instruction at each edit. */
function isKnownSilent(hit: Hit, document: Document, part: Part): boolean {
  const known = silent.get(hit);
  if (known === undefined) return false;
  const stage = stageOf(document, part);
  const given = stage && plain.get(stage);
  return given !== undefined && given !== 'none' && given.key === known;
}

function marksOf(hit: Hit, document: Document, part: Part): readonly Placing[] {
  let held = scripts.get(hit);
  if (!held) scripts.set(hit, (held = heldBy(hit.node)));
  const marks = held.flatMap((one) => marksIn(one, hit.name, document, part));
  const stage = stageOf(document, part);
  const given = stage && plain.get(stage);
  const isFixed = held.every(
    ({ program, embedding }) => program === undefined && judged.get(embedding)?.asked.size === 0,
  );
  if (!marks.length && isFixed && given && given !== 'none') silent.set(hit, given.key);
  return marks;
}

const heldBy = ({ children = [] }: Node): readonly HeldScript[] =>
  children.flatMap(({ embeds }) => (embeds?.language === 'shell' ? scriptsIn(embeds) : []));

/** Judges a script, unless nothing that it was judged by has changed since. */
function marksIn(
  held: HeldScript,
  name: RuleName,
  document: Document,
  part: Part,
): readonly Placing[] {
  const given = givenFor(held, name, document, part);
  if (!given) return NOTHING;
  const { shell } = given;
  const known = judged.get(held.embedding);
  const valueOf = (variable: string) => defaultBefore(document, part, variable);
  if (known?.given === given.key && isSame(known.asked, valueOf)) return known.marks;
  const asked = new Map<string, string | undefined>();
  const setting: Setting = {
    shell,
    stopsAtFailure: given.stopsAtFailure,
    lacksPipefail: given.lacksPipefail,
    listed: (key, word) => wordsOf(name, key).has(word),
    valueOf(variable) {
      const value = valueOf(variable);
      asked.set(variable, value);
      return value;
    },
  };
  const marks = judge(held.text, setting).map((found) => markOf(found, held.embedding, name));
  judged.set(held.embedding, { given: given.key, asked, marks });
  return marks;
}

const lists = new WeakMap<RuleName, Map<string, ReadonlySet<string>>>();

/** The words that the page lists under a key. */
function wordsOf(name: RuleName, key: string): ReadonlySet<string> {
  const known = lists.get(name) ?? new Map<string, ReadonlySet<string>>();
  lists.set(name, known);
  let words = known.get(key);
  if (!words) known.set(key, (words = new Set((name.words?.[key] ?? '').split(' '))));
  return words;
}

function markOf(
  { code, name, fix, ...span }: Found,
  embedding: Embedding,
  page: RuleName,
): Placing {
  const text = page.words?.[code] ?? '';
  const severity = (['warning', 'hint'] as const).find((one) => wordsOf(page, one).has(code));
  const edits = fix?.edits.map(({ from, to, text: write }) =>
    from === to ? insertion(embedding, from, write) : splice(embedding, { from, to }, write),
  );
  const spelled = edits?.filter((edit) => edit !== undefined);
  return {
    span: mapOf(embedding).span(span),
    message: `${code}: ${text}`,
    fill: { name: (name ?? '').replaceAll(/\s+/g, ' ').slice(0, 24) },
    equivalents: [code],
    ...(severity && { severity }),
    ...(fix &&
      spelled?.length === edits?.length && {
        fixes: [{ title: fix.title, safe: fix.safe ?? false, edits: spelled ?? [] }],
      }),
  };
}

const SHELLS = /^(?:\S*\/)?(?:sh|bash|dash|ash)$/;

/** The shell that runs a script and how it was started; `key` says all of it. */
interface Given extends Pick<Setting, 'shell' | 'stopsAtFailure' | 'lacksPipefail'> {
  readonly key: string;
}

/** By stage: what holds for the scripts in it that name no shell, where no SHELL and no comment does. */
const plain = new WeakMap<Stage, Given | 'none'>();

/** Undefined for scripts of shells that are not judged. */
function givenFor(
  held: HeldScript,
  name: RuleName,
  document: Document,
  part: Part,
): Given | undefined {
  const stage = stageOf(document, part);
  const known = stage && held.program === undefined ? plain.get(stage) : undefined;
  if (known) return known === 'none' ? undefined : known;
  const remark = remarkedShell(document, part);
  if (remark && !SHELLS.test(remark)) return undefined;
  const given = shellOf(held, name, document, part);
  const isPlain = held.program === undefined && !remark && !isChosen(document, stage);
  if (stage && isPlain) plain.set(stage, given ?? 'none');
  return given;
}

/** True where the shell may be another at each instruction. */
const isChosen = (document: Document, stage: Stage | undefined): boolean =>
  document.text.includes('hadolint') ||
  lineage(stage).some((one) => one.instructions('SHELL').length > 0);

function isSame(
  asked: Judged['asked'],
  valueOf: (variable: string) => string | undefined,
): boolean {
  if (asked.size) for (const [key, value] of asked) if (valueOf(key) !== value) return false;
  return true;
}

function shellOf(
  { program, options }: HeldScript,
  name: RuleName,
  document: Document,
  part: Part,
): Given | undefined {
  const named = program === undefined ? namedShell(document, part) : { program, options };
  const path = named?.program ?? '/bin/sh';
  if (!SHELLS.test(path)) return undefined;
  const stopsAtFailure = (named?.options ?? []).some((text) => /^-[a-z]*e|^errexit$/.test(text));
  const called = path.slice(path.lastIndexOf('/') + 1);
  const shell = called === 'sh' ? shOf(name, document, part) : (called as Shell);
  const lacksPipefail = shell === 'dash' && !isNewest(document, part);
  return {
    shell,
    stopsAtFailure,
    lacksPipefail,
    key: `${shell} ${stopsAtFailure} ${lacksPipefail}`,
  };
}

/** What stands behind `/bin/sh`: only Docker's own images are known. */
function shOf(name: RuleName, document: Document, part: Part): Shell {
  const base = officialBase(document, part);
  if (!base || isShReplaced(document)) return 'sh';
  const isNamed = (key: string) => [...wordsOf(name, key)].some((word) => base.tag.includes(word));
  if (wordsOf(name, 'ash').has(base.name) || base.tag.includes('alpine')) return 'ash';
  return wordsOf(name, 'dash').has(base.name) && !isNamed('other-tags') ? 'dash' : 'sh';
}

/** Releases that are still made may bring a dash that knows `pipefail`. */
const isNewest = (document: Document, part: Part): boolean =>
  /sid|unstable|testing|forky|rolling|devel|experimental/.test(
    officialBase(document, part)?.tag ?? 'sid',
  );

export default rule;
