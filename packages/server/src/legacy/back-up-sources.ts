import { copyFile, mkdir, open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReadSource } from './source-row.ts';
import { sumFile } from './sum-file.ts';

/** Where the sources of an import were copied to, with the checksum of each. */
export interface SourceBackup {
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
}

/** The source changed between reading and copying: the older program is still writing. */
export class SourceMoved extends Error {}

/**
 * Copies the sources into a folder of their own, each with its checksum in `SHA256SUMS` (for `sha256sum -c`), and waits
 * until they are on the disk. A copy that is not what was read stops the import. Of a database its rows are kept.
 */
export async function backUpSources(folder: string, sources: readonly ReadSource[]): Promise<SourceBackup> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files: { name: string; sha256: string; bytes: number }[] = [];
  for (const [index, read] of sources.entries()) {
    const { source } = read;
    const name = `${String(index + 1).padStart(2, '0')}-${source.name.replace(/[^A-Za-z0-9._-]/g, '_')}`;
    const target = path.join(folder, source.path === null ? `${name}.jsonl` : name);
    if (source.path === null) {
      await writeLines(target, read.texts(target));
    } else {
      await copyFile(source.path, target);
    }
    const { sha256, bytes } = await sumFile(target);
    if (source.path !== null && sha256 !== source.sha256)
      throw new SourceMoved(
        `${source.path} changed while it was read. Stop the earlier system, then import again.`,
      );
    await flush(target);
    files.push({ name: path.basename(target), sha256, bytes });
  }
  const sums = path.join(folder, 'SHA256SUMS');
  await writeFile(sums, files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''), { mode: 0o600 });
  await flush(sums);
  await flush(folder);
  return { folder, files };
}

async function writeLines(target: string, lines: AsyncIterable<string>): Promise<void> {
  const handle = await open(target, 'w', 0o600);
  try {
    for await (const line of lines) await handle.write(`${line}\n`);
  } finally {
    await handle.close();
  }
}

async function flush(target: string): Promise<void> {
  const handle = await open(target, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
