import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

interface ReplaceOptions {
  readonly keepRights?: boolean;
  readonly isWanted?: () => Promise<boolean>;
}

/**
 * Replaces a file whole: readers see the old one or the new one, never a part, and after a power cut one of the two is
 * there. The pieces go to a file beside it, to the disk, and then under its name. Only its owner may read it; with `keepRights`,
 * whoever could read and write the one that it replaces. `isWanted` is asked when only the name is left to be changed. Returns
 * false when it said no, and the file is as it was.
 */
export async function replaceFile(
  target: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  { keepRights = false, isWanted }: ReplaceOptions = {},
): Promise<boolean> {
  const beside = `${target}.${process.pid}.part`;
  try {
    // What an earlier crash left is not opened: it may have other rights than a new file.
    await rm(beside, { force: true });
    const handle = await open(beside, 'wx', 0o600);
    try {
      if (keepRights) await takeRights(handle, target);
      let gathered = '';
      for await (const piece of pieces) {
        gathered += piece;
        if (gathered.length < GATHER) continue;
        await handle.appendFile(gathered);
        gathered = '';
      }
      await handle.appendFile(gathered);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (isWanted && !(await isWanted())) {
      await rm(beside, { force: true });
      return false;
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(path.dirname(target));
  return true;
}

const GATHER = 64 * 1_024;

async function takeRights(handle: FileHandle, target: string): Promise<void> {
  const before = await stat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (before === null) return;
  // Nobody but root gives files away; whoever may not keeps it, and the rights make up for it.
  await handle.chown(before.uid, before.gid).catch(() => {});
  await handle.chmod(before.mode & 0o777);
}

/** The name itself is on the disk only when its folder is. Windows knows no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
