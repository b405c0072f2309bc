/** Our few requests beside the Language Server Protocol, and what the client tells at start. */

/** `NoteAtParams → Note | null`: what the notes panel shows for a place in a file. */
export const NOTE_AT = 'cloudGlossary/noteAt';
/** `{ id } → Note | null`: a topic or a term by its id; behind `term:` only a term, where both have it. */
export const NOTE = 'cloudGlossary/note';
/** `{ query } → SearchAnswer`: terms and notes; without a query all notes. */
export const SEARCH = 'cloudGlossary/search';
/** `{ rule } → Note | null`: the page of a rule by one of its names. */
export const RULE_PAGE = 'cloudGlossary/rulePage';
/** `{ uri } → FileState`: what the status item shows. */
export const FILE_STATE = 'cloudGlossary/fileState';

/** Notification `GlossaryFiles`: all files of the team's glossary, at start and whenever one changes. */
export const GLOSSARY_FILES = 'cloudGlossary/glossaryFiles';

export interface GlossaryFiles {
  readonly files: readonly {
    readonly uri: string;
    /** Below the glossary's folder, with `/`: `topic/id.md` or `table.yaml`. */
    readonly path: string;
    readonly text: string;
  }[];
}

/**
 * From server to client, `{ uri, marks? } → string[] | null`: names in a folder; null for what cannot be
 * listed. With `marks` those of folders have `/` behind them.
 */
export const READ_FOLDER = 'cloudGlossary/readFolder';
/** From server to client, `{ uri } → string | null`: a file's text. */
export const READ_FILE = 'cloudGlossary/readFile';

/** From server to client, `{ pattern, most } → string[]`: URIs of files of the workspace that a glob matches. */
export const FIND_FILES = 'cloudGlossary/findFiles';

/** A command of the client, with `Places`: shows places of a file around one of its positions. */
export const SHOW_PLACES = 'cloudGlossary.showPlaces';

interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Places {
  readonly uri: string;
  readonly position: Position;
  readonly ranges: readonly { readonly start: Position; readonly end: Position }[];
}

export interface FindFiles {
  readonly pattern: string;
  readonly most: number;
}

export interface NoteAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

export interface Link {
  readonly id: string;
  readonly title: string;
}

export interface Note {
  /** `topic`: a long note; `term`: a term shown where its topic has no note yet; `rule`: a rule's page. */
  readonly kind: 'topic' | 'term' | 'rule';
  readonly id: string;
  readonly title: string;
  /** From the root to what is shown; those without a note of their own have no id. */
  readonly trail: readonly { readonly id?: string; readonly title: string }[];
  readonly markdown: string;
  readonly see: readonly Link[];
  /** Documentation by the name of who wrote it; https only. */
  readonly docs: Readonly<Record<string, string>>;
  /** The entries that belong to a topic. */
  readonly terms?: readonly Link[];
  /** The pictures that the text names as `images/x.svg`, by `x`, as SVG of our own. */
  readonly images?: Readonly<Record<string, string>>;
  /** The term under the cursor, shown above its topic's note. */
  readonly term?: { readonly id: string; readonly title: string; readonly markdown: string };
}

/** What was found, in groups: the group with the best hit first, in each the best first. */
export interface SearchAnswer {
  readonly groups: readonly {
    readonly kind: SearchHit['kind'];
    readonly title: string;
    readonly hits: readonly SearchHit[];
  }[];
  /** What may have been meant, at most three; only where nothing was found. */
  readonly near: readonly SearchHit[];
}

export interface SearchHit extends Link {
  readonly kind: 'term' | 'topic';
  /** What `NOTE` is asked with for it; behind a `#` the heading to show first. */
  readonly note: string;
  /** The alias, id or heading that matched, where it was not the title. */
  readonly match?: string;
  /** One sentence about it, or what stands around the words that were found in its text. */
  readonly summary: string;
  /** A page of its documentation; https. */
  readonly docs?: string;
}

export interface FileState {
  /** The language's name; absent for files that are not ours. */
  readonly language?: string;
  /** Set where only hovers are given, with the reason. */
  readonly limited?: string;
  /** URI of the file's configuration, where there is something wrong with it. */
  readonly badConfiguration?: string;
}

/** The `data` of our diagnostics. */
export interface FindingData {
  /** The same finding in other linters, as rules' pages spell it. */
  readonly equivalents: readonly string[];
  /** Their ids in linters that the user prefers, as these spell them. */
  readonly deferred: readonly string[];
}

/** What a client may send as `initializationOptions`, beside the tree of settings. */
export interface ClientOptions {
  /** `command:cloudGlossary.openTopic` links in hovers are followed. */
  readonly commandLinks?: boolean;
  /** `$(icon)` in hovers is drawn. */
  readonly themeIcons?: boolean;
  /** Commands of the light bulb exist: `cloudGlossary.turnOffRule`, `cloudGlossary.explainRule`. */
  readonly actionCommands?: boolean;
  /** The client answers `READ_FOLDER` and `READ_FILE`. */
  readonly readsFiles?: boolean;
  /** The client hides findings that another linter reports on the same line, by their `data.deferred`. */
  readonly defers?: boolean;
  /** `cloudGlossary.showPlaces` exists: a lens with places to go to calls it. */
  readonly lensCommands?: boolean;
  /** The client offers formatting itself, where nobody else formats. */
  readonly formats?: boolean;
  /** Start of links to rules' pages; the rule's name is appended. */
  readonly rulePages?: string;
  readonly settings?: unknown;
}
