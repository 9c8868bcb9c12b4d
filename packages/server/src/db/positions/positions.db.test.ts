import { decimalFromPaise, type Paise, type Position, paise, toId } from '@orderwatch/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { changeSet } from '../cycle/change-set.ts';
import { commitChanges } from '../cycle/commit-changes.ts';
import { loadBook } from '../cycle/load-book.ts';
import { takeLease } from '../lease/take-lease.ts';
import { keepCloses } from '../prices/keep-closes.ts';
import { loadCloses, loadImportedDays } from '../prices/load-closes.ts';
import { keepMarks } from './keep-marks.ts';
import { findPosition } from './list-positions.ts';
import { loadPosition } from './load-position.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const ISIN = 'INE062A01020';
const DAY = 20_686;

function closeOn(day: number, price: number, series = 'EQ') {
  return {
    isin: ISIN,
    symbol: 'SBIN',
    series,
    day,
    close: paise(price),
    openHighLow: null,
    previousClose: null,
    source: 'nse_bhavcopy',
    importedAtMs: 0,
  } as const;
}

describe('closing prices', () => {
  it('are kept once a day and share, the later import in place of the earlier', async () => {
    const { db } = database;
    const source = 'nse_bhavcopy';
    const first = [closeOn(DAY - 1, 100_00), closeOn(DAY, 101_00)];
    await keepCloses(db, { closes: first, wholeDays: [DAY - 1, DAY], source, importedAtMs: 1_000 });
    await keepCloses(db, { closes: [closeOn(DAY, 102_00)], wholeDays: [DAY], source, importedAtMs: 2_000 });
    const known = (await loadCloses(db, [ISIN, 'INE000000000'], DAY - 5)).get(ISIN);
    expect(known?.map(({ day, close, importedAtMs }) => [day, close, importedAtMs])).toEqual([
      [DAY - 1, 100_00, 1_000],
      [DAY, 102_00, 2_000],
    ]);
    expect(await loadImportedDays(db, DAY)).toEqual(new Set([DAY]));
  });

  it('have open, high and low where the file told them, and lose what a later import does not know', async () => {
    const { db } = database;
    const isin = 'INE009A01021';
    const keep = (openHighLow: { open: Paise; high: Paise; low: Paise } | null) => {
      const closes = [{ ...closeOn(DAY, 100_00), isin, openHighLow }];
      return keepCloses(db, { closes, wholeDays: [], source: 'nse_bhavcopy', importedAtMs: 1_000 });
    };
    const known = async () => (await loadCloses(db, [isin], DAY)).get(isin);
    const range = { open: paise(99_00), high: paise(101_05), low: paise(98_50) };
    await keep(range);
    expect(await known()).toMatchObject([{ close: 100_00, openHighLow: range }]);
    await keep(null);
    expect(await known()).toMatchObject([{ close: 100_00, openHighLow: null }]);
  });

  it.each([
    ['a high without a low', { open: '9900', high: '10100', low: null }],
    ['a high below the close', { open: '9900', high: '9950', low: '9800' }],
    ['a low above the open', { open: '9900', high: '10100', low: '9901' }],
    ['an open of nothing', { open: '0', high: '10100', low: '9800' }],
  ])('are not kept with %s, whoever writes them', async (_, { open, high, low }) => {
    const writing = database.pool.query(
      `insert into daily_closes (day, isin, symbol, series, open, high, low, close, source, imported_at)
       values ('2026-08-21', 'INE000000001', 'X', 'EQ', $1, $2, $3, 10000, 'nse_bhavcopy', now())`,
      [open, high, low],
    );
    await expect(writing).rejects.toThrow(/daily_closes/);
  });

  it('are those of the ordinary series where a share has two', async () => {
    const closes = [closeOn(DAY + 1, 90_00, 'BL'), closeOn(DAY + 1, 91_00), closeOn(DAY + 1, 92_00, 'BE')];
    await keepCloses(database.db, { closes, wholeDays: [], source: 'nse_bhavcopy', importedAtMs: 1_000 });
    const known = (await loadCloses(database.db, [ISIN], DAY + 1)).get(ISIN);
    expect(known).toMatchObject([{ close: 91_00, series: 'EQ' }]);
    expect(await loadImportedDays(database.db, DAY + 1)).toEqual(new Set());
  });
});

const NOW = Date.parse('2026-08-21T04:00:00Z');

function positionOf(account: { readonly accountId: string; readonly userId: string }, id: string): Position {
  return {
    id: toId('pos', id),
    accountId: toId('acc', account.accountId),
    userId: toId('usr', account.userId),
    instrument: {
      exchange: 'NSE',
      segment: 'nse_cm',
      symbol: 'SBIN',
      series: 'EQ',
      tradingSymbol: 'SBIN-EQ',
      token: '3045',
      isin: ISIN,
    },
    instrumentKey: `NSE:${ISIN}`,
    openedAtMs: NOW,
    closedAtMs: null,
    quantity: 10,
    boughtQty: 10,
    boughtValue: decimalFromPaise(paise(1_000_050)),
    soldQty: 0,
    soldValue: decimalFromPaise(paise(0)),
    ledger: [],
    adjustments: [],
    sellHold: { by: 'user', sinceMs: NOW, untilDay: null, reason: 'wait' },
    noSellReason: { code: 'held', sinceMs: NOW, facts: { by: 'user' } },
    lastTarget: null,
    pricesConfirmedFor: DAY,
    faceValue: paise(1_00),
  };
}

describe('positions', () => {
  it('are written and read back as they were, and changed only in the version that was loaded', async () => {
    const { db } = database;
    const account = await writeAccount(db);
    const { accountId, userId } = account;
    const lease = await takeLease(db, { accountId, owner: 'me', ttlMs: 60_000, nowMs: null });
    const claim = { accountId, owner: 'me', epoch: lease.taken ? lease.epoch : 0 };
    const position = positionOf(account, 'pos_1');
    const opened = await commitChanges(db, claim, () => changeSet(NOW, { newPositions: [position] }));
    expect(opened.ok).toBe(true);
    const book = await loadBook(db, {
      accountId,
      seenSince: '2026-08-01',
      brokerOrderIds: [],
      clientTags: [],
      commandsSinceMs: NOW,
    });
    expect(book.positions).toEqual([{ position, version: 1 }]);

    const sold: Position = { ...position, quantity: 4, soldQty: 6, sellHold: null, noSellReason: null };
    const change = (expectedVersion: number) =>
      commitChanges(db, claim, () => changeSet(NOW, { positions: [{ position: sold, expectedVersion }] }));
    expect((await change(1)).ok).toBe(true);
    expect(await change(1)).toMatchObject({ ok: false, error: { kind: 'stale' } });
    expect(await loadPosition(db, accountId, 'pos_1')).toEqual({ position: sold, version: 2 });

    const second = changeSet(NOW, { newPositions: [positionOf(account, 'pos_2')] });
    await expect(commitChanges(db, claim, () => second)).rejects.toThrow(/positions_one_open/);

    const last = { price: paise(100_000), atMs: NOW };
    await keepMarks(db, [{ positionId: position.id, last, held: null }]);
    await keepMarks(db, [{ positionId: position.id, last: null, held: { quantity: 7, atMs: NOW } }]);
    expect(await findPosition(db, { userId, positionId: 'pos_1' })).toMatchObject({
      last_price: 100_000,
      held_qty: 7,
      sell: null,
    });
    expect(await findPosition(db, { userId: 'usr_other', positionId: 'pos_1' })).toBeUndefined();
  });
});
