import { describe, expect, it } from 'vitest';
import { Desk } from './desk.test-support.ts';
import { at, book, decimal, FACTS, localOf, row } from './reconcile.test-support.ts';

const byHand = { placedBy: 'app' } as const;

describe('a buy by hand and a queued one', () => {
  const queued = (order = {}) => localOf(1, 'not_placed', { order: { status: 'retry_pending', ...order } });

  it('a buy that was cancelled with fills counts, one without does not', () => {
    const cancelled = { ...byHand, statusText: 'cancelled', averagePrice: decimal('99') };
    const some = new Desk([queued()]);
    some.see(book('10:01', [row(5, { ...cancelled, filledQty: 1 })]));
    expect(some.order(1).status).toBe('cancelled');
    const none = new Desk([queued()]);
    none.see(book('10:01', [row(5, cancelled)]));
    expect(none.order(1).status).toBe('retry_pending');
  });

  it('the share is one by segment and token; a queued sale stays', () => {
    for (const [order, shown] of [
      [{}, { segment: 'bse_cm' }],
      [{}, { token: '2885' }],
      [{ side: 'sell' }, {}],
    ] as const) {
      const desk = new Desk([queued(order)]);
      desk.see(book('10:01', [row(5, { ...byHand, ...shown })]));
      expect(desk.order(1).status).toBe('retry_pending');
    }
  });

  it.each([
    ['the same ISIN at the other exchange', 'INE669E01016', 'INE669E01016', true],
    ['another ISIN', 'INE669E01016', 'INE000000000', false],
    ['no ISIN', null, null, false],
    ['an empty ISIN', '', '', false],
  ])('%s is the same share (%s, %s): %s', (_name, own, isin, same) => {
    const listed = {
      exchange: 'BSE',
      segment: 'bse_cm',
      symbol: 'IDEA',
      series: 'A',
      tradingSymbol: 'IDEA',
      token: '532822',
      isin,
    };
    const facts = { ...FACTS, findInstrument: () => listed };
    const ours = queued();
    const bare = {
      ...ours,
      order: {
        ...ours.order,
        instrument: { ...ours.order.instrument, isin: own },
      },
    };
    const desk = new Desk([bare]);
    desk.see(book('10:01', [row(5, { ...byHand, segment: 'bse_cm', token: '532822' })]), { facts });
    expect(desk.order(1).status).toBe(same ? 'cancelled' : 'retry_pending');
  });

  it('the ended order keeps why, on what evidence, and for which other', () => {
    const decisions = new Desk([queued()]).see(book('10:01', [row(5, byHand)]));
    const other = decisions.external[0];
    expect(decisions.orders).toMatchObject([
      {
        status: { from: 'retry_pending', to: 'cancelled', correction: false },
        attempt: null,
        fills: [],
        commands: [],
        evidence: other?.evidence,
        events: [
          {
            orderId: 'ord_1',
            attemptId: null,
            atMs: at('10:01') + 2_000,
            data: { by: 'system', basis: 'no_longer_needed', linkedOrderId: other?.order.id },
          },
        ],
      },
    ]);
  });
});
