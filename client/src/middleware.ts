import {
  CompletionItemKind,
  type CompletionItem,
  type Position,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { isConfiguration, isScript } from './documents.ts';
import { isGuest, isGuestIn, type Provides } from './guest.ts';

type Settings = Record<string, unknown> & { hover?: { detail?: unknown } };

/** Leaves to official extensions what they do, and settles settings that depend on them. */
export const middleware: Middleware = {
  async provideCompletionItem(document, position, context, token, next) {
    const answer = await next(document, position, context, token);
    const isLeftOut = leftOut(document);
    if (!answer || !isLeftOut) return answer;
    // Who reads YAML by schemas has ours.
    if (isConfiguration(document.uri)) return [];
    const isKept = (item: CompletionItem) => !isLeftOut(item);
    if (Array.isArray(answer)) return answer.filter(isKept);
    answer.items = answer.items.filter(isKept);
    return answer;
  },
  provideDocumentSymbols: (document, token, next) =>
    isLeft(document, 'symbols') ? [] : next(document, token),
  provideDefinition: (document, position, token, next) =>
    isLeft(document, 'definition') || (isAlias(document, position) && isGuest(document, 'anchors'))
      ? []
      : next(document, position, token),
  async provideWorkspaceSymbols(query, token, next) {
    const found = await next(query, token);
    return found?.filter(
      ({ location: { uri } }) => isEnabled(uri) && !isGuestIn(uri, 'workspaceSymbols'),
    );
  },
  provideReferences: (document, position, options, token, next) =>
    isLeft(document, 'references') ? [] : next(document, position, options, token),
  provideDocumentHighlights: (document, position, token, next) =>
    isLeft(document, 'highlights') ? [] : next(document, position, token),
  async provideDocumentLinks(document, token, next) {
    const links = isEnabled(document.uri) ? await next(document, token) : [];
    if (!links?.length || !isGuest(document, 'pages')) return links;
    return links.filter(({ target }) => target && !/^https?$/.test(target.scheme));
  },
  // Scripts are folded by indentation where nobody answers, which their other readers build on.
  provideFoldingRanges: (document, context, token, next) =>
    isScript(document) || !isEnabled(document.uri) ? undefined : next(document, context, token),
  provideSelectionRanges: (document, positions, token, next) =>
    isEnabled(document.uri) ? next(document, positions, token) : [],
  provideDocumentFormattingEdits: (document, options, token, next) =>
    isLeft(document, 'formatting') ? [] : next(document, options, token),
  provideDocumentRangeFormattingEdits: (document, range, options, token, next) =>
    isLeft(document, 'formatting') ? [] : next(document, range, options, token),
  provideOnTypeFormattingEdits: (document, position, typed, options, token, next) =>
    isLeft(document, 'formatting') ? [] : next(document, position, typed, options, token),
  // Without an answer the editor asks the next provider.
  provideDocumentSemanticTokens: (document, token, next) =>
    isLeft(document, 'tokens') ? undefined : next(document, token),
  provideDocumentSemanticTokensEdits: (document, previous, token, next) =>
    isLeft(document, 'tokens') ? undefined : next(document, previous, token),
  provideDocumentRangeSemanticTokens: (document, range, token, next) =>
    isLeft(document, 'tokens') ? undefined : next(document, range, token),
  provideSignatureHelp: (document, position, context, token, next) =>
    isLeft(document, 'signatures') ? undefined : next(document, position, context, token),
  provideInlayHints: (document, range, token, next) =>
    isLeft(document, 'hints') ? [] : next(document, range, token),
  provideCodeLenses: (document, token, next) =>
    isEnabled(document.uri) ? next(document, token) : [],
  prepareRename: (document, position, token, next) =>
    isLeft(document, 'rename') ? undefined : next(document, position, token),
  provideRenameEdits: (document, position, name, token, next) =>
    isLeft(document, 'rename') ? undefined : next(document, position, name, token),
  workspace: {
    async configuration(params, token, next) {
      const answer = await next(params, token);
      if (!Array.isArray(answer)) return answer;
      return answer.map((settings: Settings | null, i) => settled(settings, params.items[i]));
    },
  },
};

/** Which completions another extension offers itself; undefined where none does. */
function leftOut(document: TextDocument): ((item: CompletionItem) => boolean) | undefined {
  if (isGuest(document, 'keys')) return ({ kind }) => kind === CompletionItemKind.Property;
  return isGuest(document, 'commands') ? isProgram : undefined;
}

/** The server tells with each what it means: of a program, its name alone. */
function isProgram(item: CompletionItem & { readonly data?: unknown }): boolean {
  const place = item.data as { space?: unknown; path?: unknown } | undefined;
  return place?.space === 'cli' && Array.isArray(place.path) && place.path.length === 1;
}

/** Whether nothing of ours is shown: another extension does, or the user wants none. */
const isLeft = (document: TextDocument, what: Provides): boolean =>
  isGuest(document, what) || !isEnabled(document.uri);

const isAlias = (document: TextDocument, position: Position): boolean =>
  document.getWordRangeAtPosition(position, /(?<=^|[\s[{,:])\*[^\s,[\]{}]+/) !== undefined;

const isEnabled = (uri: Uri): boolean =>
  workspace.getConfiguration('cloudGlossary', uri).get('enable', true);

/** `auto` is for this side to decide: the server does not know of other extensions. */
function settled(settings: Settings | null, item: { scopeUri?: string } | undefined): unknown {
  if (settings?.hover?.detail !== 'auto' || item?.scopeUri === undefined) return settings;
  const uri = Uri.parse(item.scopeUri).toString();
  const document = workspace.textDocuments.find((open) => open.uri.toString() === uri);
  const detail = document && isGuest(document, 'hover') ? 'compact' : 'full';
  return { ...settings, hover: { ...settings.hover, detail } };
}
