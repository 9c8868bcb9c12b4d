import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toId } from '@orderwatch/core';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { CORPUS, openTakeover } from '../../../../test/support/legacy.ts';
import { hashEvent } from '../db/cycle/chain-events.ts';
import { findOwnNumbers } from '../db/legacy/find-own-numbers.ts';
import { exportLegacy } from './export-legacy.ts';

describe('a folder of the earlier system', () => {
  it('is taken over with every row accounted for', async () => {
    const { take, statuses } = await openTakeover();
    const report = await take('whole');
    expect(report.outcome).toBe('applied');
    expect(report.decision?.totals).toMatchObject({
      read: 19,
      created: 14,
      merged: 4,
      skipped: 1,
      refused: 0,
      orders: 15,
    });
    expect(await statuses()).toEqual({
      'DALBHARAT buy 233': 'cancelled',
      'RELIANCE buy 20': 'ongoing',
      'RELIANCE buy 10': 'ongoing',
      'INFY sell 12': 'closed',
      'TCS buy 5': 'rejected',
      'SBIN buy 50': 'ongoing',
      'M&M buy 3': 'cancelled',
      'ITC buy 100': 'ongoing',
      'HDFCBANK buy 8': 'amo',
      'WIPRO buy 200': 'closed',
      'WIPRO sell 200': 'closed',
      'AXISBANK buy 10': 'retry_pending',
      'LT buy 4': 'cancelled',
      'MARUTI buy 2': 'failed',
      'TITAN buy 3': 'cancelled',
    });
  });

  it('keeps the original of every row, and copies the files with their checksums', async () => {
    const { db, take } = await openTakeover();
    const report = await take('whole');
    const rows = await db.selectFrom('legacy_rows').selectAll().orderBy('id').execute();
    expect(rows).toHaveLength(19);
    expect(rows.every((row) => row.original !== null || row.original_text !== null)).toBe(true);
    expect(rows[0]).toMatchObject({
      source: 'pending_orders.json',
      line: 3,
      original: { order_id: '251106000008974', price: 2095.53 },
    });
    const { rows: texts } = await sql<{ text: string }>`
      select original::text as text from legacy_rows where source = 'pending_orders.json' and original is not null`.execute(
      db,
    );
    const file = await readFile(path.join(CORPUS, 'whole', 'pending_orders.json'), 'utf8');
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter(({ text }) => !file.includes(text))).toEqual([]);
    const sums = await readFile(path.join(report.backup?.folder ?? '', 'SHA256SUMS'), 'utf8');
    expect(sums.trim().split('\n')).toHaveLength(3);
    for (const name of await readdir(report.backup?.folder ?? '')) {
      if (name === 'SHA256SUMS') continue;
      const copy = await readFile(path.join(report.backup?.folder ?? '', name));
      expect(copy.equals(await readFile(path.join(CORPUS, 'whole', name.slice(3))))).toBe(true);
    }
  });

  it('writes nothing in a dry run', async () => {
    const { folder, take, orders } = await openTakeover();
    expect((await take('whole', { apply: false })).outcome).toBe('planned');
    expect(await orders()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('changes nothing when it is imported again', async () => {
    const { db, take, orders } = await openTakeover();
    await take('whole');
    const before = await orders();
    const again = await take('whole');
    expect(again.decision?.totals).toMatchObject({
      read: 19,
      created: 0,
      merged: 0,
      skipped: 19,
      refused: 0,
      orders: 0,
    });
    expect(await orders()).toEqual(before);
    expect(await db.selectFrom('positions').select('quantity').orderBy('symbol').execute()).toHaveLength(4);
  });

  it('becomes positions with cost: what is open, and the trade that was seen to its sale', async () => {
    const { db, take } = await openTakeover();
    await take('whole');
    const positions = await db
      .selectFrom('positions')
      .select(['symbol', 'quantity', 'bought_qty', 'bought_value', 'sold_qty', 'sold_value'])
      .orderBy('symbol')
      .execute();
    expect(positions).toMatchObject([
      { symbol: 'ITC', quantity: 100 },
      { symbol: 'RELIANCE', quantity: 30, bought_value: '73800.000000' },
      { symbol: 'SBIN', quantity: 30 },
      {
        symbol: 'WIPRO',
        quantity: 0,
        bought_value: '48100.000000',
        sold_qty: 200,
        sold_value: '50250.000000',
      },
    ]);
  });

  it('is known by the numbers of its rows for good, also by one that is none of the broker', async () => {
    const { db, take } = await openTakeover();
    await take('whole');
    await db.updateTable('legacy_rows').set({ original: null, original_text: null }).execute();
    const numbers = ['20250127-ORDER-123', '251027000012345', '251027000099999'];
    expect(await findOwnNumbers(db, toId('acc', 'acc_1'), numbers)).toEqual(new Set(numbers.slice(0, 2)));
    expect(await findOwnNumbers(db, toId('acc', 'acc_2'), numbers)).toEqual(new Set());
  });

  it('writes its history as one unbroken chain', async () => {
    const { db, take } = await openTakeover();
    await take('whole');
    const events = await db.selectFrom('events').selectAll().orderBy('seq').execute();
    let previous = Buffer.alloc(32);
    for (const { prev_hash, hash, account_id, at, ...event } of events) {
      expect(prev_hash.equals(previous)).toBe(true);
      previous = Buffer.from(hashEvent(previous, account_id, { ...event, at: new Date(at).toISOString() }));
      expect(hash.equals(previous)).toBe(true);
    }
    expect(events.map((event) => event.kind)).toEqual(Array(15).fill('order.imported'));
  });

  it('comes back from an export as the same orders', async () => {
    const { db, folder, take, orders } = await openTakeover();
    await take('whole');
    const before = await orders();
    await exportLegacy(db, 'acc_1', path.join(folder, 'export'));
    const same = await take([
      path.join(folder, 'export/pending_orders.json'),
      path.join(folder, 'export/trades_history.json'),
      path.join(folder, 'export/system_recommended_symbols.json'),
    ]);
    expect(same.decision?.totals).toMatchObject({ created: 0, refused: 0, orders: 0 });
    expect(await orders()).toEqual(before);
  });
});

describe('an export in which a row was copied or changed by hand', () => {
  it('is refused at that row, told whose it is, and the rest is taken over', async () => {
    const { db, folder, take, orders } = await openTakeover();
    await take([path.join(CORPUS, 'whole/trades_history.json')]);
    const before = await orders();
    await exportLegacy(db, 'acc_1', path.join(folder, 'export'));
    const file = path.join(folder, 'export/pending_orders.json');
    const rows: Exported[] = JSON.parse(await readFile(file, 'utf8')).orders;
    const wipro = rows.find((row) => row.order_id === '250901000000321');
    if (wipro === undefined) throw new Error('The export lacks an order');
    // The copy has another number and id; its attempt and execution are still the first order's.
    const exact = JSON.stringify(wipro.orderwatch).replaceAll(
      '"brokerOrderId":"250901000000321"',
      '"brokerOrderId":"250901000000999"',
    );
    const copy = JSON.parse(exact);
    copy.order.id = 'ord_copied';
    const other = { ...wipro, orderwatch: undefined, order_id: '250902000000111', transaction_type: 'SELL' };
    await writeFile(
      file,
      JSON.stringify(
        { orders: [...rows, { ...wipro, order_id: '250901000000999', orderwatch: copy }, other] },
        null,
        2,
      ),
    );

    const stopped = await take([file]);
    expect(stopped.outcome).toBe('rows_refused');
    expect(await orders()).toEqual(before);
    const report = await take([file], { skipRefused: true });
    expect(report.decision?.totals).toMatchObject({ refused: 1, orders: 1 });
    const [refused] = [...(report.decision?.rows ?? [])].filter((row) => row.outcome === 'refused');
    expect(refused?.place).toMatchObject({ source: 'pending_orders.json', path: `orders[${rows.length}]` });
    expect(refused?.why).toMatch(
      /^Its attempt att_\S+ belongs to ord_ln-250901000000321\S*, which the database has\..*take it out of its file/,
    );
    const after = await orders();
    expect(after.filter((order) => !before.some(({ id }) => id === order.id))).toMatchObject([
      { symbol: 'WIPRO', side: 'sell', quantity: 200 },
    ]);
  });
});

interface Exported {
  readonly order_id: string;
  readonly orderwatch: unknown;
}
