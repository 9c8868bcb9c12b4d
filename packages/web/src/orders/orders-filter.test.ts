import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clearFilters,
  countFilters,
  type OrdersFilter,
  origins,
  pageSizes,
  readFilter,
  reasonClasses,
  sorts,
  toQuery,
  writeFilter,
} from './orders-filter.ts';
import { statuses } from './status-look.ts';

const read = (address: string) => readFilter(new URLSearchParams(address));
const plain = read('');

const anyDay = fc.constantFrom('2026-08-24', '2026-12-31', '2028-02-29', undefined);
const anyText = fc.option(
  fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' }).map((text) => text.trim()),
  { nil: undefined },
);
const anyFilter: fc.Arbitrary<OrdersFilter> = fc.record({
  statuses: fc.subarray([...statuses]),
  needsMe: fc.boolean(),
  side: fc.constantFrom('buy', 'sell', undefined),
  origin: fc.constantFrom(...origins, undefined),
  reason: fc.constantFrom(...reasonClasses, undefined),
  symbol: anyText.map((text) => text || undefined),
  text: anyText.map((text) => text || undefined),
  fromDay: anyDay,
  toDay: anyDay,
  sort: fc.constantFrom(...sorts),
  page: fc.integer({ min: 1, max: 100_000 }),
  size: fc.constantFrom(...pageSizes),
  view: anyText.map((text) => text || undefined),
});

describe('the filters in the address', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(readFilter(new URLSearchParams(writeFilter(filter).toString()))).toEqual(filter);
      }),
    );
  });

  it('are never refused, whatever the address says', () => {
    fc.assert(
      fc.property(fc.string(), (address) => {
        expect(read(address).page).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it.each([
    'page=-1',
    'page=0',
    'page=1.5',
    'page=x',
    'from=2026-02-30',
    'needs=you',
    'side=up',
    'reason=weather',
    'status=sleeping',
    'sort=luck',
  ])('%s is left out', (address) => {
    expect(read(address)).toEqual(plain);
  });

  it('nothing set is an empty address', () => {
    expect(writeFilter(plain).toString()).toBe('');
  });

  it('become the question to the server', () => {
    expect(
      toQuery(read('status=rejected&status=amo&side=buy&reason=money&q=margin&from=2026-08-24&page=2')),
    ).toEqual({
      status: ['amo', 'rejected'],
      side: 'buy',
      reason_class: 'money',
      q: 'margin',
      from_date: '2026-08-24',
      sort: '-created_at',
      page: 2,
      page_size: 50,
    });
  });

  it('leave it to the server which orders need a person', () => {
    expect(toQuery(read('needs=me'))).toMatchObject({ needs_me: 'true' });
    expect(toQuery(plain)).not.toHaveProperty('needs_me');
    expect(countFilters(read('needs=me'))).toBe(1);
  });

  it('are counted without order and page, and cleared without losing the order', () => {
    const filter = read('status=amo&from=2026-08-24&to=2026-08-25&sort=symbol&page=3');
    expect(countFilters(filter)).toBe(2);
    expect(clearFilters(filter)).toEqual({ ...plain, sort: 'symbol' });
  });
});
