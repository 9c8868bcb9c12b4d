import { inflateRawSync } from 'node:zlib';

// The parts of a zip file that matter here (PKWARE's APPNOTE 4.3): its end, its directory, an entry's own header.
const END_SIGNATURE = 0x06054b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

/** The first file of a zip archive, as text. Throws when it is none, is packed in another way, or is larger than allowed. */
export function unzipFirst(archive: Buffer, largestBytes: number): string {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + END_LENGTH > archive.length || archive.readUInt32LE(end) !== END_SIGNATURE)
    throw new Error('The file is no zip archive');
  const entry = archive.readUInt32LE(end + 16);
  if (entry + 46 > archive.length || archive.readUInt32LE(entry) !== DIRECTORY_SIGNATURE)
    throw new Error('The zip archive has no directory');
  const method = archive.readUInt16LE(entry + 10);
  const packedBytes = archive.readUInt32LE(entry + 20);
  const header = archive.readUInt32LE(entry + 42);
  if (header + LOCAL_LENGTH > archive.length) throw new Error('The zip archive is cut off');
  const names = archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const from = header + LOCAL_LENGTH + names;
  const packed = archive.subarray(from, from + packedBytes);
  if (method === STORED) return packed.toString('utf8');
  if (method !== DEFLATED) throw new Error(`The zip archive is packed by method ${method}`);
  return inflateRawSync(packed, { maxOutputLength: largestBytes }).toString('utf8');
}
