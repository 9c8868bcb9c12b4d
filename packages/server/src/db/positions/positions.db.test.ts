import { paise } from '@orderwatch/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { keepCloses } from '../prices/keep-closes.ts';
import { loadCloses, loadImportedDays } from '../prices/load-closes.ts';

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

  it('are those of the ordinary series where a share has two', async () => {
    const closes = [closeOn(DAY + 1, 90_00, 'BL'), closeOn(DAY + 1, 91_00), closeOn(DAY + 1, 92_00, 'BE')];
    await keepCloses(database.db, { closes, wholeDays: [], source: 'nse_bhavcopy', importedAtMs: 1_000 });
    const known = (await loadCloses(database.db, [ISIN], DAY + 1)).get(ISIN);
    expect(known).toMatchObject([{ close: 91_00, series: 'EQ' }]);
    expect(await loadImportedDays(database.db, DAY + 1)).toEqual(new Set());
  });
});
