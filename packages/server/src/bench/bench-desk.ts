import { realClock, VirtualClock } from '@orderwatch/clock';
import { nseCalendar2026 } from '@orderwatch/core';
import type { AccountBroker } from '../brokers/account-broker.ts';
import type { Db } from '../db/connect.ts';
import { createDesk, type RunningDesk } from '../desk/create-desk.ts';
import type { CycleReport } from '../desk/desk.ts';
import { systemRandom } from '../ids.ts';
import { silentLog } from '../log.ts';
import { type BenchAccount, recordAccount } from './bench-account.ts';
import type { BenchDatabase } from './bench-database.ts';
import { timeMs } from './measure.ts';

/** Friday 2026-08-21, 10:00 in India. */
export const MORNING_MS = Date.UTC(2026, 7, 21, 4, 30);
const LEASE_MS = 3_600_000;
/** Too little for the desk's own timers: it reads when it is told to, and at no other time. */
const STEP_MS = 1;

export interface BenchDesk {
  readonly clock: VirtualClock;
  readonly database: BenchDatabase;
  readonly accounts: readonly BenchAccount[];
  readonly desk: RunningDesk;
  /** One cycle of an account, from the answer's bytes to the end of the write. Throws when it was not what it should be. */
  cycle(account: BenchAccount, expectedChanges: number): Promise<{ readonly ms: number }>;
  close(): Promise<void>;
}

export interface BenchDeskOptions {
  readonly database: BenchDatabase;
  readonly accounts: number;
  readonly orders: number;
  readonly variety?: 'amo' | 'regular';
}

/**
 * The product's own desk over accounts whose orders the broker has taken and shown: each account's book is loaded and
 * every row of it known when this resolves.
 */
export async function openBenchDesk(options: BenchDeskOptions): Promise<BenchDesk> {
  const { database, orders, variety = 'regular' } = options;
  const clock = new VirtualClock(MORNING_MS);
  const accounts: BenchAccount[] = [];
  for (let count = 0; count < options.accounts; count += 1) {
    const account = await recordAccount({ db: database.db, clock, orders, variety });
    account.canned.show(account.write(account.placed.map(({ shown }) => shown)));
    accounts.push(account);
  }
  await database.pool.query('analyze');
  const brokers = new Map(accounts.map((account) => [String(account.id), account.canned.broker]));
  const desk = startableDesk(database.db, clock, brokers);
  await desk.start();
  await settle(desk);
  return {
    clock,
    database,
    accounts,
    desk,
    async cycle(account, expectedChanges) {
      await clock.advanceBy(STEP_MS);
      let report: CycleReport | undefined;
      const ms = await timeMs(async () => {
        report = await desk.runCycle(account.id);
      });
      if (report?.performed !== true || report.changedOrders.length !== expectedChanges) {
        throw new Error(
          `${expectedChanges} changes were expected, ${report?.changedOrders.length} came: ${report?.detail}`,
        );
      }
      return { ms };
    },
    close: () => desk.stop(),
  };
}

/** A desk that takes the lease from whoever held it, as after a restart on the same machine. */
export function startableDesk(
  db: Db,
  clock: VirtualClock,
  brokers: ReadonlyMap<string, AccountBroker>,
  onCycle: (report: CycleReport) => void = () => {},
): RunningDesk {
  return createDesk({
    db,
    clock,
    random: systemRandom,
    calendar: nseCalendar2026(),
    log: silentLog,
    openBroker: async ({ id }) => brokers.get(id) ?? null,
    leaseTiming: { clock: realClock, ttlMs: LEASE_MS, renewEveryMs: null, nowMs: null },
    share: null,
    instanceId: `bench-${systemRandom(4).join('-')}`,
    installation: 'B1',
    notices: null,
    isDeadInstance: () => true,
    measureMs: () => realClock.monotonicMs(),
    onCycle,
  });
}

/** The desk opens brokers and reads for the first time behind its start: until nothing is under way any more. */
async function settle(desk: RunningDesk): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await realClock.sleep(50);
    await desk.idle();
  }
}
