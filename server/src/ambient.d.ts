// The few globals beyond ECMAScript that pure code needs; every host of the server has them.

declare namespace WebAssembly {
  type Exports = Record<string, any>;
  interface Import {
    readonly module: string;
    readonly name: string;
  }
  class Module {
    constructor(bytes: Uint8Array);
    static imports(module: Module): readonly Import[];
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, () => number>>);
    readonly exports: Exports;
  }
}
