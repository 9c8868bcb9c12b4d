import type { Clock } from '@orderwatch/clock';
import {
  type AccountId,
  compareRows,
  istDayNumber,
  type RowDifference,
  rowNumber,
  type TradingCalendar,
  type UserId,
} from '@orderwatch/core';
import type { LegacyMode } from '../../config/legacy-keys.ts';
import type { Db } from '../../db/connect.ts';
import { findOwnNumbers } from '../../db/legacy/find-own-numbers.ts';
import type { RunningDesk } from '../../desk/create-desk.ts';
import type { Ids } from '../../ids.ts';
import type { Log } from '../../log.ts';
import { coalesce } from './coalesce.ts';
import { loadMirrorRows, underTheirNumbers } from './mirror-rows.ts';
import { type Taken, takeMissing } from './take-missing.ts';
import { readTrackerFile, stampOf, trackerPath } from './tracker-file.ts';
import { writeMirror } from './write-mirror.ts';

export interface LegacyBridgeOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly calendar: TradingCalendar;
  readonly ids: Ids;
  readonly log: Log;
  readonly desk: Pick<RunningDesk, 'onChange' | 'writeUnderLease'>;
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly mode: Exclude<LegacyMode, 'db-only'>;
  readonly dir: string;
  readonly dataDir: string;
}

/** What the Health page tells of the older file and the database beside each other. */
export interface LegacyStatus {
  readonly mode: LegacyMode;
  readonly dir: string;
  readonly ordersInDatabase: number;
  readonly ordersInFile: number;
  readonly differences: readonly RowDifference[];
  readonly lastWrittenAtMs: number | null;
  readonly lastReadAtMs: number | null;
  /** Orders that came from the file since the start. */
  readonly takenOver: number;
  /** Rows of the file that are not understood, at its last reading. */
  readonly refusedRows: number;
  /** Why the file could not be read or written; null when all is well. */
  readonly problem: string | null;
}

/** Keeps the older file and the database together as the mode says, from start to stop. */
export interface LegacyBridge {
  readonly accountId: AccountId;
  readonly userId: UserId;
  /** Brings both sides together once, then goes on by itself. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Ends as a killed process would. For tests of crashes. */
  abandon(): void;
  idle(): Promise<void>;
  status(): Promise<LegacyStatus>;
}

/** How soon something that the other program wrote is seen. */
const LOOK_EVERY_MS = 15_000;

export function createLegacyBridge(options: LegacyBridgeOptions): LegacyBridge {
  const { db, clock, log, desk, accountId, userId, mode, dir, dataDir } = options;
  const seen = {
    lastWrittenAtMs: null as number | null,
    lastReadAtMs: null as number | null,
    takenOver: 0,
    refusedRows: 0,
    problem: null as string | null,
  };
  let stamp = '';
  let hasWritten = false;
  let damagedStamp: string | null = null;
  let lookedAt: string | null = null;
  let ended = false;
  let endListening = (): void => {};
  let endLooking = (): void => {};
  const work = coalesce(clock, mode === 'dual-write' ? write : read, tell);
  const looking = coalesce(clock, lookForOthers, tell);

  function tell(error: unknown): void {
    seen.problem = error instanceof Error ? error.message : String(error);
    log.error('The file of the earlier system could not be kept', { error, mode });
  }

  async function write(): Promise<void> {
    const nowMs = clock.nowMs();
    const wish = { accountId, dir, dataDir, nowMs, keepBefore: !hasWritten };
    const written = await writeMirror(db, hasWritten ? { ...wish, damagedStamp } : wish);
    damagedStamp = written.leftDamaged;
    // The next look brings it up again, once it has not changed any more.
    if (written.leftDamaged !== null) return;
    hasWritten = true;
    stamp = (await stampOf(dir)) ?? '';
    if (written.putAside !== null)
      log.warn('A damaged file of the earlier system was put aside', { file: written.putAside });
    if (written.changed) seen.lastWrittenAtMs = clock.nowMs();
    seen.problem = null;
  }

  /** What another program wrote into the file is put right, once it has stopped writing: between two looks nothing changed. */
  async function lookForOthers(): Promise<void> {
    const now = await stampOf(dir);
    if (now !== stamp && now === lookedAt) work.wake();
    lookedAt = now;
  }

  async function read(): Promise<void> {
    const now = await stampOf(dir);
    if (now === stamp) return;
    if (now === null) {
      seen.problem = `There is no ${trackerPath(dir)}`;
      return;
    }
    const taken = await takeMissing(
      { db, ids: options.ids, dataDir, writeUnderLease: (use) => desk.writeUnderLease(accountId, use) },
      dir,
      {
        accountId,
        userId,
        nowMs: clock.nowMs(),
        calendar: options.calendar,
        legacyUserId: null,
        sides: new Map(),
      },
    );
    note(taken);
    // One that cannot be read is read again when it changes; one that could not be written down, at the next look.
    if (taken.kind !== 'not_ours') stamp = now;
  }

  function note(taken: Taken): void {
    if (taken.kind === 'unreadable' && seen.problem !== taken.why)
      log.warn('The file of the earlier system cannot be read', { detail: taken.why });
    seen.problem = taken.kind === 'unreadable' ? taken.why : null;
    if (taken.kind !== 'taken') return;
    seen.lastReadAtMs = clock.nowMs();
    seen.takenOver += taken.orders;
    seen.refusedRows = taken.refused;
    if (taken.orders > 0) log.info('Orders were taken over from the earlier system', { count: taken.orders });
  }

  function lookOn(): void {
    if (ended) return;
    endLooking = clock.setTimer(LOOK_EVERY_MS, () => {
      if (mode === 'dual-read') work.wake();
      else looking.wake();
      lookOn();
    });
  }

  return {
    accountId,
    userId,
    async start() {
      work.wake();
      await work.idle();
      lookOn();
      if (mode === 'dual-write')
        endListening = desk.onChange((change) => change.accountId === accountId && work.wake());
    },
    async stop() {
      ended = true;
      endListening();
      endLooking();
      looking.end();
      await looking.idle();
      await work.idle();
      work.end();
    },
    abandon() {
      ended = true;
      endListening();
      endLooking();
      looking.end();
      work.end();
    },
    async idle() {
      await looking.idle();
      await work.idle();
    },
    async status() {
      const file = await readTrackerFile(dir);
      const ours = await loadMirrorRows(db, accountId, istDayNumber(clock.nowMs()));
      const rows = underTheirNumbers(accountId, ours, file.rows);
      const known = await findOwnNumbers(db, accountId, file.rows.map(rowNumber));
      const { inDatabase, inFile, differences } = compareRows(file.rows, rows, known);
      return {
        mode,
        dir,
        ordersInDatabase: inDatabase,
        ordersInFile: inFile,
        differences,
        ...seen,
        problem: seen.problem ?? file.fault,
      };
    },
  };
}
