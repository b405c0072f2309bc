import type { Space } from '../core/address.ts';
import type { Document, Part } from '../core/document.ts';
import type { Facts } from '../core/facts.ts';
import type { Literal, Node } from '../core/node.ts';
import type { Edit, Span } from '../core/span.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** The categories, each a folder. */
export const CATEGORIES = [
  'correctness',
  'security',
  'supply-chain',
  'reliability',
  'performance',
  'maintainability',
  'style',
] as const;

export type Category = (typeof CATEGORIES)[number];

/**
 * How data says what mends a finding: take the node away; write another value; write another word in
 * place of its label or its own text; add a setting beside or below it.
 */
export type FixSpec = (
  | { readonly remove: true }
  | { readonly set: Literal }
  | { readonly replace: string }
  | { readonly insert: string; readonly value: Literal }
) & {
  readonly title: string;
  /** True when the file means the same afterwards but for the finding: offered as preferred, applied by fix all. */
  readonly safe?: boolean;
};

/** A selector with its space, and the space that the node must have an address of too. */
export interface RulePlace {
  readonly at: string;
  readonly within?: Space | undefined;
}

/** The fact under one of the catalogue's names. */
export interface RuleName {
  readonly id: string;
  /** Where it looks: a space (the places of the page's term in it) or selectors with their space. */
  readonly at: readonly string[];
  /** What the spaces in `at` stand for; written by the build. */
  readonly places?: readonly RulePlace[];
  readonly severity: Severity;
  readonly profile: 'recommended' | 'hardened' | 'all';
  /** Holds for the node's value (`glossary/condition.ts`); absent: always. */
  readonly when?: string;
  readonly message?: string;
  readonly fix?: FixSpec;
  /** True for a warning that is an error in the hardened profile. */
  readonly strict?: boolean;
  /** The same finding in other linters: `DL3006`, `BK:StageNameCasing`, `KICS:ae5b6871`, … */
  readonly equivalents?: readonly string[];
  /** Words that the rule's code looks up, and what each stands for. */
  readonly words?: Readonly<Record<string, string>>;
}

/** What an option of a rule may be: as much of a JSON schema as options need. */
export interface OptionSchema {
  readonly type: 'string' | 'integer' | 'boolean' | 'array' | 'object';
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly items?: OptionSchema;
  /** Of an object, whose keys are the writer's own: what their values are. */
  readonly additionalProperties?: OptionSchema;
}

export type OptionSchemas = Readonly<Record<string, OptionSchema>>;

/** Options by name, as settings give them, or their defaults; each is as its schema wants it. */
export type Options = Readonly<Record<string, unknown>>;

/** The front matter of a rule's page. */
export interface RulePage {
  readonly fact: string;
  readonly category: Category;
  readonly title: string;
  /** One line; `{value}`, `{name}` and what the rule fills in are replaced. */
  readonly message: string;
  /** The terms whose places a space in `at` stands for. */
  readonly term?: string | readonly string[];
  readonly names: readonly RuleName[];
  /** What settings may say beside a severity. */
  readonly options?: OptionSchemas;
}

/** A node that one of a rule's names looks at. Offsets count from the segment's start. */
export interface Hit {
  readonly name: RuleName;
  readonly node: Node;
  /** From the root of the segment down to the node's parent. */
  readonly above: readonly Node[];
  /** The text of the segment. */
  readonly text: string;
  /** The document's. */
  readonly uri: string;
  readonly options: Options;
}

/** What rules know beside the nodes. */
export interface RuleWorld {
  readonly document: Document;
  readonly neighbours: readonly Document[];
  /**
   * Whether all files that one of the patterns of the language's `neighbours` means are in sight: false
   * where some are not, undefined where nobody knows what there is.
   */
  complete(pattern: string): boolean | undefined;
  readonly facts: Facts;
  /** The options of a rule, by its name. */
  options(name: string): Options;
}

export interface Mark {
  /** Where it stands, in segment offsets; the node's word when absent. */
  readonly span?: Span;
  /** Replaces words in braces of the message. */
  readonly fill?: Readonly<Record<string, string>>;
  /** Another severity than the name's, where the value decides; what settings chose still wins. */
  readonly severity?: Severity;
  /** Another sentence than the page's. */
  readonly message?: string;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
  /** Which of the name's equivalents it is, where that stands for several; absent: all of them. */
  readonly equivalents?: readonly string[];
}

export interface Related {
  /** In offsets of the document. */
  readonly span: Span;
  readonly message: string;
}

/** Edits in offsets of whoever reported it: the segment in `check`, the document in `conclude` and `survey`. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly safe?: boolean;
}

/** A hit at its place in the document. */
export interface Placed {
  readonly hit: Hit;
  readonly part: Part;
}

/** One id in one of our own ignore comments, judged. */
export interface Ignore {
  readonly id: string;
  /** Where the id stands, in offsets of the document. */
  readonly span: Span;
  /** `undecided`: the rule is off, or not all that it looks at is known. */
  readonly state: 'used' | 'unused' | 'unknown' | 'undecided';
  /** Takes the id away, with the comment if it has no other. */
  readonly removal: Edit;
}

type Report = (name: string, mark: Mark & { readonly span: Span }) => void;

/** What data cannot say; the default export of `<fact>.ts`. */
export interface RuleCode {
  /** Of a rule that asks for neighbours: whether it finds all that there is, with those in sight. */
  decides?(world: RuleWorld): boolean;
  /** Called once per matching node; reports nothing, or where and what. */
  check?(hit: Hit, facts: Facts): Mark | readonly Mark[] | undefined;
  /**
   * Whether a finding of `check` holds in its document. `check` is asked once per text of a segment,
   * this at every change anywhere: so that is for what costs, this for what other segments decide.
   */
  keep?(placed: Placed, world: RuleWorld): boolean;
  /** Called once per document of a language that the names look at, also without hits. Spans in document offsets. */
  conclude?(hits: readonly Placed[], world: RuleWorld, report: Report): void;
  /** The same for what needs no hits: keeping them costs at every change. */
  survey?(world: RuleWorld, report: Report): void;
  /**
   * Called once per document that has ignore comments; `names` are all rules and categories, `comments` the
   * places of all such comments, those of other tools too, in document offsets.
   */
  review?(
    ignores: readonly Ignore[],
    names: readonly string[],
    report: Report,
    comments: readonly Span[],
  ): void;
}
