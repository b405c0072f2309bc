import type { Asking } from './asking.ts';

/** Has the client ask again for what it has drawn: what was answered before follows other settings. */
export function refreshing({ client, connection }: Pick<Asking, 'client' | 'connection'>) {
  const { tokens, hints, lenses } = client.refreshes;
  const methods = [
    ...(tokens ? ['workspace/semanticTokens/refresh'] : []),
    ...(hints ? ['workspace/inlayHint/refresh'] : []),
    ...(lenses ? ['workspace/codeLens/refresh'] : []),
  ];
  // A client that is about to leave answers no more.
  const ask = (method: string) => connection.sendRequest(method).catch(() => undefined);
  return async (): Promise<void> => void (await Promise.all(methods.map(ask)));
}
