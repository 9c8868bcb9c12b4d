import { describe, expect, it } from 'vitest';
import { isNarrowed, readTradesFilter, toTradesQuery, writeTradesFilter } from './trades-filter.ts';

const read = (text: string) => readTradesFilter(new URLSearchParams(text));

describe('the filter of the trades', () => {
  it.each([
    ['', {}],
    [
      'symbol=sbin&from=2026-08-01&to=2026-08-21&page=3',
      { symbol: 'SBIN', from_date: '2026-08-01', to_date: '2026-08-21' },
    ],
    ['from=2026-08-21&to=2026-08-01', { from_date: '2026-08-21' }],
    ['from=2026-02-30&to=yesterday&page=-2&symbol=%20', {}],
  ])('%s asks for %j', (text, query) => {
    expect(toTradesQuery(read(text))).toEqual({ ...query, page: text.includes('page=3') ? 3 : 1 });
  });

  it('survives the address', () => {
    const filter = read('symbol=SBIN&from=2026-08-01&to=2026-08-21&page=3');
    expect(readTradesFilter(writeTradesFilter(filter))).toEqual(filter);
    expect(writeTradesFilter(read('')).toString()).toBe('tab=trades');
    expect([isNarrowed(filter), isNarrowed(read('page=2'))]).toEqual([true, false]);
  });
});
