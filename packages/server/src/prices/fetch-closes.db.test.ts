import { nseCalendar2026 } from '@orderwatch/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import type { CloseSource, FetchedFile } from './close-source.ts';
import { fetchCloses } from './fetch-closes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const HEADER = 'TradDt,Sgmt,FinInstrmTp,ISIN,TckrSymb,SctySrs,OpnPric,HghPric,LwPric,ClsPric,PrvsClsgPric';

/** Shares enough for a whole day. */
function fileOf(day: string): FetchedFile {
  const rows = Array.from({ length: 20 }, (_, at) => {
    const number = String(10 + at);
    return `${day},CM,STK,INE0000000${number},S${number},EQ,100,102.5,99,101,100`;
  });
  return { kind: 'file', text: [HEADER, ...rows].join('\n') };
}

describe('the fetching of daily prices', () => {
  it('asks for so many trading days as its source has, the newest first, and none of them again', async () => {
    const asked: string[] = [];
    const fetch = (daysBack: number, without: string) => {
      const source: CloseSource = {
        daysBack,
        async fetch(day) {
          asked.push(day);
          return day === without ? { kind: 'none' } : fileOf(day);
        },
      };
      const deps = { db: database.db, calendar: nseCalendar2026(), source, nowMs: () => 1_000 };
      return fetchCloses(deps, '2026-08-18');
    };
    // The 15th and the 16th are a weekend.
    const first = await fetch(3, '2026-08-17');
    expect(asked.splice(0)).toEqual(['2026-08-18', '2026-08-17', '2026-08-14']);
    expect(first.lacking.map(({ day }) => day)).toEqual(['2026-08-17']);
    const second = await fetch(4, '');
    expect(asked).toEqual(['2026-08-17', '2026-08-13']);
    expect(second).toEqual({ imported: ['2026-08-17', '2026-08-13'], lacking: [] });
    const { rows } = await database.pool.query(
      'select count(*)::integer as days, min(low) as low, max(high) as high from daily_closes where isin = $1',
      ['INE000000010'],
    );
    expect(rows).toEqual([{ days: 4, low: 9_900, high: 10_250 }]);
  });
});
