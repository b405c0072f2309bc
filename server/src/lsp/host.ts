import type { FindingFiles } from './near.ts';

/** The ending of files that Brotli has packed, RFC 7932. */
export const PACKED = '.br';

/** What differs between Node and a browser's worker: where the bundle's data come from. */
export interface Host {
  /** Text of a file below the bundle's `data` folder, unpacked where it ends in `PACKED`. */
  readText(name: string): Promise<string>;
  /** Bytes of a file beside the bundle, unpacked in the same way. */
  readBytes(name: string): Promise<Uint8Array>;
  /** A large file is open: its work makes more garbage than a small heap takes in its stride. */
  readonly makeRoom?: () => void;
  /** The user's files, where the host can reach them itself. */
  readonly files?: FindingFiles;
}
