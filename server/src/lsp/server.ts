import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import {
  type ClientOptions,
  FILE_STATE,
  GLOSSARY_FILES,
  type GlossaryFiles,
  NOTE,
  NOTE_AT,
  type NoteAtParams,
  RULE_PAGE,
  SEARCH,
} from '../protocol.ts';
import type { Client } from './client.ts';
import type { Host } from './host.ts';
import { openFiles } from './open-file.ts';
import type { Session, WithFile } from './session.ts';
import { view, viewCapabilities } from './views.ts';

const NEW_LINE = '\n';
const TRIGGERS = ['-', '=', ':', '"', "'", '.', '$', '{', '/', '[', ',', ' '];

const CAPABILITIES: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true },
  codeActionProvider: {
    codeActionKinds: [
      CodeActionKind.QuickFix,
      CodeActionKind.RefactorRewrite,
      CodeActionKind.RefactorExtract,
      `${CodeActionKind.SourceFixAll}.cloudGlossary`,
    ],
  },
  documentLinkProvider: {},
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
};

/** For clients that cannot be told which files are meant; others get no answer. */
const FORMATTING: InitializeResult['capabilities'] = {
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: NEW_LINE },
};

const capabilitiesFor = ({ formatting }: Client): InitializeResult['capabilities'] =>
  formatting === 'announced' ? { ...CAPABILITIES, ...FORMATTING } : CAPABILITIES;

/**
 * Serves a connection. Nothing is read or loaded before the first file is opened: the answer to
 * `initialize` costs what the protocol library costs.
 */
export function startServer(connection: Connection, host: Host): void {
  const files = new TextDocuments(openFiles);
  let client = clientOf({ capabilities: {} });
  let starting: Promise<Session> | undefined;
  const session = (): Promise<Session> =>
    (starting ??= import('./session.ts').then(({ createSession }) =>
      createSession({ connection, host, files, client }),
    ));

  connection.onInitialize((params): InitializeResult => {
    client = clientOf(params);
    const capabilities = { ...capabilitiesFor(client), ...viewCapabilities(params.capabilities) };
    return { serverInfo: { name: 'Cloud Glossary' }, capabilities };
  });
  /** What nobody waits for must not bring the server down. */
  const run = (work: () => Promise<unknown> | undefined): void => {
    Promise.resolve(work()).catch((error: unknown) => {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      connection.console.error(why);
    });
  };
  connection.onInitialized(() => {
    run(() => subscribe(connection, client));
    // A server is started because there is a file to read.
    run(session);
  });
  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) =>
    run(() => starting?.then((to) => to.settingsChanged(settings))),
  );
  files.onDidChangeContent(({ document }) =>
    run(() => session().then((to) => to.changed(document))),
  );
  connection.onDidChangeWatchedFiles(({ changes }) =>
    run(() => starting?.then((to) => to.filesChanged(changes.map(({ uri }) => uri)))),
  );
  files.onDidSave(({ document }) => run(() => session().then((to) => to.saved(document))));
  files.onDidClose(({ document }) => run(() => session().then((to) => to.closed(document))));
  connection.onNotification(GLOSSARY_FILES, (sent: GlossaryFiles) =>
    run(() => session().then((to) => to.glossaryFiles(sent))),
  );
  const withFile: WithFile = async (uri, ask) => {
    const file = files.get(uri);
    return file ? ask(await session(), file) : null;
  };
  answer(connection, withFile, session);
  navigate(connection, withFile);
  shape(connection, withFile);
  view(connection, withFile);
  connection.onWorkspaceSymbol(async ({ query }) => (await session()).workspaceSymbols(query));

  files.listen(connection);
  connection.listen();
}

/** Asks the client to tell of changes that do not come by themselves. */
async function subscribe({ client }: Connection, can: Client): Promise<void> {
  if (can.configuration)
    await client.register(DidChangeConfigurationNotification.type, { section: 'cloudGlossary' });
  if (can.formatting === 'registered') {
    const documentSelector = [{ language: 'dockerfile' }];
    await client.register(DocumentFormattingRequest.type, { documentSelector });
    await client.register(DocumentRangeFormattingRequest.type, { documentSelector });
    await client.register(DocumentOnTypeFormattingRequest.type, {
      documentSelector,
      firstTriggerCharacter: NEW_LINE,
    });
  }
  if (can.watchesFiles)
    await client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: '**/*.{tf,tf.*,tofu,tofu.*,tfvars,hcl,tm,yml,yaml,ini,env}' },
        { globPattern: '**/*{ocker,ontainer,agrant}file*' },
        { globPattern: '**/*.{docker,container}ignore' },
        { globPattern: '**/.cloud-glossary.{jsonc,json,yaml}' },
      ],
    });
}

