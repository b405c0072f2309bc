import {
  type DocumentFilter,
  languages,
  Range,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';

/** Language ids of which every document is ours. */
const OWN: ReadonlySet<string> = new Set([
  'dockerfile',
  'dockercompose',
  'yaml.docker-compose',
  'ansible',
  'yaml.ansible',
  'terraform',
  'terraform-vars',
  'opentofu',
  'opentofu-vars',
  'vagrantfile',
]);

/** General languages, of whose documents some are ours. */
const GENERAL: readonly string[] = ['yaml', 'ruby', 'shellscript', 'makefile'];

/** Names of ours that come under a general language id, or under none. */
const NAMES =
  '**/{[Dd]ockerfile,[Dd]ockerfile.*,*.[Dd]ockerfile,Containerfile,Containerfile.*,[Vv]agrantfile,Vagrantfile.*,*.tf,*.tofu,*.tfvars,*.tftest.hcl,*.dockerignore,.dockerignore,*.containerignore,.containerignore}';

/** Files of settings that the server follows while they are written. */
const CONFIGURATION = '**/.cloud-glossary.{jsonc,json,yaml}';

type PathFilter = DocumentFilter & { readonly pattern: string };

/** Files that the user's settings give a language of ours, in any of the folders. */
const associated = (): PathFilter[] => {
  const folders = workspace.workspaceFolders ?? [undefined];
  const globs = folders.flatMap((folder) =>
    Object.keys(
      workspace
        .getConfiguration('cloudGlossary', folder)
        .get<Record<string, string>>('files.associations', {}),
    ),
  );
  return [...new Set(globs)].map((glob) => ({ pattern: `**/${glob.replace(/^\/+/, '')}` }));
};

/** What is sent to the server, which decides which of it is ours. */
export const selector = () => [
  { pattern: CONFIGURATION },
  ...[...OWN, ...GENERAL].map((language) => ({ language })),
  { pattern: NAMES },
  ...associated(),
];

/** Whether a file holds settings for a folder. */
export const isConfiguration = ({ path }: Uri): boolean =>
  /\/\.cloud-glossary\.(?:jsonc|json|yaml)$/.test(path);

const NAME =
  /(?:^|\/)(?:(?:dockerfile|containerfile|vagrantfile)(?:\.[^/]+)?|[^/]+\.(?:dockerfile|tf|tofu|tfvars|tftest\.hcl)|(?:[^/]+)?\.(?:docker|container)ignore)$/i;

/** Schemes of documents that are somebody else's: old versions, outputs, cells. */
const FOREIGN = /^(?:git|gitfs|output|vscode-notebook-cell|vscode-scm|debug|comment)$/;

/** What the first lines of a general YAML or Ruby file show when it may be ours. */
const HEAD =
  /^(?:services|include|x-[\w-]+)[ \t]*:|^[ \t]*-[ \t]+(?:name|hosts|import_playbook|ansible\.builtin\.\w+)[ \t]*:|^Vagrant(?:\.configure|::Config)/m;
const PLACE =
  /(?:^|\/)(?:(?:docker-)?compose[^/]*|(?:tasks|handlers|defaults|vars|group_vars|host_vars|roles|playbooks|molecule)\/.*)\.ya?ml$/;

/** Programs that a script or makefile runs when it is worth explaining; every script runs some that we know. */
const PROGRAMS =
  /(?<![\w./-])(?:docker|docker-compose|podman|nerdctl|buildah|skopeo|ctr|crictl|containerd|kubectl|helm|minikube|k3[sd]|terraform|tofu|ansible(?:-\w+)?|vagrant|packer)(?![\w/-])/;
/** So many lines of a script are looked at. */
const SCRIPT_LINES = 1000;

/** Whether a document is reason enough to start the server: it may be ours, or says how ours are read. */
export const needsServer = (document: TextDocument): boolean =>
  mayBeOurs(document) || (isConfiguration(document.uri) && !FOREIGN.test(document.uri.scheme));

/**
 * Whether a document may be one that we explain: the server decides. Other YAML and Ruby, such as
 * workflows and applications, is not worth the question; nor are scripts that run nothing of ours.
 */
export function mayBeOurs(document: TextDocument): boolean {
  const { languageId, uri } = document;
  if (FOREIGN.test(uri.scheme)) return false;
  if (OWN.has(languageId) || NAME.test(uri.path)) return true;
  if (associated().some((filter) => languages.match(filter, document) > 0)) return true;
  if (isScript(document)) return PROGRAMS.test(document.getText(new Range(0, 0, SCRIPT_LINES, 0)));
  if (languageId !== 'yaml' && languageId !== 'ruby') return false;
  return PLACE.test(uri.path) || HEAD.test(document.getText(new Range(0, 0, 100, 0)));
}

/** Of which others show the most, and we the command lines in it. */
export const isScript = ({ languageId }: Pick<TextDocument, 'languageId'>): boolean =>
  languageId === 'shellscript' || languageId === 'makefile';
