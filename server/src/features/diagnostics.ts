import type { Document, Part } from '../core/document.ts';
import type { Node } from '../core/node.ts';
import { type Span, shifted } from '../core/span.ts';
import type { Fix, Hit, Mark, Placed, Related } from '../rules/rule.ts';
import { concluded, filled, isShown, reviews } from './document-findings.ts';
import { wordOf } from './hover.ts';
import { notedFacts } from './wanted.ts';
import { type Rule, spacesOf, type Watch } from './rule-table.ts';
import { ruleWorldOf } from './rule-world.ts';
import type { Severity } from './settings.ts';
import { suppress } from './suppression.ts';
import type { Analysis, World } from './world.ts';

/** What a rule found. Offsets are the document's. */
export interface Finding extends Span {
  /** The rule's name in the catalogue. */
  readonly id: string;
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly Related[];
  readonly tags: readonly ('deprecated' | 'unnecessary')[];
  /** The same finding in other linters: the name's, or those of them that it is. */
  readonly equivalents: readonly string[];
  /** What data or code knows to mend it with. */
  readonly mend: Mend;
}

/** What fixes are computed from; of a rule without code, the node that was found. */
export interface Mend {
  readonly watch: Watch;
  /** Absent for findings about the whole document. */
  readonly hit?: Hit;
  /** Start of the segment that the hit's offsets count from. */
  readonly base: number;
  readonly fixes: readonly Fix[];
}

interface Found {
  readonly watch: Watch;
  readonly hit: Hit;
  readonly mark: Mark;
  /** The finding as it was told last: it stands again while its segment does not move. */
  told?: Finding;
}

/** What one segment gives under one `Analysis`. */
interface Walked {
  readonly analysis: Analysis;
  readonly found: readonly Found[];
  /** Hits of rules that look at whole documents. */
  readonly kept: readonly { readonly watch: Watch; readonly hit: Hit }[];
}

/** Rules that threw: skipped from then on. */
export interface Crashes {
  has(rule: Rule): boolean;
  add(rule: Rule, error: unknown): void;
}

/** True when the segment has been walked already under this analysis. */
export const isWalked = (part: Part, analysis: Analysis): boolean =>
  (part.memo.get(WALKED) as Walked | undefined)?.analysis === analysis;

/** One walk per part is remembered: the last. */
const WALKED = 'walked';

/** Walks one segment, so that `findings` has it ready; the scheduler's unit of work. */
export function walkPart(part: Part, world: World, crashes: Crashes): void {
  walked(part, part.nodes, world, part.memo, crashes);
}

/** Everything that the rules find in a document, by place. None in a file that is only guessed to be ours. */
export function findings(world: World, crashes: Crashes): readonly Finding[] {
  const { document, analysis } = world;
  if (!analysis.settings.lint.enable || document.origin.confidence !== 'sure') return [];
  const all: Finding[] = [];
  const kept = new Map<Rule, Placed[]>();
  for (const part of document.parts) {
    const known = part.memo.get(WALKED) as Walked | undefined;
    const { found, kept: hits } =
      known?.analysis === analysis ? known : walked(part, part.nodes, world, part.memo, crashes);
    for (const one of found)
      if (keeps(one, part, world, crashes)) all.push(findingOf(one, part.segment.from));
    for (const { watch, hit } of hits) {
      const list = kept.get(watch.rule);
      if (list) list.push({ hit, part });
      else kept.set(watch.rule, [{ hit, part }]);
    }
  }
  addProjected(all, world, crashes);
  for (const [rule, watches] of analysis.rules.conclusions) {
    if (!crashes.has(rule) && watches.some(({ name }) => looksAt(name, document)))
      all.push(...concluded(rule, watches, kept.get(rule) ?? [], world, crashes));
  }
  const { kept: left, own, directives } = suppress(all, world);
  const reviewed = directives.length
    ? suppress(reviews(own, directives, world, crashes), world).kept
    : [];
  return [...left, ...reviewed].toSorted(
    (a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1),
  );
}

const looksAt = (name: Watch['name'], document: Document): boolean =>
  spacesOf(name).some((space) => space === document.origin.language.id || HOSTED.has(space));

/** Spaces that every language may hold. */
const HOSTED: ReadonlySet<string> = new Set(['cli', 'daemon', 'image', 'k8s', 'package', 'path']);

