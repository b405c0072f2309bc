import type { Address } from './address.ts';
import type { Facts } from './facts.ts';
import type { Embedding, Label, Literal, Name, Node } from './node.ts';
import type { Document } from './document.ts';
import type { Part } from './lazy-part.ts';
import type { Binder, Naming } from './names.ts';
import type { Edit, Span } from './span.ts';
import type { Paints, Token } from './tokens.ts';
import type { Filled, Meaning } from './values.ts';

/** One entity that can be parsed by itself, given where it sits: the unit of all caching. */
export interface Segment extends Span {
  /** The steps of the address that the segment's content continues. */
  readonly within: readonly string[];
  /** Names the entity inside its document, for messages and comparisons; may repeat. */
  readonly entity: string;
  /** Which of several documents in one file (`---` in YAML); 0 elsewhere. */
  readonly document: number;
  /** What else the language must know to read the segment (the escape character, the file's kind). */
  readonly mode: string;
}

/**
 * What a cursor's place asks for: the name of a setting, block, instruction or option (`key`), the
 * value of one (`value`), a flag of a command (`flag`), a command's name or subcommand (`command`),
 * or a name that another place declares (`reference`).
 */
export type Role = 'key' | 'value' | 'flag' | 'command' | 'reference';

export interface Slot {
  /** Where the choice would stand: children of this address are on offer. */
  readonly prefix: Address;
  readonly role: Role;
  /** What a choice replaces. */
  readonly replace: Span;
  /** What has been typed of it, the text of `replace` up to the cursor, decoded. */
  readonly typed: string;
  /** Names that stand beside it already. */
  readonly siblings: readonly string[];
  /** For `reference`: the scope of names that fit. */
  readonly scope?: string;
  /** What the language writes behind a key (`: `, ` = `), so that choosing one leads on to its value. */
  readonly suffix?: string;
  /** For names that have a body; absent where one stands there already. */
  readonly frame?: Frame;
  /** A file or folder may be named. */
  readonly paths?: Paths;
}

/** The files and folders that may be named in a slot, each by the last step of its path. */
export interface Paths {
  /** The folder whose content is meant, cleaned and without slashes around it, from the document's root; empty for that itself. */
  readonly folder: string;
  /** How characters are written that mean something; null for those that cannot be. */
  readonly escapes: Readonly<Record<string, string | null>>;
}

/** Where the paths that a document names begin. */
export interface Root {
  /** A URI, without a slash behind it. */
  readonly folder: string;
  /** Files of patterns: what each of them keeps out is not there. */
  readonly filters: readonly Document[];
}

/** How a name is written with a body, in which what is required stands ready. */
export interface Frame {
  /** What is written behind the name where nothing else can be. */
  readonly plain: string;
  /** Between the name and its body; `NAME` stands for a name of the writer's own. */
  readonly open: string;
  readonly close: string;
  /** What begins each line of the body. */
  readonly indent: string;
  /** Between a setting and its value. */
  readonly setting: string;
  /** The same for a block in the body; absent where those are settings too. */
  readonly block?: string;
  /** What is written around a value, by its type. */
  readonly around: Readonly<Record<string, readonly [before: string, after: string]>>;
}

export interface FileHead {
  /** With `/` between folders. */
  readonly path: string;
  readonly languageId: string;
  /** The first 4 KB. */
  readonly head: string;
}

export interface Claim {
  /** A guess gets hover and completion, never findings. */
  readonly confidence: 'sure' | 'guess';
  /** The language's own word for the sort of file: `playbook`, `tasks`, `tfvars`. */
  readonly kind: string;
}

/** What a language needs before it can read a file, loaded by the host. */
export interface Resources {
  readonly facts: Facts;
  /** The bytes of a binary that the language asked for in `needs`. */
  bytes(name: string): Uint8Array | undefined;
}

