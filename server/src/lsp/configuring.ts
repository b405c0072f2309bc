import {
  CompletionItemKind,
  type CompletionList,
  InsertTextMode,
  type Position,
} from 'vscode-languageserver';
import { configurationOffers, type Schema } from '../glossary/configuration-offers.ts';
import { toRange } from './convert.ts';
import type { Host } from './host.ts';
import type { OpenFile } from './open-file.ts';

const KINDS = { key: CompletionItemKind.Property, value: CompletionItemKind.EnumMember };

/** What is offered in configuration files: in YAML alone, since editors read JSON by its schema. */
export function configuring(host: Host) {
  let schema: Promise<Schema> | undefined;
  const read = async () => JSON.parse(await host.readText('configuration.schema.json')) as Schema;
  return async ({ uri, text }: OpenFile, position: Position): Promise<CompletionList | null> => {
    if (!uri.endsWith('.yaml')) return null;
    schema ??= read();
    const found = configurationOffers(await schema, text.getText(), text.offsetAt(position));
    if (!found) return null;
    const range = toRange(text, found.replace);
    const items = found.items.map(({ label, kind, insert, description }) => ({
      label,
      kind: KINDS[kind],
      documentation: description,
      textEdit: { range, newText: insert },
      insertTextMode: InsertTextMode.adjustIndentation,
    }));
    return { isIncomplete: false, items };
  };
}