function walked(
  part: Part,
  nodes: readonly Node[],
  world: World,
  memo: Map<object | string, unknown>,
  crashes: Crashes,
): Walked {
  const { document, analysis } = world;
  const known = memo.get(WALKED) as Walked | undefined;
  if (known?.analysis === analysis) return known;
  const found: Found[] = [];
  const kept: { watch: Watch; hit: Hit }[] = [];
  const text = document.text.slice(part.segment.from, part.segment.to);
  const above: Node[] = [];
  const visit = (node: Node): void => {
    for (const watch of analysis.rules.watching(node.addresses)) {
      if (crashes.has(watch.rule)) continue;
      if (!watch.condition(node.value)) continue;
      const { name, options } = watch;
      const hit = { name, node, above: [...above], text, uri: document.uri, options };
      if (watch.rule.code?.conclude) kept.push({ watch, hit });
      for (const mark of check(watch, hit, world, crashes))
        if (isShown(watch, mark)) found.push({ watch, hit, mark });
    }
    if (!node.children) return;
    above.push(node);
    for (const child of node.children) visit(child);
    above.pop();
  };
  for (const node of nodes) visit(node);
  const result = { analysis, found: firstPerRule(found), kept };
  memo.set(WALKED, result);
  return result;
}

function keeps({ watch, hit }: Found, part: Part, world: World, crashes: Crashes): boolean {
  const { rule } = watch;
  if (!rule.code?.keep) return true;
  try {
    return rule.code.keep({ hit, part }, ruleWorldOf(world));
  } catch (error) {
    crashes.add(rule, error);
    return false;
  }
}

const NOTHING: Mark = {};

function check(watch: Watch, hit: Hit, world: World, crashes: Crashes): readonly Mark[] {
  const { code } = watch.rule;
  if (!code?.check) return code?.conclude || code?.survey ? [] : [NOTHING];
  try {
    return [code.check(hit, notedFacts(world.analysis).facts) ?? []].flat();
  } catch (error) {
    crashes.add(watch.rule, error);
    return [];
  }
}

/** One fact is told once per place: several names of a rule may mean the same node. */
function firstPerRule(found: readonly Found[]): readonly Found[] {
  if (found.length < 2) return found;
  const seen = new Set<string>();
  return found.filter(({ watch, hit, mark }) => {
    const { from, to } = spanOf(hit, mark);
    const key = `${watch.rule.page.fact} ${from} ${to}`;
    return !seen.has(key) && seen.add(key);
  });
}

const spanOf = ({ node }: Hit, { span }: Mark): Span => span ?? wordOf(node) ?? node;

/** The finding at the place where its segment begins now. */
function findingOf(found: Found, base: number): Finding {
  const { told } = found;
  if (told?.mend.base === base) return told;
  const finding = told ? movedTo(told, base) : firstTold(found, base);
  found.told = finding;
  return finding;
}

/** Spelled out: files may have thousands of findings, and each keystroke moves those behind it. */
function movedTo(finding: Finding, base: number): Finding {
  const { from, to, id, rule, severity, message, related, tags, equivalents, mend } = finding;
  const { watch, hit, base: before, fixes } = mend;
  const by = base - before;
  return {
    from: from + by,
    to: to + by,
    id,
    rule,
    severity,
    message,
    related,
    tags,
    equivalents,
    mend: { watch, ...(hit && { hit }), base, fixes },
  };
}

function firstTold({ watch, hit, mark }: Found, base: number): Finding {
  const { rule, name } = watch;
  const severity = (mark.severity && watch.grade(mark.severity)) ?? watch.severity;
  const message = mark.message ?? name.message ?? rule.page.message;
  return {
    ...shifted(spanOf(hit, mark), base),
    id: name.id,
    rule,
    severity,
    message: filled(message, {
      name: hit.node.label?.text ?? '',
      value: String(hit.node.value ?? ''),
      ...mark.fill,
    }),
    related: mark.related ?? [],
    tags: mark.tags ?? [],
    equivalents: mark.equivalents ?? name.equivalents ?? [],
    mend: { watch, hit, base, fixes: mark.fixes ?? [] },
  };
}

/** Adds the findings in anchored text, once per place, with those who use it as related places. */
function addProjected(all: Finding[], world: World, crashes: Crashes): void {
  const { projections } = world.document;
  if (!projections.length) return;
  const places = new Map(all.map((finding, i) => [placeOf(finding), i]));
  for (const { source, user, nodes } of projections) {
    const result = walked(source, nodes, world, memoOf(nodes), crashes);
    for (const one of result.found) {
      if (!keeps(one, source, world, crashes)) continue;
      const finding = findingOf(one, source.segment.from);
      const place = placeOf(finding);
      const at = places.get(place) ?? all.length;
      const known = all[at] ?? finding;
      const related = {
        span: { from: user.segment.from, to: user.segment.to },
        message: `Used by ${user.segment.entity}.`,
      };
      places.set(place, at);
      all[at] = { ...known, related: [...known.related, related] };
    }
  }
}

const placeOf = ({ id, from, to }: Finding): string => `${id} ${from} ${to}`;

const projectionMemos = new WeakMap<readonly Node[], Map<object | string, unknown>>();

function memoOf(nodes: readonly Node[]): Map<object | string, unknown> {
  let memo = projectionMemos.get(nodes);
  if (!memo) projectionMemos.set(nodes, (memo = new Map()));
  return memo;
}
