import validators from 'discovered:validators';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Term } from '../glossary/entry.ts';
import { tamed, unreadable } from '../glossary/layers.ts';
import { readTable, readTerm, type Source } from '../glossary/source.ts';
import type { GlossaryFiles } from '../protocol.ts';
import type { Asking } from './asking.ts';
import { SOURCE, toRange } from './convert.ts';

/** Terms of a team: mistakes are told where they stand, and the last good state of a file stays in force. */
export function teamGlossary({ connection, workspace }: Asking) {
  const good = new Map<string, readonly Term[]>();
  const told = new Set<string>();
  const tell = async (uri: string, diagnostics: Diagnostic[]): Promise<void> => {
    if (!diagnostics.length && !told.delete(uri)) return;
    if (diagnostics.length) told.add(uri);
    await connection.sendDiagnostics({ uri, diagnostics });
  };
  return {
    async glossaryFiles({ files }: GlossaryFiles): Promise<void> {
      const present = new Set(files.map(({ uri }) => uri));
      for (const uri of good.keys()) if (!present.has(uri)) good.delete(uri);
      for (const uri of told) if (!present.has(uri)) await tell(uri, []);
      for (const { uri, path, text } of files) {
        const { entries, problems } = read(path, text);
        if (!problems.length) good.set(uri, entries.map(tamed));
        const document = TextDocument.create(uri, '', 0, text);
        await tell(
          uri,
          problems.map(({ from, to, message }) => ({
            range: toRange(document, { from, to }),
            severity: DiagnosticSeverity.Error,
            source: SOURCE,
            code: 'glossary-entry',
            message,
          })),
        );
      }
      const terms = [...good.values()].flat();
      workspace.service.setLayers(terms.length ? [{ name: 'team glossary', terms }] : []);
    },
  };
}

function read(path: string, text: string): Source<Term> {
  const source = path.endsWith('.md')
    ? readTerm(path, text, validators.term)
    : readTable(text, validators.table);
  const faults = source.entries.flatMap(unreadable);
  if (!faults.length) return source;
  const problems = faults.map((message) => ({ from: 0, to: Math.min(text.length, 1), message }));
  return { entries: [], problems };
}
