import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { ImportReport } from './import-legacy.ts';
import { sumFile } from './sum-file.ts';

/**
 * Takes the imported files out of the earlier system's folder. Each only when its copy has the checksum that was read, and
 * when it has not changed since: what was written to it in between is not in the copy. Returns what was left standing.
 */
export async function removeArchived({ sources, backup }: ImportReport): Promise<readonly string[]> {
  const left: string[] = [];
  for (const [index, { path: file, sha256 }] of sources.entries()) {
    const copy = backup?.files[index];
    if (file === null || backup === null || copy === undefined) continue;
    const same =
      (await sumFile(path.join(backup.folder, copy.name))).sha256 === sha256 &&
      (await sumFile(file)).sha256 === sha256;
    if (same) await rm(file);
    else left.push(file);
  }
  return left;
}
