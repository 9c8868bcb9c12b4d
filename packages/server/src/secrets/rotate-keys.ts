import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { addKey, dropKeys } from './change-key-file.ts';
import { type KeyRing, loadKeyRing } from './key-file.ts';
import type { SealedRow } from './sealed-place.ts';
import { SEALED_PLACES } from './sealed-places.ts';

/** Any number that nothing else of ours locks. */
export const LOCK = 7_265_142;
const LOCK_WAIT = '2s';
const LOCK_NOT_AVAILABLE = '55P03';

export interface SecretsState {
  readonly currentVersion: number;
  /** The keys in the file, and how many secrets each of them seals. */
  readonly keys: readonly { readonly version: number; readonly secrets: number }[];
  /** What this key file does not open, by name. */
  readonly unreadable: readonly string[];
}

export interface Rotation extends SecretsState {
  /** Whether this call added the key, or went on with one that an earlier call added and could not finish. */
  readonly began: boolean;
  readonly sealedAnew: number;
}

/** Another call is rotating the keys of this installation at this moment. */
export class RotationRunning extends Error {}

/**
 * Seals every secret with a new key. Each row is one statement, and each row says which key opens it, so that a call
 * that is cut off anywhere leaves everything readable, and the next call goes on where it ended, with the same key.
 * Programs that run meanwhile follow the key file and need no restart.
 */
export function rotateKeys(db: Db, file: string): Promise<Rotation> {
  return alone(db, async (one) => {
    const ring = await loadKeyRing(file);
    const resumed = await sealWhatIsOlder(one, ring);
    if (resumed === 0) await addKey(file);
    const sealedAnew = resumed === 0 ? await sealWhatIsOlder(one, ring) : resumed;
    return { began: resumed === 0, sealedAnew, ...(await stateOf(one, file)) };
  });
}

async function sealWhatIsOlder(db: Db, ring: KeyRing): Promise<number> {
  const unreadable = new Set<string>();
  let sealed = 0;
  // Again until nothing is left: a program that runs may have sealed with the older key a moment ago.
  for (;;) {
    const rows = await loadAll(db);
    const due = rows.filter(({ name, keyVersion }) => keyVersion !== ring.current && !unreadable.has(name));
    if (due.length === 0) return sealed;
    for (const row of due) {
      if (await row.sealAnew(ring)) sealed += 1;
      else unreadable.add(row.name);
    }
  }
}

/**
 * Takes every key but the current one out of the file. Refused, by an empty list, as long as one of them seals
 * something. Backups of the database that are older than the rotation lose their secrets by it.
 */
export function dropOldKeys(
  db: Db,
  file: string,
): Promise<{ readonly dropped: readonly number[]; readonly needed: SecretsState['keys'] }> {
  return alone(db, async (one) => {
    const { keys, currentVersion } = await stateOf(one, file);
    const old = keys.filter(({ version }) => version !== currentVersion);
    const needed = old.filter(({ secrets }) => secrets > 0);
    const dropped = needed.length > 0 ? [] : old.map(({ version }) => version);
    if (dropped.length > 0) await dropKeys(file, dropped);
    return { dropped, needed };
  });
}

/** Which keys there are, and what they seal. Nothing is changed. */
export function secretsState(db: Db, file: string): Promise<SecretsState> {
  return stateOf(db, file);
}

async function stateOf(db: Db, file: string): Promise<SecretsState> {
  const ring = await loadKeyRing(file);
  const rows = await loadAll(db);
  return {
    currentVersion: ring.current,
    keys: ring.versions.map((version) => ({
      version,
      secrets: rows.filter(({ keyVersion }) => keyVersion === version).length,
    })),
    unreadable: rows.filter(({ keyVersion }) => !ring.find(keyVersion)).map(({ name }) => name),
  };
}

async function loadAll(db: Db): Promise<readonly SealedRow[]> {
  const rows: SealedRow[] = [];
  for (const { load } of SEALED_PLACES) rows.push(...(await load(db)));
  return rows;
}

/** The lock ends with the connection, so a call that dies leaves none behind, once the database has noticed it. */
function alone<T>(db: Db, work: (one: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (one) => {
    await sql`select set_config('lock_timeout', ${LOCK_WAIT}, false)`.execute(one);
    try {
      await sql`select pg_advisory_lock(${LOCK})`.execute(one);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE)) throw error;
      throw new RotationRunning('The keys are being changed at this moment.');
    } finally {
      await sql`reset lock_timeout`.execute(one);
    }
    try {
      return await work(one);
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(one);
    }
  });
}
