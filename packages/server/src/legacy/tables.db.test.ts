import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import initSqlite from 'sql.js';
import { describe, expect, it } from 'vitest';
import { openTakeover } from '../../../../test/support/legacy.ts';

describe('exports of tables', () => {
  it('are taken over in the older words and the newer', async () => {
    const { take, orders, statuses } = await openTakeover();
    const report = await take('tables');
    expect(report.decision?.totals).toMatchObject({ read: 12, refused: 0, skipped: 1 });
    expect(await statuses()).toEqual({
      'RELIANCE buy 10': 'retry_pending',
      'TITAN buy 3': 'cancelled',
      'INFY buy 12': 'ongoing',
      'TCS buy 5': 'rejected',
      'SBIN buy 5': 'retry_pending',
      'WIPRO sell 200': 'cancelled',
      'LT buy 4': 'cancelled',
      'HDFCBANK buy 8': 'amo',
      'ACC buy 5': 'cancelled',
      'ONGC buy 40': 'ongoing',
    });
    const flagged = (await orders()).find((order) => order.symbol === 'RELIANCE');
    expect(flagged).toMatchObject({
      shortfall: 500_000,
      required_cash: 2_450_500,
      retry_count: 2,
      reason_code: 'insufficient_balance',
    });
    expect(flagged?.retry_expires_at).toBe(Date.parse('2026-08-21T10:00:00Z'));
  });

  it('agree with the files about the same orders', async () => {
    const { take, orders } = await openTakeover();
    await take('whole');
    const before = await orders();
    const report = await take('tables');
    const merged = [...(report.decision?.rows ?? [])]
      .filter((row) => row.outcome === 'merged')
      .map((row) => row.orderId);
    expect(merged).toEqual(expect.arrayContaining([before.find((order) => order.symbol === 'TCS')?.id]));
    expect((await orders()).filter((order) => order.symbol === 'HDFCBANK')).toHaveLength(1);
  });

  it('are read from a SQLite file', async () => {
    const { folder, take, statuses } = await openTakeover();
    const sqlite = new (await initSqlite()).Database();
    sqlite.run(`create table orders (id integer primary key, user_id integer, symbol text, side text, order_type text,
      quantity integer, price real, status text, placed_at text, broker_order_id text, metadata text)`);
    sqlite.run(
      `insert into orders values (1, 1, 'SBIN-EQ', 'buy', 'limit', 10, 912.35, 'cancelled', '2025-11-03 09:16:00', '251103000000042', '{"ticker":"SBIN.NS"}')`,
    );
    sqlite.run(
      'create table positions (id integer primary key, symbol text, quantity integer, avg_price real, opened_at text, closed_at text)',
    );
    sqlite.run(`insert into positions values (1, 'ONGC', 40, 245.125, '2025-11-04 09:15:10', null)`);
    const file = path.join(folder, 'app.db');
    await writeFile(file, sqlite.export());
    const report = await take([file]);
    expect(report.decision?.totals).toMatchObject({ read: 2, created: 2 });
    expect(await statuses()).toEqual({ 'SBIN buy 10': 'cancelled', 'ONGC buy 40': 'ongoing' });
  });

  it('of a SQLite file are refused while its latest changes lie beside it', async () => {
    const { folder, take } = await openTakeover();
    const sqlite = new (await initSqlite()).Database();
    sqlite.run(
      'create table positions (id integer primary key, symbol text, quantity integer, opened_at text)',
    );
    sqlite.run("insert into positions values (1, 'ONGC', 40, '2025-11-04 09:15:10')");
    const file = path.join(folder, 'app.db');
    await writeFile(file, sqlite.export());
    for (const [log, content] of [
      ['app.db-wal', 'changes'],
      ['app.db-journal', Buffer.from('d9d505f920a163d7ffffffff', 'hex')],
    ] as const) {
      await writeFile(path.join(folder, log), content);
      const report = await take([file]);
      expect(report.outcome).toBe('unusable');
      expect(report.faults[0]?.problem).toContain(log);
      expect(report.faults[0]?.mend).toContain(`sqlite3.connect('${file}')`);
      await writeFile(path.join(folder, log), '');
    }
    await writeFile(path.join(folder, 'app.db-journal'), Buffer.alloc(512));
    expect((await take([file])).decision?.totals).toMatchObject({ read: 1, created: 1 });
  });

  it('of several users need one to be named', async () => {
    const { folder, take } = await openTakeover();
    const file = path.join(folder, 'orders.json');
    const row = {
      symbol: 'SBIN',
      side: 'buy',
      quantity: 1,
      status: 'cancelled',
      placed_at: '2025-11-03T09:16:00',
    };
    await writeFile(
      file,
      JSON.stringify([
        { ...row, user_id: 1 },
        { ...row, user_id: 2, quantity: 2 },
      ]),
    );
    expect(await take([file])).toMatchObject({ outcome: 'several_users', who: ['1', '2'] });
    const report = await take([file], { user: '2' });
    expect(report.decision?.totals).toMatchObject({ read: 2, created: 1, skipped: 1 });
  });
});
