// What the client's bundle takes of its libraries.

/** Of markdown-it what notes need: no plain address becomes a link, and entities are XML's and numbers, not HTML's 2,000. */
export const plainMarkdown = {
  name: 'plain-markdown',
  setup(build) {
    const stubs = {
      entities: "export { decodeXML as decodeHTMLStrict } from 'entities/decode';",
      'linkify-it': 'export class LinkifyIt {}',
    };
    build.onResolve({ filter: /^(?:entities|linkify-it)$/ }, ({ path: name, resolveDir }) => ({
      path: name,
      namespace: 'plain-markdown',
      pluginData: resolveDir,
    }));
    build.onLoad({ filter: /.*/, namespace: 'plain-markdown' }, (args) => ({
      contents: stubs[args.path],
      resolveDir: args.pluginData,
    }));
  },
};

/** Features of vscode-languageclient that our server has nothing for, by their modules. */
const ABSENT =
  /^\.\/(?:callHierarchy|colorProvider|declaration|diagnostic|fileOperations|implementation|inlineCompletion|inlineValue|linkedEditingRange|notebook|textDocumentContent|typeDefinition|typeHierarchy)$/;

/** The client registers these all the same: each is one that does nothing. */
export const absentFeatures = {
  name: 'absent-features',
  setup(build) {
    build.onResolve({ filter: ABSENT }, ({ importer }) =>
      /[\\/]vscode-languageclient[\\/]lib[\\/]common[\\/]/.test(importer)
        ? { path: 'absent', namespace: 'absent-features' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'absent-features' }, () => ({
      contents: `class Absent {
  fillClientCapabilities() {}
  initialize() {}
  getState() { return { kind: 'static' }; }
  clear() {}
}
module.exports = new Proxy({}, { get: () => Absent });`,
    }));
  },
};
