import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unzipFirst } from './unzip-first.ts';

const TEXT = 'TradDt,ISIN\n2026-08-21,INE062A01020\n';

/** An archive with one entry, as the exchange's are. */
function zip(text: string, method: 0 | 8): Buffer {
  const packed = method === 8 ? deflateRawSync(text) : Buffer.from(text);
  const name = Buffer.from('file.csv');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(method, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  const directory = Buffer.alloc(46);
  directory.writeUInt32LE(0x02014b50, 0);
  directory.writeUInt16LE(method, 10);
  directory.writeUInt32LE(packed.length, 20);
  directory.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, directory, name, end]);
}

describe('the first file of a zip archive', () => {
  it.each([0, 8] as const)('is read when it is packed by method %d', (method) => {
    expect(unzipFirst(zip(TEXT, method), 1_000)).toBe(TEXT);
  });

  it.each([
    ['what is no archive', Buffer.from('<html></html>')],
    ['nothing', Buffer.alloc(0)],
    ['an archive that was cut off', zip(TEXT, 8).subarray(40)],
    ['one that unpacks to more than is allowed', zip('x'.repeat(2_000), 8)],
  ])('is refused from %s', (_name, archive) => {
    expect(() => unzipFirst(archive, 1_000)).toThrow();
  });
});
