import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { unplacedTold } from '../../support/notices-of.ts';
import { placeByHand } from '../../support/place-by-hand.ts';
import { EVENING, istMs, startTradingDay } from '../../support/trading-day.ts';

const FILE = `ticker,status,final_verdict,combined_score,last_close,avg_vol
SBIN.NS,success,buy,61,1040.15,5000000
CIPLA.NS,success,avoid,12,1500.00,5000000
`;

async function folderWith(name: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-picks-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, 'bulk_analysis_final_20260819_160000.csv'), 'old');
  await writeFile(path.join(folder, name), FILE);
  return folder;
}

describe('a placement run', () => {
  it('asked for twice with one file buys nothing twice', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    const file = await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]);
    await day.place(file);
    const second = await day.place(file);
    expect((await day.run(second)).rows.map((row) => [row.outcome, row.reason_code])).toEqual([
      ['skipped', 'working_order_exists'],
      ['skipped', 'working_order_exists'],
    ]);
    expect(day.placements()).toBe(2);
  });

  it('with a file that overlaps another buys only what is new', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
    const second = await day.place(await day.recommend([{ symbol: 'CIPLA' }, { symbol: 'TCS' }]));
    expect((await day.run(second)).rows.map((row) => row.outcome)).toEqual(['skipped', 'placed']);
    expect(day.placements()).toBe(3);
  });

  it('asked for twice at the same moment buys nothing twice', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    const file = await day.recommend([{ symbol: 'SBIN' }]);
    await Promise.all([day.place(file), day.place(file), day.place(file)]);
    expect(day.placements()).toBe(1);
    expect(await day.orders()).toHaveLength(1);
  });

  it('that is dry decides the same, and sends and records nothing', async () => {
    const day = await startTradingDay({ account: { cashPaise: 15_000_000 } });
    await day.until('16:05:00', EVENING);
    const file = await day.recommend([
      { symbol: 'SBIN' },
      { symbol: 'CIPLA' },
      { symbol: 'NOSUCH', lastClose: '10.00' },
    ]);
    const dry = await day.run(await day.place(file, { dryRun: true }));
    expect(dry.rows.map((row) => [row.outcome, row.reason_code])).toEqual([
      ['would_place', null],
      ['would_queue', 'insufficient_balance'],
      ['skipped', 'not_in_scrip_master'],
    ]);
    expect(day.placements()).toBe(0);
    expect(await day.orders()).toHaveLength(0);
  });

  it('queues what the cash does not cover, with the shortfall and the end of its time', async () => {
    const day = await startTradingDay({ account: { cashPaise: 15_000_000 } });
    await day.until('16:05:00', EVENING);
    const run = await day.run(
      await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }])),
    );
    expect(run.rows.map((row) => row.outcome)).toEqual(['placed', 'queued']);
    const queued = await day.order('CIPLA');
    expect(queued).toMatchObject({
      status: 'retry_pending',
      reason_code: 'insufficient_balance',
      retry_expires_at: Date.parse('2026-08-21T10:00:00Z'),
    });
    expect(queued.shortfall).toBeGreaterThan(0);
    expect(queued.required_cash).toBe((queued.available_cash ?? 0) + (queued.shortfall ?? 0));
    expect(day.placements()).toBe(1);

    await day.until('15:29:59');
    expect((await day.order('CIPLA')).status).toBe('retry_pending');
    await day.until('15:30:01');
    expect(await day.order('CIPLA')).toMatchObject({ status: 'cancelled', cancelled_by: 'expiry' });
  });

  it('refuses a file without the columns it needs, and says which', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    const { db } = day.database;
    const file = await day.recommend([{ symbol: 'SBIN' }]);
    await db
      .updateTable('recommendation_files')
      .set({ header: JSON.stringify(['name', 'price']), rows: JSON.stringify([]) })
      .execute();
    const runId = await day.place(file);
    expect(await day.run(runId)).toMatchObject({ state: 'refused', refusal_code: 'missing_columns' });
    expect(day.placements()).toBe(0);
  });

  it('is refused while the book cannot be read, so that nobody buys blindly', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.faults.add({ kind: 'status', status: 503, operation: 'orders' });
    const runId = await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    expect(await day.run(runId)).toMatchObject({ state: 'refused', refusal_code: 'book_unavailable' });
    expect(day.placements()).toBe(0);
  });

  it('is refused for a paused account until it is resumed', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    const file = await day.recommend([{ symbol: 'SBIN' }]);
    await day.desk.pause(day.account.accountId, 'web');
    expect(await day.run(await day.place(file))).toMatchObject({
      state: 'refused',
      refusal_code: 'account_paused',
    });
    await day.desk.resume(day.account.accountId, 'web');
    expect(await day.run(await day.place(file))).toMatchObject({ state: 'done' });
    expect(day.placements()).toBe(1);
  });

  it('of a read-only account can be tried dry, and is refused otherwise', async () => {
    const day = await startTradingDay({ account: { mode: 'read-only' } });
    await day.until('16:05:00', EVENING);
    const file = await day.recommend([{ symbol: 'SBIN' }]);
    expect(await day.run(await day.place(file))).toMatchObject({
      state: 'refused',
      refusal_code: 'read_only',
    });
    expect((await day.run(await day.place(file, { dryRun: true }))).rows).toMatchObject([
      { outcome: 'would_place' },
    ]);
    expect(day.placements()).toBe(0);
  });
});

