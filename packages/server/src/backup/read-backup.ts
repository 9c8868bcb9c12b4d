import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import {
  type BackupHeader,
  type BackupManifest,
  backupHeader,
  backupManifest,
  DamagedBackup,
  END_OF_ROWS,
  type TableHeader,
  tableHeader,
} from './format.ts';

export interface BackupReader {
  readonly header: BackupHeader;
  /** Each table's rows must be read to their end before the next table is asked for. */
  tables(): AsyncGenerator<{ readonly table: TableHeader; readonly rows: AsyncGenerator<Buffer> }>;
  /** After the last table. */
  manifest(): BackupManifest;
}

const LINE_BREAK = 0x0a;
/** Headers are short; a longer line is not one. */
const HEADER_BYTES_MAX = 1_000_000;

/** Opens a backup and reads it once, in order. Throws `DamagedBackup` at whatever is not as it was written. */
export async function readBackup(file: string): Promise<BackupReader> {
  const lines = createLines(file);
  const header = parse(backupHeader, await lines.next(), 'its first line is not a header');
  let manifest: BackupManifest | undefined;
  async function* tables() {
    for (;;) {
      const before = lines.sha256();
      const line = await lines.next();
      const isTable = line.subarray(0, 9).toString() === '{"table":';
      if (!isTable) {
        manifest = parse(backupManifest, line, 'its last line is not a manifest');
        if (manifest.sha256 !== before) throw new DamagedBackup('its bytes are not those that were written');
        return await lines.end();
      }
      const table = parse(tableHeader, line, 'a table has no header');
      yield { table, rows: lines.rows() };
    }
  }
  return {
    header,
    tables,
    manifest() {
      if (!manifest) throw new Error('The backup was not read to its end');
      return manifest;
    },
  };
}

function parse<T>(schema: z.ZodType<T>, line: Buffer, fault: string): T {
  try {
    return schema.parse(JSON.parse(line.toString()));
  } catch (error) {
    throw new DamagedBackup(fault, { cause: error });
  }
}

function createLines(file: string) {
  const gunzip = createGunzip();
  pipeline(createReadStream(file), gunzip, () => {});
  const chunks = gunzip[Symbol.asyncIterator]();
  const hash = createHash('sha256');
  let held: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    const next = await chunks.next().catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'EISDIR') throw error;
      throw new DamagedBackup('it cannot be unpacked', { cause: error });
    });
    if (next.done) return false;
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    return true;
  }

  function take(bytes: number): Buffer {
    const taken = held.subarray(0, bytes);
    hash.update(taken);
    held = held.subarray(bytes);
    return taken;
  }

  async function next(): Promise<Buffer> {
    let end = held.indexOf(LINE_BREAK);
    while (end === -1) {
      if (held.length > HEADER_BYTES_MAX || !(await more())) throw new DamagedBackup('it ends too early');
      end = held.indexOf(LINE_BREAK);
    }
    return take(end + 1).subarray(0, end);
  }

  /** Whole lines, in pieces as they come, up to the line that ends the rows. */
  async function* rows(): AsyncGenerator<Buffer> {
    for (;;) {
      let at = 0;
      for (let end = held.indexOf(LINE_BREAK, at); end !== -1; end = held.indexOf(LINE_BREAK, at)) {
        if (end - at === END_OF_ROWS.length && held.subarray(at, end).equals(END_OF_ROWS)) {
          if (at > 0) yield take(at);
          take(END_OF_ROWS.length + 1);
          return;
        }
        at = end + 1;
      }
      if (at > 0) yield take(at);
      if (!(await more())) throw new DamagedBackup('it ends too early');
    }
  }

  return {
    next,
    rows,
    sha256: () => hash.copy().digest('hex'),
    async end(): Promise<void> {
      if (held.length > 0 || (await more())) throw new DamagedBackup('something stands behind its end');
    },
  };
}
