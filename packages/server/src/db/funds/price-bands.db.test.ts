import { paise } from '@orderwatch/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { seedOrders } from '../../../../../test/support/seed-orders.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { listingsToAsk } from '../../funds/listings-to-ask.ts';
import { loadEndedBuys } from './load-ended-buys.ts';
import { keepBands, loadBands, loadWaitingListings } from './price-bands.ts';

let database: TestDatabase;
let owner: Awaited<ReturnType<typeof writeAccount>>;

beforeEach(async () => {
  database = await createTestDatabase();
  owner = await writeAccount(database.db);
});
afterEach(() => database.close());

/** Simulated days lie where they like: how old a word is goes by the others. */
const NOW_MS = Date.parse('2026-08-20T10:35:00Z');
const told = (token: string, atMs: number, upper: number | null = 110_00) => ({
  segment: 'nse_cm',
  token,
  lowerBand: paise(90_00),
  upperBand: upper === null ? null : paise(upper),
  atMs,
});

describe('the price bands', () => {
  it('are as they were told last, with their time, and an end that nobody told is not known', async () => {
    const { accountId } = owner;
    expect(await loadBands(database.db, accountId)).toEqual(new Map());
    await keepBands(database.db, accountId, [told('2885', NOW_MS), told('694', NOW_MS, null)]);
    await keepBands(database.db, accountId, [told('2885', NOW_MS + 1_000, 121_00)]);
    await keepBands(database.db, accountId, [told('2885', NOW_MS - 1_000, 50_00)]);
    expect(await loadBands(database.db, accountId)).toEqual(
      new Map([
        ['nse_cm|2885', { lowerBand: 90_00, upperBand: 121_00, atMs: NOW_MS + 1_000 }],
        ['nse_cm|694', { lowerBand: 90_00, upperBand: null, atMs: NOW_MS }],
      ]),
    );
  });

  it('of shares that wait for nothing any more go after a month', async () => {
    const { accountId } = owner;
    await keepBands(database.db, accountId, [told('694', NOW_MS - 31 * 86_400_000)]);
    await keepBands(database.db, accountId, [told('2885', NOW_MS)]);
    expect([...(await loadBands(database.db, accountId)).keys()]).toEqual(['nse_cm|2885']);
  });

  it('are asked for of what waits for the opening or in the queue, each share once', async () => {
    await seedOrders(database.db, owner, [
      { id: 'ord_1', atMs: NOW_MS },
      { id: 'ord_2', atMs: NOW_MS, status: 'retry_pending' },
      { id: 'ord_3', atMs: NOW_MS, status: 'closed', token: '694' },
      { id: 'ord_4', atMs: NOW_MS, side: 'sell', token: '695' },
    ]);
    expect(await loadWaitingListings(database.db, owner.accountId)).toEqual([
      { segment: 'nse_cm', token: '2885' },
    ]);
  });

  it('are asked for of what was refused for its price of late, too', async () => {
    const { db } = database;
    const refused = { status: 'rejected', reason_code: 'circuit_breach' } as const;
    await seedOrders(db, owner, [
      { id: 'ord_1', atMs: NOW_MS, ...refused, token: '694' },
      { id: 'ord_2', atMs: NOW_MS, status: 'failed', reason_code: 'illiquid', token: '695' },
      { id: 'ord_3', atMs: NOW_MS - 15 * 86_400_000, ...refused, token: '696' },
      { id: 'ord_4', atMs: NOW_MS, ...refused, side: 'sell', token: '697' },
    ]);
    const asked = await listingsToAsk(db, owner.accountId, NOW_MS);
    expect(asked.map(({ token }) => token)).toEqual(['694']);
    const ended = await loadEndedBuys(db, owner.accountId, NOW_MS);
    expect(ended.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toMatchObject([
      { id: 'ord_1', refusedForBand: true, refusedAtMs: NOW_MS, price: 245_050, needed: 40 * 245_050 },
      { id: 'ord_2', refusedForBand: false },
    ]);
  });
});
