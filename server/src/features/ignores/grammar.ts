import type { Tool } from './equivalents.ts';

/**
 * What a comment silences. `file`: everything. `next`: the code on its own line, or all that begins on
 * the next line of code. `construct`: the same, with all that begins on its own line. `line`: its own
 * line, or the next one. `lines`: what begins on its own line or the next one. `entity`: the block, task
 * or instruction around it. `stage`: from the FROM below it to the next one.
 */
export type Scope = 'file' | 'next' | 'construct' | 'line' | 'lines' | 'entity' | 'stage';

/** How one tool writes one kind of ignore comment. */
export interface Grammar {
  readonly tool: Tool | 'cloud-glossary';
  /** Languages whose files the tool reads; absent: all. */
  readonly languages?: readonly string[];
  /** On the text behind the comment's sign; the group holds the ids. Without ids it means every rule. */
  readonly pattern: RegExp;
  /** Finds each id in that text: the id, and what the tool adds to it. */
  readonly item?: RegExp;
  readonly scope: Scope;
  /** What may stand between the comment and what it means: nothing, or other comments; absent: blank lines too. */
  readonly between?: 'nothing' | 'comments';
  /**
   * Where alone it counts. `head`: above all code. `first`: on the first line, or the first behind `---`.
   * `top`: on the first line. `directive`: as a parser directive. `apart`: on a line of its own and
   * in no script. `behind`: behind code on its line. `script`: in an embedded script.
   */
  readonly place?: 'head' | 'first' | 'top' | 'directive' | 'apart' | 'behind' | 'script';
  /** It silences all but the named. */
  readonly others?: true;
}

/** Ids as words with commas between. */
const words = (word: string): string => String.raw`(${word}(?:\s*,\s*${word})*)`;
const NAMES = words(String.raw`[\w-]+`);
const UUIDS = words('[0-9a-fA-F-]{36}');
const CODES = words(String.raw`(?:DL|SC)\d+`);
const CHECKS = words('[A-Z][A-Z0-9_]*');
const NOQA = String.raw`[\w-]+(?:\[[\w-]+\])?`;

const DISABLE = /^shellcheck\s+(?:\S+\s+)*?disable=([\w-]+(?:,[\w-]+)*)/d;

const DOCKERFILE = ['dockerfile'];
const TERRAFORM = ['terraform'];
const YAML = ['compose', 'ansible'];
const BLOCKS = [...TERRAFORM, ...YAML];

