/** What differs between Node and a browser's worker: where the bundle's data come from. */
export interface Host {
  /** Text of a file below the bundle's `data` folder. */
  readText(name: string): Promise<string>;
  /** Bytes of a file beside the bundle. */
  readBytes(name: string): Promise<Uint8Array>;
}
