import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, NOW, rowsOf } from './legacy.test-support.ts';
import { type TrackedShare, writeTrackedSymbols } from './write-tracked-symbols.ts';

const share = (more: Partial<TrackedShare> = {}): TrackedShare => ({
  tradingSymbol: 'RELIANCE-EQ',
  symbol: 'RELIANCE',
  quantity: 10,
  openedAtMs: Date.parse('2025-11-06T09:15:08+05:30'),
  closedAtMs: null,
  orderNumbers: ['251106000008974'],
  ...more,
});
const entry = (more: Record<string, string | number | null> = {}) => ({
  id: 'track-1',
  symbol: 'RELIANCE-EQ',
  tracking_status: 'active',
  tracking_ended_at: null,
  current_tracked_qty: 10,
  pre_existing_qty: 4,
  stop_reason: 'kept as it is',
  ...more,
});

describe('the symbols that the earlier system follows', () => {
  it('stay word for word where nothing changed, a damaged entry too', () => {
    const before = [
      entry(),
      entry({ id: 'old', tracking_status: 'completed' }),
      entry({ symbol: null }),
      entry({ symbol: '???' }),
      entry({ tracking_status: 3 }),
    ];
    expect(writeTrackedSymbols(before, [share()])).toEqual(before);
  });

  it('tell what is owned today, and once', () => {
    const written = writeTrackedSymbols([entry(), entry({ id: 'twice' })], [share({ quantity: 7 })]);
    expect(written).toEqual([
      entry({ current_tracked_qty: 7 }),
      entry({ id: 'twice', tracking_status: 'completed', current_tracked_qty: 0 }),
    ]);
  });

  it('end with the position, at its time where that is known', () => {
    const sold = share({ closedAtMs: Date.parse('2026-08-20T14:00:00+05:30'), quantity: 0 });
    expect(writeTrackedSymbols([entry()], [sold])).toMatchObject([
      { tracking_status: 'completed', tracking_ended_at: '2026-08-20T14:00:00.000000+05:30' },
    ]);
    const { tracking_ended_at: _, ...bare } = entry();
    expect(writeTrackedSymbols([bare], [])).toMatchObject([
      { tracking_status: 'completed', tracking_ended_at: null },
    ]);
  });

  it('begin for what was bought since', () => {
    expect(writeTrackedSymbols([], [share({ orderNumbers: [] }), share({ closedAtMs: NOW })])).toMatchObject([
      {
        id: 'track-RELIANCE-EQ-20251106091508',
        ticker: 'RELIANCE.NS',
        tracking_status: 'active',
        system_qty: 10,
        initial_order_id: null,
      },
    ]);
  });

  it('are the same when they are written again, and make no order when they come home', () => {
    const shares = fc.uniqueArray(
      fc.record({
        tradingSymbol: fc.constantFrom('RELIANCE-EQ', 'SBIN-EQ', 'M&M-EQ'),
        quantity: fc.integer({ min: 1, max: 500 }),
        closedAtMs: fc.option(fc.constant(NOW)),
      }),
      { selector: ({ tradingSymbol }) => tradingSymbol },
    );
    const entries = fc.array(
      fc.record({
        symbol: fc.constantFrom('RELIANCE-EQ', 'SBIN', 'M&M-EQ', 'ITC-EQ'),
        tracking_status: fc.constantFrom('active', 'completed', 'ACTIVE'),
        current_tracked_qty: fc.nat(500),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(entries, shares, (before, some) => {
        const owned = some.map((one) => share({ ...one, symbol: one.tradingSymbol.slice(0, -3) }));
        const written = writeTrackedSymbols(before, owned);
        expect(writeTrackedSymbols(written, owned)).toEqual(written);
        const { totals, orders } = decide(rowsOf('symbols', written));
        expect(totals).toMatchObject({ read: written.length, refused: 0, created: 0 });
        expect(orders).toEqual([]);
      }),
    );
  });
});