/** Sources stand at the first row of each tool. A comment is read by every row that fits. */
export const GRAMMARS: readonly Grammar[] = [
  {
    tool: 'cloud-glossary',
    pattern: new RegExp(String.raw`^cloud-glossary\s+ignore\s*=\s*${NAMES}`, 'd'),
    scope: 'next',
  },
  {
    tool: 'cloud-glossary',
    pattern: new RegExp(String.raw`^cloud-glossary\s+ignore-file\s*=\s*${NAMES}`, 'd'),
    scope: 'file',
  },
  // https://github.com/hadolint/hadolint#inline-ignores: an id that is none makes the whole comment void.
  {
    tool: 'hadolint',
    languages: DOCKERFILE,
    pattern: new RegExp(String.raw`^hadolint\s+ignore\s*=\s*${CODES}\s*(?:$|#|\s)`, 'd'),
    scope: 'next',
    between: 'nothing',
    place: 'apart',
  },
  {
    tool: 'hadolint',
    languages: DOCKERFILE,
    pattern: new RegExp(String.raw`^hadolint\s+global\s+ignore\s*=\s*${CODES}\s*(?:$|#|\s)`, 'd'),
    scope: 'file',
    place: 'apart',
  },
  {
    tool: 'hadolint',
    languages: DOCKERFILE,
    pattern: new RegExp(String.raw`^hadolint\s+stage\s+ignore\s*=\s*${CODES}\s*(?:$|#|\s)`, 'd'),
    scope: 'stage',
    between: 'nothing',
    place: 'apart',
  },
  // https://docs.docker.com/build/checks/#skip-checks; names of checks are told apart by case.
  {
    tool: 'buildkit',
    languages: DOCKERFILE,
    pattern: new RegExp(String.raw`^check\s*=\s*(?:\w+\s*=[^;]*;\s*)*skip\s*=\s*${NAMES}`, 'di'),
    scope: 'file',
    place: 'directive',
  },
  {
    tool: 'buildkit',
    languages: DOCKERFILE,
    pattern: new RegExp(String.raw`^check\s*=\s*(?:\w+\s*=[^;]*;\s*)*skip\s*=\s*${NAMES}`, 'di'),
    scope: 'next',
    between: 'comments',
    place: 'apart',
  },
  // https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
  {
    tool: 'checkov',
    languages: DOCKERFILE,
    pattern: new RegExp(String.raw`(?:^|\s)(?:checkov|bridgecrew|cortex):skip=\s*${CHECKS}`, 'd'),
    scope: 'file',
  },
  {
    tool: 'checkov',
    languages: [...TERRAFORM, 'ansible'],
    pattern: new RegExp(String.raw`(?:^|\s)(?:checkov|bridgecrew|cortex):skip=\s*${CHECKS}`, 'd'),
    scope: 'entity',
  },
  // https://trivy.dev/latest/docs/scanner/misconfiguration/config/config/#skipping-resources-by-inline-comments
  {
    tool: 'trivy',
    pattern: /^((?:(?:trivy|tfsec):ignore:\S+(?:\s+|$))+)/d,
    item: /(?:trivy|tfsec):ignore:([^\s:[\]]+)(\S*)/dg,
    scope: 'construct',
    between: 'comments',
  },
  // https://docs.kics.io/latest/running-kics/#using_commands_on_scanned_files_as_comments
  { tool: 'kics', pattern: /^kics-scan\s+ignore\s*$/d, scope: 'file', place: 'head' },
  {
    tool: 'kics',
    pattern: new RegExp(String.raw`^kics-scan\s+disable\s*=\s*${UUIDS}`, 'd'),
    scope: 'file',
    place: 'head',
  },
  {
    tool: 'kics',
    pattern: new RegExp(String.raw`^kics-scan\s+enable\s*=\s*${UUIDS}`, 'd'),
    scope: 'file',
    place: 'head',
    others: true,
  },
  {
    tool: 'kics',
    languages: DOCKERFILE,
    pattern: /^kics-scan\s+ignore-line\s*$/d,
    scope: 'next',
    between: 'nothing',
    place: 'apart',
  },
  { tool: 'kics', languages: BLOCKS, pattern: /^kics-scan\s+ignore-line\s*$/d, scope: 'lines' },
  {
    tool: 'kics',
    languages: DOCKERFILE,
    pattern: /^kics-scan\s+ignore-block\s*$/d,
    scope: 'stage',
    between: 'comments',
    place: 'apart',
  },
  {
    tool: 'kics',
    languages: BLOCKS,
    pattern: /^kics-scan\s+ignore-block\s*$/d,
    scope: 'next',
    between: 'comments',
  },
  // At the start of a YAML file, behind `---`, it means the whole resource.
  {
    tool: 'kics',
    languages: YAML,
    pattern: /^kics-scan\s+ignore-block\s*$/d,
    scope: 'file',
    place: 'first',
  },
  // https://docs.ansible.com/projects/lint/usage/#muting-warnings-to-avoid-false-positives
  {
    tool: 'ansible-lint',
    languages: ['ansible'],
    pattern: new RegExp(String.raw`(?:^|#\s*)noqa\s*:?\s*(${NOQA}(?:[\s,]+${NOQA})*)`, 'd'),
    scope: 'entity',
    place: 'behind',
  },
  // https://github.com/terraform-linters/tflint/blob/master/docs/user-guide/annotations.md: words that
  // follow without a sign of their own belong to the last name, which is none then.
  {
    tool: 'tflint',
    languages: TERRAFORM,
    pattern: new RegExp(String.raw`^tflint-ignore:\s*${NAMES}\s*(?:$|#|//|\*/)`, 'd'),
    scope: 'lines',
  },
  {
    tool: 'tflint',
    languages: TERRAFORM,
    pattern: new RegExp(String.raw`^tflint-ignore-file:\s*${NAMES}\s*(?:$|#|//|\*/)`, 'd'),
    scope: 'file',
    place: 'top',
  },
  // https://semgrep.dev/docs/ignoring-files-folders-code
  {
    tool: 'semgrep',
    pattern: new RegExp(
      String.raw`^nosem(?:grep)?\b(?:\s*:\s*${words(String.raw`[\w.-]+`)})?`,
      'd',
    ),
    scope: 'construct',
    between: 'nothing',
  },
  // https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/configuration-comments.md
  {
    tool: 'dclint',
    languages: ['compose'],
    pattern: /^dclint\s+disable-file\s*$/d,
    scope: 'file',
    place: 'first',
  },
  {
    tool: 'dclint',
    languages: ['compose'],
    pattern: /^dclint\s+disable(?![\w-])(?:\s+([\w-]+(?:\s+[\w-]+)*))?/d,
    scope: 'file',
    place: 'first',
  },
  {
    tool: 'dclint',
    languages: ['compose'],
    pattern: /^dclint\s+disable-line(?![\w-])(?:\s+([\w-]+(?:\s+[\w-]+)*))?/d,
    scope: 'line',
  },
  // https://www.shellcheck.net/wiki/Directive; above a RUN it does nothing.
  {
    tool: 'shellcheck',
    pattern: DISABLE,
    scope: 'next',
    place: 'script',
  },
  // In a script of its own the comments between commands are the script's.
  { tool: 'shellcheck', languages: ['script'], pattern: DISABLE, scope: 'next' },
  { tool: 'shellcheck', languages: ['script'], pattern: DISABLE, scope: 'file', place: 'head' },
];

/** Ids that mean every rule of their tool. */
export const EVERYTHING = /^(?:all|\*)$/;

/** Rules of ansible-lint that look at lines, which a comment elsewhere in the task does not reach. */
export const LINE_RULES: ReadonlySet<string> = new Set(['jinja', 'yaml']);