describe('the daily placement', () => {
  it('reads the newest file of the folder at the time of the account, once', async () => {
    const folder = await folderWith('bulk_analysis_final_20260820_160000.csv');
    const day = await startTradingDay({ account: { settings: { recommendations_path: folder } } });
    await day.until('16:04:59', EVENING);
    expect(await day.orders()).toHaveLength(0);
    await day.until('16:05:30', EVENING);
    expect(await day.orders()).toMatchObject([{ symbol: 'SBIN', status: 'amo' }]);
    await day.until('16:00:00');
    expect(day.placements()).toBe(1);
  });

  it('is caught up after a late start while its orders still join the same session', async () => {
    const folder = await folderWith('bulk_analysis_final_20260820_160000.csv');
    const day = await startTradingDay({
      idle: true,
      account: { settings: { recommendations_path: folder } },
    });
    await day.until('06:30:00');
    await day.desk.start();
    await day.clock.settle();
    await day.until('06:30:05');
    expect(await day.orders()).toMatchObject([{ symbol: 'SBIN', status: 'amo' }]);
    expect(day.placements()).toBe(1);
  });

  it('that is refused at its time is told once, with the reason', async () => {
    const folder = await folderWith('bulk_analysis_final_20260820_160000.csv');
    const day = await startTradingDay({ account: { settings: { recommendations_path: folder } } });
    day.simulator.faults.add({
      kind: 'status',
      status: 503,
      operation: 'orders',
      untilMs: istMs('16:20:00', EVENING),
    });
    await day.until('17:00:00', EVENING);
    expect(day.placements()).toBe(0);
    expect(await unplacedTold(day)).toMatchObject([
      { severity: 'high', body: { refused: 'book_unavailable', carriedOn: false } },
    ]);
  });

  it('whose time passed while nobody was there is told once', async () => {
    const folder = await folderWith('bulk_analysis_final_20260820_160000.csv');
    const day = await startTradingDay({
      leaseMs: 30_000,
      first: { instanceId: 'first' },
      account: { settings: { recommendations_path: folder } },
    });
    await day.until('16:04:00', EVENING);
    day.desk.abandon();
    await day.until('10:00:00');
    await day.startDesk({ instanceId: 'second' });
    await day.until('10:05:00');
    expect(day.placements()).toBe(0);
    expect(await unplacedTold(day)).toMatchObject([
      { severity: 'high', body: { refused: 'missed', day: EVENING } },
    ]);
  });

  it('that is too late is not made up for by the next session', async () => {
    const folder = await folderWith('bulk_analysis_final_20260820_160000.csv');
    const day = await startTradingDay({
      idle: true,
      account: { settings: { recommendations_path: folder } },
    });
    await day.until('10:00:00');
    await day.desk.start();
    await day.until('10:05:00');
    expect(await day.orders()).toHaveLength(0);
    expect(day.desk.comingActions(day.account.accountId)).not.toEqual([]);
  });
});

describe('another program on the account', () => {
  it('stops placing until a person confirms', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    const answer = placeByHand(
      day,
      {
        tradingSymbol: 'TCS-EQ',
        orderType: 'L',
        quantity: 1,
        pricePaise: day.simulator.broker.instrument('nse_cm', 'TCS-EQ')?.previousClosePaise ?? 0,
        amo: true,
        tag: 'SOMEBODY-ELSE',
      },
      'api',
    );
    expect(answer.kind).toBe('acknowledged');
    await day.until('16:06:00', EVENING);
    const file = await day.recommend([{ symbol: 'SBIN' }]);
    expect(await day.run(await day.place(file))).toMatchObject({
      state: 'refused',
      refusal_code: 'placing_stopped',
    });
    await day.desk.resume(day.account.accountId, 'web');
    expect(await day.run(await day.place(file))).toMatchObject({ state: 'done' });
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
  });
});
