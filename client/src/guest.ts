import { extensions, type TextDocument, type Uri, workspace } from 'vscode';

/** What an official extension can do that would otherwise be shown twice. */
export type Provides =
  | 'hover'
  | 'keys'
  /** Names of programs where a command begins. */
  | 'commands'
  | 'symbols'
  | 'definition'
  | 'references'
  | 'highlights'
  | 'rename'
  | 'formatting'
  /** What words are, as editors color them. */
  | 'tokens'
  | 'signatures'
  | 'hints'
  /** Links of images and registries to their pages; those to files are ours everywhere. */
  | 'pages'
  /** Where anchors are declared, and nothing else. */
  | 'anchors'
  | 'workspaceSymbols';

interface Official {
  readonly extension: string;
  readonly languages: readonly string[];
  readonly provides: readonly Provides[];
}

const ALL: readonly Provides[] = ['hover', 'keys', 'symbols'];
/** What is known of a name in the file, but not where else it is used. */
const NAMES: readonly Provides[] = [...ALL, 'definition', 'highlights', 'rename', 'pages'];
const CALLS: readonly Provides[] = ['tokens', 'signatures'];
/** Where the Dockerfile language server is inside. */
const DOCKERFILES: readonly Provides[] = [...NAMES, ...CALLS, 'formatting'];
const IMAGES: readonly Provides[] = [...ALL, 'pages'];
const MODULES: readonly Provides[] = [
  ...ALL,
  'definition',
  'references',
  'pages',
  'workspaceSymbols',
  ...CALLS,
];
/** Names of commands, and their manual pages: flags and what stands behind them are ours. */
const SCRIPTS: readonly Provides[] = [
  'hover',
  'commands',
  'symbols',
  'definition',
  'references',
  'highlights',
  'rename',
  'workspaceSymbols',
];
const COMPOSE = ['dockercompose', 'yaml.docker-compose'];

/** Which official extension serves which language with what. */
const OFFICIAL: readonly Official[] = [
  { extension: 'docker.docker', languages: ['dockerfile'], provides: ALL },
  { extension: 'docker.docker', languages: COMPOSE, provides: [...NAMES, 'hints'] },
  {
    extension: 'ms-azuretools.vscode-containers',
    languages: ['dockerfile'],
    provides: DOCKERFILES,
  },
  { extension: 'ms-azuretools.vscode-containers', languages: COMPOSE, provides: IMAGES },
  { extension: 'ms-azuretools.vscode-docker', languages: ['dockerfile'], provides: DOCKERFILES },
  { extension: 'ms-azuretools.vscode-docker', languages: COMPOSE, provides: IMAGES },
  {
    extension: 'redhat.vscode-yaml',
    languages: ['yaml', ...COMPOSE],
    provides: [...ALL, 'anchors'],
  },
  { extension: 'redhat.ansible', languages: ['ansible'], provides: ['hover', 'keys', 'tokens'] },
  {
    extension: 'hashicorp.terraform',
    languages: ['terraform', 'terraform-vars'],
    provides: MODULES,
  },
  {
    extension: 'opentofu.vscode-opentofu',
    languages: ['opentofu', 'opentofu-vars'],
    provides: MODULES,
  },
  { extension: 'shopify.ruby-lsp', languages: ['ruby'], provides: ['symbols', 'hints', ...CALLS] },
  {
    extension: 'mads-hartmann.bash-ide-vscode',
    languages: ['shellscript'],
    provides: SCRIPTS,
  },
];

/** Whether we leave something to an official extension in this document. */
export function isGuest(
  document: Pick<TextDocument, 'uri' | 'languageId'>,
  what: Provides,
): boolean {
  return isServed(document.languageId, what, document);
}

/** The same for a language, by the settings for a document or for all. */
export function isServed(
  languageId: string,
  what: Provides,
  scope?: Pick<TextDocument, 'uri' | 'languageId'>,
): boolean {
  const settings = workspace.getConfiguration('cloudGlossary', scope);
  if (settings.get('guest') === 'always') return false;
  return OFFICIAL.some(
    ({ extension, languages, provides }) =>
      languages.includes(languageId) &&
      provides.includes(what) &&
      extensions.getExtension(extension) !== undefined,
  );
}

/** Languages by the endings of files, for files that are not open. */
const LANGUAGES: Readonly<Record<string, string>> = {
  tf: 'terraform',
  tfvars: 'terraform-vars',
  tofu: 'opentofu',
};

/** The same for a file that may not be open. */
export function isGuestIn(uri: Uri, what: Provides): boolean {
  const open = workspace.textDocuments.find((document) => String(document.uri) === String(uri));
  const languageId = open?.languageId ?? LANGUAGES[uri.path.split('.').at(-1) ?? ''] ?? '';
  return isGuest({ uri, languageId }, what);
}
