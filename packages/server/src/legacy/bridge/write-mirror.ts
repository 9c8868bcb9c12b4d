import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type AccountId, istDayNumber, type JsonObject, rowNumber } from '@orderwatch/core';
import type { Db } from '../../db/connect.ts';
import { findOwnNumbers } from '../../db/legacy/find-own-numbers.ts';
import { replaceFile } from '../../replace-file.ts';
import { jsonWithLists } from '../json-with-lists.ts';
import { loadMirrorRows, underTheirNumbers } from './mirror-rows.ts';
import { readTrackerFile, stampOf, trackerPath } from './tracker-file.ts';

export interface MirrorWish {
  readonly accountId: AccountId;
  readonly dir: string;
  readonly dataDir: string;
  readonly nowMs: number;
  /** Keeps a copy of what it replaces: orders that ended long ago leave the file. */
  readonly keepBefore: boolean;
  /**
   * The stamp under which the file was damaged when it was looked at last. A damaged file with another one may be half written by a
   * program that is at it now: it is left alone. Undefined: damaged files are replaced at once.
   */
  readonly damagedStamp?: string | null;
}

export interface MirrorWritten {
  /** False when the file said all of it already. */
  readonly changed: boolean;
  /** Where a damaged file was put aside. */
  readonly putAside: string | null;
  /** The stamp of a damaged file that was left alone this time. */
  readonly leftDamaged: string | null;
}

/**
 * Makes the file say what the database says. Rows of orders that the database does not know stay as they are: another tool
 * may have written them. A file that cannot be read is put aside, whole, before it is replaced.
 */
export async function writeMirror(db: Db, wish: MirrorWish): Promise<MirrorWritten> {
  for (let round = 1; ; round += 1) {
    const written = await writeOnce(db, wish);
    if (written !== 'overtaken') return written;
    if (round === ROUNDS) throw new Error('Another program writes the file all the time');
  }
}

const ROUNDS = 10;

/** `overtaken`: another program wrote the file while its new text was being made; what it wrote must not be lost. */
async function writeOnce(db: Db, wish: MirrorWish): Promise<MirrorWritten | 'overtaken'> {
  const { accountId, dir, dataDir, nowMs } = wish;
  const stamp = await stampOf(dir);
  const present = await readTrackerFile(dir);
  const { damagedStamp } = wish;
  if (present.fault !== null && damagedStamp !== undefined && damagedStamp !== stamp)
    return { changed: false, putAside: null, leftDamaged: stamp };
  const putAside =
    present.fault === null ? null : await copyAside(dir, path.join(dataDir, 'legacy-damaged'), nowMs);
  const rows = await loadMirrorRows(db, accountId, istDayNumber(nowMs));
  const ours = underTheirNumbers(accountId, rows, present.rows);
  const foreign = await findForeignRows(db, accountId, present.rows);
  let text = '';
  for await (const piece of jsonWithLists([['orders', [...ours, ...foreign]]])) text += piece;
  if (text === present.text) return { changed: false, putAside, leftDamaged: null };
  if ((await stampOf(dir)) !== stamp) return 'overtaken';
  if (wish.keepBefore && present.text !== null && putAside === null)
    await copyAside(dir, path.join(dataDir, 'legacy-before'), nowMs);
  const isWanted = async () => (await stampOf(dir)) === stamp;
  const replaced = await replaceFile(trackerPath(dir), [text], { keepRights: true, isWanted });
  return replaced ? { changed: true, putAside, leftDamaged: null } : 'overtaken';
}

async function findForeignRows(
  db: Db,
  accountId: AccountId,
  rows: readonly JsonObject[],
): Promise<readonly JsonObject[]> {
  const own = await findOwnNumbers(db, accountId, rows.map(rowNumber));
  return rows.filter((row) => !own.has(rowNumber(row)));
}

/** A program that damages its file again and again must not fill the disk. The first is never dropped. */
const KEPT_COPIES = 50;

async function copyAside(dir: string, folder: string, nowMs: number): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const target = path.join(folder, `pending_orders-${nowMs}.json`);
  await copyFile(trackerPath(dir), target);
  const all = (await readdir(folder)).sort();
  for (const old of all.slice(1, Math.max(1, all.length - KEPT_COPIES + 1))) await rm(path.join(folder, old));
  return target;
}
