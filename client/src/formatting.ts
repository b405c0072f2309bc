import { type Disposable, extensions, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  State,
} from 'vscode-languageclient';
import { isServed } from './guest.ts';

/** The language that we format. */
const LANGUAGE = 'dockerfile';
const ID = 'cloud-glossary.formatting';

/**
 * Offers our formatting unless an official extension formats already: where two do, the editor formats nothing before
 * the user has chosen one.
 */
export function offerFormatting(client: BaseLanguageClient): Disposable {
  let isOffered = false;
  const features = [
    client.getFeature(DocumentFormattingRequest.method),
    client.getFeature(DocumentRangeFormattingRequest.method),
  ];
  const typing = client.getFeature(DocumentOnTypeFormattingRequest.method);
  const withdraw = (): void => {
    for (const feature of [...features, typing]) feature.unregister(ID);
    isOffered = false;
  };
  const update = (): void => {
    const isWanted =
      client.isRunning() &&
      workspace.getConfiguration('cloudGlossary').get('enable', true) &&
      !isServed(LANGUAGE, 'formatting');
    if (isWanted === isOffered) return;
    withdraw();
    if (!isWanted) return;
    const registerOptions = { documentSelector: [{ language: LANGUAGE }] };
    const typed = { ...registerOptions, firstTriggerCharacter: '\n' };
    for (const feature of features) feature.register({ id: ID, registerOptions });
    typing.register({ id: ID, registerOptions: typed });
    isOffered = true;
  };
  const listeners = [
    // A server that is started again has forgotten all.
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) isOffered = false;
      update();
    }),
    extensions.onDidChange(update),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('cloudGlossary')) update();
    }),
  ];
  return { dispose: () => listeners.forEach((listener) => void listener.dispose()) };
}
