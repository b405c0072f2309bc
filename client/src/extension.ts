import type { ExtensionContext } from 'vscode';
import { activateWith } from './activate.ts';

/** One bundle for both kinds of host, since most of it is the same; each loads its own way to start the server. */
export async function activate(context: ExtensionContext) {
  const { clientIn } =
    'importScripts' in globalThis
      ? await import('./start.web.ts')
      : await import('./start.node.ts');
  return activateWith(context, clientIn(context));
}
