import { type Diagnostic, type Disposable, languages, type Uri } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { isConfiguration } from './documents.ts';
import { withoutDeferred, withoutRepeated } from './same-findings.ts';

type Publish = (uri: Uri, diagnostics: Diagnostic[]) => void;

interface Told {
  readonly all: readonly Diagnostic[];
  readonly shown: readonly Diagnostic[];
  readonly publish: Publish;
}

interface Deferral extends Disposable {
  readonly handleDiagnostics: NonNullable<Middleware['handleDiagnostics']>;
}

/**
 * Hides findings while a linter of `lint.deferTo` tells of the same, whoever of the two comes first;
 * and in a configuration file what the editor's own reader of JSON or YAML says.
 */
export function createDeferral(): Deferral {
  const told = new Map<string, Told>();
  const show = (uri: Uri, all: readonly Diagnostic[], publish: Publish): void => {
    const shown = left(uri, all);
    told.set(uri.toString(), { all, shown, publish });
    publish(uri, [...shown]);
  };
  const again = (uri: Uri): void => {
    const known = told.get(uri.toString());
    // Publishing brings us here again: what changes nothing ends it.
    if (known && left(uri, known.all).length !== known.shown.length)
      show(uri, known.all, known.publish);
  };
  const listener = languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(again));
  return {
    handleDiagnostics: (uri, diagnostics, next) => {
      if (!diagnostics.length) told.delete(uri.toString());
      if (diagnostics.length) show(uri, diagnostics, next);
      else next(uri, diagnostics);
    },
    dispose: () => listener.dispose(),
  };
}

/** What of ours the others leave to be said. */
function left(uri: Uri, ours: readonly Diagnostic[]): readonly Diagnostic[] {
  const others = languages.getDiagnostics(uri).filter(({ source }) => source !== 'cloud-glossary');
  return isConfiguration(uri) ? withoutRepeated(ours, others) : withoutDeferred(ours, others);
}
