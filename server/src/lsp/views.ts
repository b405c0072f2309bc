import type { ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../core/tokens.ts';
import type { WithFile } from './session.ts';

const NO_TOKENS = { data: [] };

/** What is drawn into or above the text, as far as the client can show it. */
export function viewCapabilities({ textDocument }: ClientCapabilities): ServerCapabilities {
  return {
    ...(textDocument?.semanticTokens && {
      semanticTokensProvider: {
        legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
        full: { delta: true },
        range: true,
      },
    }),
    // The label's own words may stand in it twice: parameters are told by their offsets.
    ...(textDocument?.signatureHelp?.signatureInformation?.parameterInformation
      ?.labelOffsetSupport && { signatureHelpProvider: { triggerCharacters: [' ', '(', ','] } }),
    ...(textDocument?.inlayHint && { inlayHintProvider: true }),
    ...(textDocument?.codeLens && { codeLensProvider: {} }),
  };
}

/** Binds the requests for it to what answers them. */
export function view(connection: Connection, withFile: WithFile): void {
  const { semanticTokens, inlayHint } = connection.languages;
  inlayHint.on(({ textDocument: { uri }, range }) =>
    withFile(uri, (to, file) => to.hints(file, range)),
  );
  connection.onSignatureHelp(({ textDocument: { uri }, position }) =>
    withFile(uri, (to, file) => to.signatureHelp(file, position)),
  );
  connection.onCodeLens(({ textDocument: { uri } }) =>
    withFile(uri, (to, file) => to.lenses(file)),
  );
  semanticTokens.on(
    async ({ textDocument: { uri } }, token) =>
      (await withFile(uri, (to, file) => to.tokens(file, token))) ?? NO_TOKENS,
  );
  semanticTokens.onDelta(
    async ({ textDocument: { uri }, previousResultId }, token) =>
      (await withFile(uri, (to, file) => to.tokenChanges(file, previousResultId, token))) ??
      NO_TOKENS,
  );
  semanticTokens.onRange(
    async ({ textDocument: { uri }, range }) =>
      (await withFile(uri, (to, file) => to.tokensIn(file, range))) ?? NO_TOKENS,
  );
}
