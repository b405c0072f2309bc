// Deflates the files of a ZIP archive anew, by Zopfli: some percent smaller than what zlib makes.
// Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, without ZIP64, encryption and comments.
import zopfli from '@gfx/zopfli';
import fs from 'node:fs';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';

const LOCAL = { signature: 0x04034b50, size: 30, lengths: 26 };
const CENTRAL = {
  signature: 0x02014b50,
  size: 46,
  flags: 8,
  method: 10,
  packed: 20,
  lengths: 28,
  offset: 42,
};
const END = { signature: 0x06054b50, size: 22, entries: 10, directorySize: 12, directory: 16 };
const DEFLATED = 8;
/** Sizes follow the data. */
const LATER = 1 << 3;

const deflate = promisify(zopfli.deflate);

/** Rewrites an archive in place; throws where it is not as expected. */
export async function tighten(file) {
  const archive = fs.readFileSync(file);
  const locals = [];
  const entries = [];
  let offset = 0;
  for (const entry of entriesIn(archive)) {
    const data = await tightest(entry);
    const header = centralHeader(entry.header, data.length, offset);
    const local = Buffer.concat([localHeader(header), data]);
    locals.push(local);
    entries.push(header);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.from(archive.subarray(-END.size));
  end.writeUInt32LE(directory.length, END.directorySize);
  end.writeUInt32LE(offset, END.directory);
  fs.writeFileSync(file, Buffer.concat([...locals, directory, end]));
}

/** The entries of the central directory, with the data of each as it is stored. */
function* entriesIn(archive) {
  const end = archive.subarray(-END.size);
  expect(end, END);
  let at = end.readUInt32LE(END.directory);
  for (let left = end.readUInt16LE(END.entries); left > 0; left--) {
    expect(archive.subarray(at), CENTRAL);
    const header = archive.subarray(
      at,
      at + CENTRAL.size + lengthsAt(archive, at + CENTRAL.lengths, 3),
    );
    const start = header.readUInt32LE(CENTRAL.offset);
    expect(archive.subarray(start), LOCAL);
    const from = start + LOCAL.size + lengthsAt(archive, start + LOCAL.lengths, 2);
    const data = archive.subarray(from, from + header.readUInt32LE(CENTRAL.packed));
    yield { header, data, isDeflated: header.readUInt16LE(CENTRAL.method) === DEFLATED };
    at += header.length;
  }
}

function expect(bytes, { signature }) {
  if (bytes.readUInt32LE(0) !== signature) throw new Error('The archive is not as expected');
}

/** The sum of the lengths of a name, an extra field and a comment. */
function lengthsAt(archive, at, count) {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += archive.readUInt16LE(at + 2 * i);
  return sum;
}

async function tightest({ data, isDeflated }) {
  if (!isDeflated) return data;
  const tighter = Buffer.from(await deflate(inflateRawSync(data), {}));
  return tighter.length < data.length ? tighter : data;
}

function centralHeader(header, packed, offset) {
  const written = Buffer.from(header);
  written.writeUInt16LE(header.readUInt16LE(CENTRAL.flags) & ~LATER, CENTRAL.flags);
  written.writeUInt32LE(packed, CENTRAL.packed);
  written.writeUInt32LE(offset, CENTRAL.offset);
  return written;
}

/** What stands before an entry's data: the same but for what only the directory has. */
function localHeader(central) {
  const nameLength = central.readUInt16LE(CENTRAL.lengths);
  const local = Buffer.alloc(LOCAL.size);
  local.writeUInt32LE(LOCAL.signature, 0);
  // From the version that is needed up to the length of the name.
  central.copy(local, 4, 6, 30);
  return Buffer.concat([local, central.subarray(CENTRAL.size, CENTRAL.size + nameLength)]);
}
