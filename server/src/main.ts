import { startServer } from './lsp/server.ts';

// One bundle runs in Node and in a browser's worker, since most of both is the same. What only one of
// them has is not even loaded in the other.
if ('importScripts' in globalThis)
  void import('./main.worker.ts').then(({ serve }) => serve(startServer));
else void import('./main.node.ts').then(({ serve }) => serve(startServer));
