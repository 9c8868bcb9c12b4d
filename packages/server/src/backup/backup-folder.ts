import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const ENDING = '.owb.gz';
/** Made by the program itself, before an upgrade, by a timer, or before a restore. These alone are ever taken away. */
const BY_ITSELF = 'auto';

export function backupFolder(dataDir: string): string {
  return path.join(dataDir, 'backups');
}

/** `orderwatch-2026-08-21T10-35-00Z.owb.gz`; what the program makes by itself has `auto` and why in its name. */
export function backupFile(
  dataDir: string,
  nowMs: number,
  why: 'by-hand' | 'scheduled' | 'upgrade' | 'restore',
): string {
  const at = new Date(nowMs)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
  const name = why === 'by-hand' ? `orderwatch-${at}` : `orderwatch-${BY_ITSELF}-${at}-${why}`;
  return path.join(backupFolder(dataDir), `${name}${ENDING}`);
}

export interface KeptBackup {
  readonly file: string;
  readonly bytes: number;
  readonly byItself: boolean;
  /** By its name, whose seconds are whole; of a name without a time when the file was last written. */
  readonly madeAtMs: number;
}

/** Whole backups in the folder, newest first by their names' times. */
export async function listBackups(dataDir: string): Promise<readonly KeptBackup[]> {
  const folder = backupFolder(dataDir);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const own = names.filter((name) => name.startsWith('orderwatch-') && name.endsWith(ENDING));
  const byItself = (name: string): boolean => name.startsWith(`orderwatch-${BY_ITSELF}-`);
  const timeOf = (name: string): string =>
    name.slice(`orderwatch-${byItself(name) ? `${BY_ITSELF}-` : ''}`.length);
  own.sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
  return Promise.all(
    own.map(async (name) => {
      const file = path.join(folder, name);
      const { size, mtimeMs } = await stat(file);
      const madeAtMs = momentOf(timeOf(name)) ?? Math.round(mtimeMs);
      return { file, bytes: size, byItself: byItself(name), madeAtMs };
    }),
  );
}

function momentOf(text: string): number | undefined {
  const [, day, hour, minute, second] = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z/.exec(text) ?? [];
  const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** Takes away the oldest of those that the program made by itself, so that `keep` of them stay. */
export async function pruneBackups(dataDir: string, keep: number): Promise<readonly string[]> {
  const old = (await listBackups(dataDir)).filter(({ byItself }) => byItself).slice(keep);
  for (const { file } of old) await rm(file, { force: true });
  return old.map(({ file }) => file);
}
