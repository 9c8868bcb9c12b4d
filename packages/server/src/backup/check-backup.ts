import { stat } from 'node:fs/promises';
import { err, ok, type Result } from '@orderwatch/core';
import { type BackupHeader, type BackupManifest, DamagedBackup, type TableSum } from './format.ts';
import { readBackup } from './read-backup.ts';
import { createRowSum } from './sum-rows.ts';

export interface CheckedBackup {
  readonly header: BackupHeader;
  readonly manifest: BackupManifest;
  readonly bytes: number;
}

export type BackupFault =
  | { readonly kind: 'missing'; readonly words: string }
  | { readonly kind: 'damaged'; readonly words: string };

/** Reads the whole file and holds every table against the manifest. Touches no database. */
export async function checkBackup(file: string): Promise<Result<CheckedBackup, BackupFault>> {
  try {
    const { size } = await stat(file);
    const reader = await readBackup(file);
    const sums: TableSum[] = [];
    for await (const { table, rows } of reader.tables()) {
      const sum = createRowSum();
      for await (const chunk of rows) sum.add(chunk);
      sums.push({ table: table.table, ...sum.end() });
    }
    const manifest = reader.manifest();
    if (!sameSums(sums, manifest.tables)) throw new DamagedBackup('its rows are not those that were written');
    return ok({ header: reader.header, manifest, bytes: size });
  } catch (error) {
    if (error instanceof DamagedBackup) return err({ kind: 'damaged', words: error.message });
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      return err({ kind: 'missing', words: error.message });
    }
    throw error;
  }
}

/** Whether the same tables have the same rows. */
export function sameSums(some: readonly TableSum[], others: readonly TableSum[]): boolean {
  const key = (sums: readonly TableSum[]): string =>
    sums
      .map(({ table, rows, sha256 }) => `${table} ${rows} ${sha256}`)
      .sort()
      .join('\n');
  return key(some) === key(others);
}
