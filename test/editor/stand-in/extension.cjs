// Stands in for an official extension: answers as one would, so that a test can see who else does.
// Highlights and renames are left out: of those the editor takes one extension's alone.
const vscode = require('vscode');

const MARK = 'stand-in';

exports.activate = ({ subscriptions, extension }) => {
  const { languages } = extension.packageJSON.standsIn;
  const selector = languages.map((language) => ({ language }));
  const whole = ({ uri }) => new vscode.Location(uri, new vscode.Position(0, 0));
  const first = new vscode.Range(0, 0, 0, 1);
  const { languages: register } = vscode;
  subscriptions.push(
    register.registerHoverProvider(selector, { provideHover: () => new vscode.Hover(MARK) }),
    register.registerCompletionItemProvider(selector, {
      provideCompletionItems: () => [new vscode.CompletionItem(MARK)],
    }),
    register.registerDefinitionProvider(selector, { provideDefinition: whole }),
    register.registerReferenceProvider(selector, { provideReferences: (doc) => [whole(doc)] }),
    register.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: () => [
        new vscode.DocumentLink(first, vscode.Uri.parse(`https://example.com/${MARK}`)),
      ],
    }),
    register.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: () => [
        new vscode.DocumentSymbol(MARK, '', vscode.SymbolKind.Field, first, first),
      ],
    }),
  );
};
