import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  InsertTextFormat,
  InsertTextMode,
  type Range,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Span } from '../core/span.ts';
import type { Completion, CompletionKind, Completions } from '../features/completion.ts';
import type { Finding } from '../features/diagnostics.ts';
import { idsOf, type Tool } from '../features/ignores/equivalents.ts';
import type { Severity } from '../features/settings.ts';
import type { Symbol } from '../features/symbols.ts';
import type { FindingData } from '../protocol.ts';

export const SOURCE = 'cloud-glossary';

export const toRange = (text: TextDocument, { from, to }: Span): Range => ({
  start: text.positionAt(from),
  end: text.positionAt(to),
});

export const toTextEdit = (text: TextDocument, edit: Edit): TextEdit => ({
  range: toRange(text, edit),
  newText: edit.text,
});

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
const TAG = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary };

/** A finding as the protocol has it; `pages` is where links to rules' pages begin, `deferTo` whom the client may prefer. */
export function toDiagnostic(
  text: TextDocument,
  finding: Finding,
  pages: string | undefined,
  deferTo: readonly Tool[] = [],
): Diagnostic {
  const { id, message, severity, related, tags, equivalents } = finding;
  const deferred = deferTo.flatMap((tool) => idsOf(tool, equivalents));
  return {
    range: toRange(text, finding),
    severity: SEVERITY[severity],
    source: SOURCE,
    code: id,
    message,
    ...(equivalents.length && { data: { equivalents, deferred } satisfies FindingData }),
    ...(pages !== undefined && { codeDescription: { href: pages + id } }),
    ...(tags.length && { tags: tags.map((tag) => TAG[tag]) }),
    ...(related.length && {
      relatedInformation: related.map(({ span, message: why }) => ({
        location: { uri: text.uri, range: toRange(text, span) },
        message: why,
      })),
    }),
  };
}

const COMPLETION: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  flag: CompletionItemKind.Field,
  command: CompletionItemKind.Function,
  block: CompletionItemKind.Snippet,
  reference: CompletionItemKind.Reference,
  image: CompletionItemKind.Module,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
};

export function toCompletionItems(
  text: TextDocument,
  { items, replace }: Completions,
  snippets: boolean,
): CompletionItem[] {
  const range = toRange(text, replace);
  return items.map((item) => {
    const choices = snippets ? item.choices : undefined;
    const body = snippets ? item.snippet : undefined;
    return {
      label: item.label,
      labelDetails: {
        ...(item.default && { detail: ` ${item.default}` }),
        description: 'Cloud Glossary',
      },
      kind: COMPLETION[item.kind],
      detail: item.detail,
      sortText: `${item.sort}${item.label}`,
      filterText: item.filter,
      textEdit: { range, newText: body ?? (choices ? snippet(item, choices) : item.insert) },
      ...((body ?? choices) && { insertTextFormat: InsertTextFormat.Snippet }),
      ...(body && { insertTextMode: InsertTextMode.adjustIndentation }),
      ...(item.deprecated && { tags: [CompletionItemTag.Deprecated] }),
      data: item.address,
    };
  });
}

const snippet = ({ insert }: Completion, choices: readonly string[]): string =>
  `${insert.replaceAll(/[\\$}]/g, '\\$&')}\${1|${choices
    .map((choice) => choice.replaceAll(/[\\,|]/g, '\\$&'))
    .join(',')}|}`;

const SYMBOL: Readonly<Record<Symbol['kind'], SymbolKind>> = {
  class: SymbolKind.Class,
  object: SymbolKind.Object,
  field: SymbolKind.Field,
};

export const toSymbol = (text: TextDocument, symbol: Symbol): DocumentSymbol => ({
  name: symbol.name || '-',
  detail: symbol.detail,
  kind: SYMBOL[symbol.kind],
  range: toRange(text, symbol.span),
  selectionRange: toRange(text, symbol.label),
  children: symbol.children.map((child) => toSymbol(text, child)),
});
