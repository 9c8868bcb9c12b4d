import { z } from 'zod';

/**
 * A backup is one gzip file of lines: a header, each table as `{"table": …}` with its rows in COPY's text format up to a
 * line `\.`, and at the end a manifest with the number of rows and the SHA-256 of each table and of all before it. A file
 * that was cut off has no manifest, so it is never taken for a whole one.
 */
export const FORMAT = 'orderwatch-backup';
export const FORMAT_VERSION = 1;
export const END_OF_ROWS = Buffer.from('\\.');

export const backupHeader = z.object({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  made_at: z.iso.datetime(),
  /** The version of the program that made it. */
  program: z.string(),
  postgres: z.string(),
  /** Those that were applied, oldest first. */
  migrations: z.array(z.string()).min(1),
});
export type BackupHeader = z.infer<typeof backupHeader>;

export const tableHeader = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
export type TableHeader = z.infer<typeof tableHeader>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const tableSum = z.object({ table: z.string(), rows: z.int().min(0), sha256 });
export type TableSum = z.infer<typeof tableSum>;

export const backupManifest = z.object({
  tables: z.array(tableSum),
  /** Of every byte before the manifest's line. */
  sha256,
});
export type BackupManifest = z.infer<typeof backupManifest>;

/** Reading a file fails in so many ways that only the outermost reader makes values of it. */
export class DamagedBackup extends Error {}