/** Binds each request to what answers it. */
function answer(connection: Connection, withFile: WithFile, session: () => Promise<Session>): void {
  connection.onHover(({ textDocument: { uri }, position }) =>
    withFile(uri, (to, file) => to.hover(file, position)),
  );
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    withFile(uri, (to, file) => to.completion(file, position)),
  );
  connection.onCompletionResolve(async (item) => (await session()).resolveCompletion(item));
  connection.onCodeAction((params) =>
    withFile(params.textDocument.uri, (to, file) => to.codeActions(file, params)),
  );
  connection.onRequest(NOTE_AT, ({ textDocument: { uri }, position }: NoteAtParams) =>
    withFile(uri, (to, file) => to.noteAt(file, position)),
  );
  connection.onRequest(NOTE, async ({ id }: { id: string }) => (await session()).note(id));
  connection.onRequest(SEARCH, async ({ query }: { query: string }) =>
    (await session()).search(query),
  );
  connection.onRequest(RULE_PAGE, async ({ rule }: { rule: string }) =>
    (await session()).rulePage(rule),
  );
  connection.onRequest(
    FILE_STATE,
    async ({ uri }: { uri: string }) =>
      (await withFile(uri, (to, file) => to.fileState(file))) ?? {},
  );
}

/** The same for requests about names. */
function navigate(connection: Connection, withFile: WithFile): void {
  connection.onDefinition(({ textDocument: { uri }, position }) =>
    withFile(uri, (to, file) => to.definition(file, position)),
  );
  connection.onReferences(({ textDocument: { uri }, position, context }) =>
    withFile(uri, (to, file) => to.references(file, position, context.includeDeclaration)),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
    withFile(uri, (to, file) => to.highlights(file, position)),
  );
  connection.onPrepareRename(({ textDocument: { uri }, position }) =>
    withFile(uri, (to, file) => to.prepareRename(file, position)),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) =>
    withFile(uri, (to, file) => to.rename(file, position, newName)),
  );
}

/** The same for requests about what a file consists of, and its usual form. */
function shape(connection: Connection, withFile: WithFile): void {
  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    withFile(uri, (to, file) => to.symbols(file)),
  );
  connection.onDocumentLinks(({ textDocument: { uri } }) =>
    withFile(uri, (to, file) => to.links(file)),
  );
  connection.onFoldingRanges(({ textDocument: { uri } }) =>
    withFile(uri, (to, file) => to.folding(file)),
  );
  connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
    withFile(uri, (to, file) => to.selection(file, positions)),
  );
  connection.onDocumentFormatting(({ textDocument: { uri }, options }) =>
    withFile(uri, (to, file) => to.format(file, options)),
  );
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, options, range }) =>
    withFile(uri, (to, file) => to.format(file, options, range)),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, options, position }) =>
    withFile(uri, (to, file) => to.formatNewLine(file, options, position)),
  );
}

/** What matters to us of what a client says it can do. */
function clientOf({
  capabilities: { workspace, textDocument },
  initializationOptions,
  rootUri,
  workspaceFolders,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'> &
  Partial<InitializeParams>): Client {
  const options = (initializationOptions ?? {}) as ClientOptions;
  const formats = textDocument?.hover?.contentFormat;
  return {
    configuration: workspace?.configuration === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    sent: options.settings ?? options,
    rulePages: options.rulePages,
    actionCommands: options.actionCommands === true,
    readsFiles: options.readsFiles === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
    folding: {
      linesOnly: textDocument?.foldingRange?.lineFoldingOnly === true,
      most: textDocument?.foldingRange?.rangeLimit ?? Infinity,
    },
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    defers: options.defers === true,
    lensCommands: options.lensCommands === true,
    refreshes: {
      tokens: workspace?.semanticTokens?.refreshSupport === true,
      hints: workspace?.inlayHint?.refreshSupport === true,
      lenses: workspace?.codeLens?.refreshSupport === true,
    },
    formatting: options.formats
      ? 'own'
      : textDocument?.formatting?.dynamicRegistration
        ? 'registered'
        : 'announced',
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    presentation: {
      markdown: !formats || formats[0] === 'markdown',
      commandLinks: options.commandLinks === true,
      themeIcons: options.themeIcons === true,
    },
  };
}
