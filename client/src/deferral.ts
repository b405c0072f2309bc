import { type Diagnostic, type Disposable, languages, type Uri } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { withoutDeferred } from './same-findings.ts';

type Publish = (uri: Uri, diagnostics: Diagnostic[]) => void;

interface Told {
  readonly all: readonly Diagnostic[];
  readonly shown: readonly Diagnostic[];
  readonly publish: Publish;
}

interface Deferral extends Disposable {
  readonly handleDiagnostics: NonNullable<Middleware['handleDiagnostics']>;
}

/** Hides findings while a linter of `lint.deferTo` tells of the same, whoever of the two comes first. */
export function createDeferral(): Deferral {
  const told = new Map<string, Told>();
  const show = (uri: Uri, all: readonly Diagnostic[], publish: Publish): void => {
    const others = languages
      .getDiagnostics(uri)
      .filter(({ source }) => source !== 'cloud-glossary');
    const shown = withoutDeferred(all, others);
    told.set(uri.toString(), { all, shown, publish });
    publish(uri, [...shown]);
  };
  const again = (uri: Uri): void => {
    const known = told.get(uri.toString());
    if (!known) return;
    const others = languages
      .getDiagnostics(uri)
      .filter(({ source }) => source !== 'cloud-glossary');
    // Publishing brings us here again: what changes nothing ends it.
    if (withoutDeferred(known.all, others).length !== known.shown.length)
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