/** What a language's folder exports as its default: cheap to hold, asked about every file. */
export interface LanguageModule {
  readonly id: string;
  /** How a file looks that is surely in this language, for files that users say are. */
  readonly typical: Pick<FileHead, 'path' | 'languageId'>;
  claims(file: FileHead): Claim | undefined;
  /** Packs (names of fact files without their ending, or of binaries) that `create` wants loaded. */
  readonly needs: readonly string[];
  create(resources: Resources): Language;
}

/** How the segments of a text follow from those of the text before an edit. */
export interface Rescan {
  /** So many of the old segments stand as they are. */
  readonly kept: number;
  /** What stands between them and the rest. */
  readonly fresh: readonly Segment[];
  /** Index of the first old segment that stands again, moved by what the edit added. */
  readonly rest: number;
}

/** An edit that has been made: `[from, to)` of the text before became `[from, to + by)`. */
export interface Change extends Span {
  readonly by: number;
}

/** A stretch of lines that belong together; what closes it begins at `close`. */
export interface Block extends Span {
  readonly close?: number;
}

/** How an editor indents. */
export interface FormatOptions {
  /** Columns of one step. */
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

export interface Formatter {
  /**
   * Edits that give the segment of an index its usual form without changing how it is read, in order; offsets of
   * the segment. Before `head` stands what only leads to it: comments and empty lines.
   */
  edits(index: number): { readonly edits: readonly Edit[]; readonly head: number };
  /**
   * The blanks that a line begins with which has just been begun at `at`, an offset of the segment that holds the
   * line before it; undefined where that is not for us to say.
   */
  newLine(index: number, at: number): string | undefined;
}

/** What a text comes to, shown behind it; offsets count from the start of its part. */
export interface Hint {
  readonly at: number;
  readonly text: string;
  /** False where whoever runs the tool may decide otherwise. */
  readonly certain: boolean;
}

/** What is told above a line. Offsets are the document's. */
export interface Lens extends Span {
  readonly text: string;
  /** What it leads to. */
  readonly places: readonly Span[];
}

/** Another way to write what means the same. Edits are in offsets of the document. */
export interface Refactoring {
  readonly title: string;
  readonly kind: 'rewrite' | 'extract';
  readonly edits: readonly Edit[];
  /** A file that is made; relative to the document. */
  readonly creates?: { readonly path: string; readonly text: string };
}

/** Where refactorings are asked for. */
export interface RefactoringPlace extends Span {
  readonly document: Document;
  /** True where a file is surely not there; the language has its name with a `*` behind it among its `neighbours`. */
  absent(file: string): boolean;
}

export interface Language {
  readonly id: string;
  /** One linear scan; the pieces join to exactly `text`. */
  segments(text: string, kind: string): readonly Segment[];
  /**
   * The same answer as `segments`, read only around an edit. `old` are the segments before it, `text`
   * is the text behind it. Undefined where the edit may have changed borders or modes far away.
   */
  rescan?(text: string, old: readonly Segment[], change: Change): Rescan | undefined;
  /** Pure and total. `text` is the segment's own, and all offsets count from its start. */
  parse(text: string, segment: Segment): readonly Node[];
  /** What may be written at `offset` of the segment's text; mends half-typed text itself. */
  slot(text: string, segment: Segment, offset: number): Slot | undefined;
  /** The anchored nodes of `text` as they read at another place; for languages with anchors. */
  project?(text: string, segment: Segment, anchor: Name, place: Address): readonly Node[];
  /** Paths or globs, relative to the document, of files that are read together with it. */
  neighbours?(nodes: readonly Node[]): readonly string[];
  /** The files of a folder are one whole: what one of them leads to lies around the others too. */
  readonly isFolder?: boolean;
  /**
   * Where the paths that a document names begin; undefined where what is in sight leaves that open. Absent:
   * always in its own folder.
   */
  root?(document: Document, neighbours: readonly Document[]): Root | undefined;
  /** For files of patterns: whether one keeps a path out, which is cleaned and begins where its patterns do. */
  leavesOut?(document: Document, path: string): boolean;
  /** What names mean where scope and text do not decide (see `Binder`); absent where they always do. */
  bind?(document: Document): Binder;
  /** The names of a scope that a part may use, the nearest last, where its place decides; absent: all that are declared in sight. */
  namesFor?(document: Document, part: Part, scope: string): readonly string[];
  /** The reference of the image in which a part takes effect; undefined where it is not known. */
  imageFor?(document: Document, part: Part): string | undefined;
  /** What the text of a node comes to with its variables filled in; undefined where the document does not decide it. */
  valueAt?(document: Document, part: Part, node: Node): Filled | undefined;
  /** What a name stands for where a part uses it; undefined for names that stand for no text. */
  meaningAt?(document: Document, part: Part, name: Name): Meaning | undefined;
  /**
   * Whether what `other` declares are names of `document` too (a file that is included, one of the same
   * module); `all` are those in sight. Absent: all files in the same language do.
   */
  sees?(document: Document, other: Document, all: readonly Document[]): boolean;
  /**
   * What can be folded, in one linear scan, beside the nodes that fill several lines: stages, nested
   * collections, blocks of code. Offsets of `text`; `kind` is the file's.
   */
  folds?(text: string, segments: readonly Segment[], kind: string): readonly Block[];
  /** What is shown behind the words of a part. */
  hints?(document: Document, part: Part): readonly Hint[];
  /** What is told above the lines of a document. */
  lenses?(document: Document): readonly Lens[];
  /** What its words are, where the kinds of their nodes do not say it. */
  readonly paints?: Paints;
  /** What may be renamed, by the scope of names, and how. */
  readonly naming?: Readonly<Record<string, Naming>>;
  /** Formats a file segment by segment; pure. Absent where nobody formats it. */
  formatter?(text: string, segments: readonly Segment[], options: FormatOptions): Formatter;
  /** What can be written otherwise at a place; only what stands there is read. */
  refactorings?(place: RefactoringPlace): readonly Refactoring[];
  readonly edits: {
    /** A comment is one at the start of a line only. */
    readonly commentsAtStart?: boolean;
    /** Writes a value as this language spells it. */
    spell(value: Literal): string;
    /** The span to delete so that the node is gone and nothing dangles; in segment offsets. */
    remove(node: Node, text: string): Span;
    /** Adds a setting to a block or setting; undefined where it cannot be written. */
    insertChild(node: Node, text: string, key: string, value: Literal): Edit | undefined;
  };
}

/** A language that only lives inside others. Spans are inner offsets; core rewrites them. */
export interface EmbeddedLanguage {
  readonly id: string;
  /** `language`'s own reading of a script or an argument list. Total. */
  parse(input: ScriptInput): readonly Node[];
  /** Names that are read from the host (its environment), in offsets of the input. */
  names?(input: ScriptInput): readonly InnerName[];
  slot(input: ScriptInput, offset: number): Slot | undefined;
  /** Words that are no nodes: reserved ones, operators, variables. Offsets of the input. */
  tokens?(input: ScriptInput): readonly Token[];
  /** What goes so that the node at `span` is gone and nothing dangles; absent where words go by themselves. */
  removal?(input: ScriptInput, span: Span): Span;
}

/** A name in an embedded text; its host's `bind` gives it a meaning or none. */
export interface InnerName extends Label {
  readonly scope: string;
  readonly declares: boolean;
}

/** What the folder of an embedded language exports as its default. */
export interface EmbeddedModule {
  readonly id: string;
  readonly needs: readonly string[];
  create(resources: Resources): EmbeddedLanguage;
}

/** Decoded text of one region; for an argument list, with the span of each word in it. */
export interface ScriptInput {
  readonly text: string;
  /** Words that need no splitting and no unquoting; they are separated by one newline in `text`. */
  readonly words?: readonly Span[];
  readonly embedding: Embedding;
}
