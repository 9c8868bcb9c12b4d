import { type BrokerFunds, paise, type SingleReading } from '@orderwatch/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { findAmoMeasurement, keepAmoMeasurement } from './amo-measurement.ts';
import { findLastFunds, keepFundsReading } from './funds-reading.ts';

let database: TestDatabase;
let accountId: string;

beforeEach(async () => {
  database = await createTestDatabase();
  ({ accountId } = await writeAccount(database.db));
});
afterEach(() => database.close());

const AT_MS = Date.parse('2026-08-20T10:35:00Z');
const told = (afterMs: number, cash: number): SingleReading<BrokerFunds> => ({
  kind: 'complete',
  requestedAtMs: AT_MS + afterMs,
  receivedAtMs: AT_MS + afterMs + 50,
  value: { availableCash: paise(cash), marginUsed: paise(7), raw: {} },
});
const failed = (afterMs: number): SingleReading<BrokerFunds> => ({
  kind: 'failed',
  requestedAtMs: AT_MS + afterMs,
  receivedAtMs: AT_MS + afterMs + 50,
  why: { kind: 'down', words: 'no answer' },
});

describe('what is known of the funds', () => {
  it('is nothing before the broker told, and nothing is not zero', async () => {
    expect(await findLastFunds(database.db, accountId)).toEqual({ known: null, failed: null });
    await keepFundsReading(database.db, accountId, failed(0));
    expect(await findLastFunds(database.db, accountId)).toMatchObject({
      known: null,
      failed: { atMs: AT_MS + 50, words: 'no answer' },
    });
  });

  it('stays when the broker does not tell, and the failure ends with its next answer', async () => {
    await keepFundsReading(database.db, accountId, told(0, 500));
    await keepFundsReading(database.db, accountId, failed(1_000));
    expect(await findLastFunds(database.db, accountId)).toMatchObject({
      known: { availableCash: 500, marginUsed: 7, requestedAtMs: AT_MS, receivedAtMs: AT_MS + 50 },
      failed: { atMs: AT_MS + 1_050 },
    });
    await keepFundsReading(database.db, accountId, told(2_000, -20));
    expect(await findLastFunds(database.db, accountId)).toMatchObject({
      known: { availableCash: -20 },
      failed: null,
    });
  });

  it('is not overwritten by an answer or a failure that came earlier', async () => {
    await keepFundsReading(database.db, accountId, told(5_000, 900));
    await keepFundsReading(database.db, accountId, told(1_000, 100));
    await keepFundsReading(database.db, accountId, failed(2_000));
    expect(await findLastFunds(database.db, accountId)).toMatchObject({
      known: { availableCash: 900 },
      failed: null,
    });
  });
});

describe('a measurement of blocked cash', () => {
  it('is told by its latest', async () => {
    expect(await findAmoMeasurement(database.db, accountId)).toBeUndefined();
    const facts = { orders: 2, value: paise(10), freeBefore: paise(30), freeAfter: paise(30) };
    await keepAmoMeasurement(database.db, accountId, { ...facts, measuredAtMs: AT_MS + 5, verdict: 'yes' });
    await keepAmoMeasurement(database.db, accountId, { ...facts, measuredAtMs: AT_MS, verdict: 'no' });
    expect(await findAmoMeasurement(database.db, accountId)).toMatchObject({
      measuredAtMs: AT_MS + 5,
      verdict: 'yes',
      freeBefore: 30,
    });
  });
});
