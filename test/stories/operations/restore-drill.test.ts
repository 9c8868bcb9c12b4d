import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { restoreBackup } from '../../../packages/server/src/backup/restore-backup.ts';
import { writeBackup } from '../../../packages/server/src/backup/write-backup.ts';
import { dropEverything } from '../../../packages/server/src/db/backup/drop-everything.ts';
import { openDatabase } from '../../../packages/server/src/db/connect.ts';
import { verifyChain } from '../../../packages/server/src/db/events/verify-chain.ts';
import type { StepName } from '../../../packages/server/src/desk/steps.ts';
import { createIds } from '../../../packages/server/src/ids.ts';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

/** A backup made in the middle of placing SBIN; CIPLA is ordered after it; then the database is lost and brought back. */
async function loseTheDatabase(step: StepName) {
  const folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-drill-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'drill.owb.gz');
  const during = { reached: async (_: StepName): Promise<void> => {} };
  const day = await startTradingDay({
    leaseMs: 30_000,
    account: { cashPaise: 500_000_000 },
    first: { instanceId: 'first', reached: (at) => during.reached(at) },
  });
  const { databaseUrl: url } = day;
  during.reached = async (at) => {
    if (at !== step) return;
    during.reached = async () => {};
    const release = day.clock.hold();
    await writeBackup(url, file, day.clock.nowMs());
    release();
  };
  await day.until('16:05:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  await day.until('16:06:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'CIPLA' }]));
  expect(day.placements()).toBe(2);

  day.desk.abandon();
  await day.desk.idle();
  const ruin = openDatabase({ url, maxConnections: 1 });
  await ruin.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  await dropEverything(ruin.db);
  await ruin.close();

  const restored = await restoreBackup({
    url,
    file,
    replace: false,
    acceptBrokenHistory: false,
    ids: createIds(),
    nowMs: day.clock.nowMs(),
  });
  expect(restored).toMatchObject({ ok: true, value: { accounts: 1 } });
  const desk = await day.startDesk({ instanceId: 'second' });
  await day.until('16:08:00', EVENING);
  return { day, desk };
}

describe('a database that is lost in the middle of a day and brought back from a backup', () => {
  it.each<StepName>(['placement:recorded', 'placement:sending', 'placement:answered'])(
    'made at %s loses no order and doubles none',
    async (step) => {
      const { day, desk } = await loseTheDatabase(step);
      const { accountId } = day.account;
      // What was on its way is found by its tag, what came after the backup by the book; neither is sent again.
      expect(await day.order('SBIN')).toMatchObject({ status: 'amo', origin: 'system' });
      expect(await day.order('CIPLA')).toMatchObject({ status: 'amo', origin: 'external' });

      // Nobody places before a person has looked, whoever asks.
      const file = await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }, { symbol: 'ITC' }]);
      await day.place(file, { desk });
      expect(day.placements()).toBe(2);
      await desk.resume(accountId, 'cli');
      await day.place(file, { desk });
      const orders = await day.orders();
      expect(orders.map(({ symbol, status }) => `${symbol} ${status}`).sort()).toEqual([
        'CIPLA amo',
        'ITC amo',
        'SBIN amo',
      ]);
      expect(day.placements()).toBe(3);

      await day.until('09:20:00');
      const there = day.simulator.broker.orders(day.account.ucc);
      const here = await day.attempts();
      expect(here.map((attempt) => attempt.broker_order_id).sort()).toEqual(
        there.map(({ orderNumber }) => orderNumber).sort(),
      );
      expect(await verifyChain(day.database.db, accountId)).toMatchObject({ firstBroken: null });
    },
  );
});
