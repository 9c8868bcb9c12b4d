import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarginAnswer, SingleReading } from '../broker/index.ts';
import { ist } from '../market/calendar.test-support.ts';
import { paise } from '../money/index.ts';
import { type AdmissionInput, admitBuy, type Liquidity } from './admit.ts';
import { buyRequest, cashForBuy } from './buy-request.ts';
import {
  book,
  bookRow,
  EVENING,
  holding,
  listing,
  orderId,
  ownOrder,
  planInput,
  readAt,
  settings,
  WEDNESDAY,
} from './placement.test-support.ts';
import type { ReservingOrder } from './reservations.ts';

const request = buyRequest({
  instrument: listing('AAA'),
  quantity: 99,
  limitPrice: paise(1_010_00),
  orderType: 'limit',
  variety: 'amo',
  tradingDay: WEDNESDAY,
});
const NEEDED = cashForBuy(request, settings);

function answer(available: number, changes: Partial<MarginAnswer> = {}): SingleReading<MarginAnswer> {
  const value = {
    sufficient: true,
    availableCash: paise(available),
    requiredCash: paise(0),
    shortfall: paise(0),
    raw: {},
    ...changes,
  };
  return { kind: 'complete', value, ...readAt(EVENING) };
}

const waiting: ReservingOrder = {
  id: orderId('BBB'),
  side: 'buy',
  status: 'amo',
  variety: 'amo',
  quantity: 10,
  executionQty: 0,
  limitPrice: paise(1_000_00),
  requiredCash: null,
  tradingDay: WEDNESDAY,
  acceptedAtMs: EVENING - 60_000,
};

function admit(changes: Partial<AdmissionInput> = {}) {
  const { recommendations: _wishes, listings: _listings, ...account } = planInput();
  return admitBuy({
    ...account,
    request,
    instrument: listing('AAA'),
    liquidity: { kind: 'average_volume', shares: 1_000_000 },
    orderId: null,
    margin: answer(10_00_000_00),
    buysUnderWay: [],
    amoFundsBlocked: 'unknown',
    ...changes,
  });
}

describe('admission', () => {
  it('lets a buy through that nothing speaks against', () => {
    expect(admit()).toStrictEqual({
      kind: 'admitted',
      approved: request,
      requiredCash: NEEDED,
      availableCash: 10_00_000_00,
    });
  });

  it.each<{ name: string; changes: Partial<AdmissionInput>; code: string }>([
    {
      name: 'placing is stopped',
      changes: { placing: { kind: 'stopped', why: 'x' } },
      code: 'placing_stopped',
    },
    { name: 'the account is paused', changes: { placing: { kind: 'paused' } }, code: 'account_paused' },
    { name: 'the book is old', changes: { book: book([], EVENING - 600_000) }, code: 'stale_reading' },
    {
      name: 'another session would get it',
      changes: { request: { ...request, tradingDay: WEDNESDAY - 1 } },
      code: 'session_changed',
    },
    {
      name: 'the price is off the tick',
      changes: { request: { ...request, reckonedPrice: paise(1_010_03) } },
      code: 'price_not_allowed',
    },
    {
      name: 'the price is above the band of today',
      changes: { instrument: listing('AAA', { upperBand: paise(1_000_00) }) },
      code: 'price_not_allowed',
    },
    {
      name: 'it exceeds the freeze quantity',
      changes: { instrument: listing('AAA', { freezeQuantity: 50 }) },
      code: 'quantity_not_allowed',
    },
    {
      name: 'it exceeds the largest order value',
      changes: { settings: { ...settings, maxOrderValue: paise(50_000_00) } },
      code: 'above_max_order_value',
    },
    {
      name: 'the share is hardly traded',
      changes: { liquidity: { kind: 'average_volume', shares: 9_999 } },
      code: 'illiquid',
    },
    {
      name: 'the volume is unknown',
      changes: { liquidity: { kind: 'average_volume', shares: null } },
      code: 'volume_unknown',
    },
    {
      name: 'it is too large for the volume',
      changes: {
        request: { ...request, quantity: 490 },
        liquidity: { kind: 'average_volume', shares: 9_000 },
        settings: { ...settings, minAverageVolume: 0 },
      },
      code: 'too_large_for_volume',
    },
  ])('refuses when $name', ({ changes, code }) => {
    expect(admit(changes)).toMatchObject({ kind: 'refuse', reason: { code } });
  });

  it.each(['2026-11-25 12:00', '2026-12-31 16:05'])('refuses outside the window: %s', (at) => {
    const now = ist(at).epochMilliseconds;
    const fresh = { now, book: book([], now), holdings: { kind: 'empty' as const, ...readAt(now) } };
    expect(admit(fresh)).toMatchObject({ kind: 'refuse' });
  });

  it.each<{ name: string; changes: Partial<AdmissionInput>; code: string }>([
    {
      name: 'is held',
      changes: { holdings: { kind: 'complete', rows: [holding('AAA', 1)], ...readAt(EVENING) } },
      code: 'already_held',
    },
    { name: 'was bought by hand', changes: { book: book([bookRow('AAA')]) }, code: 'working_order_exists' },
    {
      name: 'was ordered for the day',
      changes: { orders: [ownOrder('AAA', { status: 'cancelled' })] },
      code: 'already_ordered_today',
    },
    {
      name: 'finds no place',
      changes: { settings: { ...settings, maxPositions: 0 } },
      code: 'portfolio_full',
    },
  ])('skips a share that $name', ({ changes, code }) => {
    expect(admit(changes)).toMatchObject({ kind: 'skip', reason: { code } });
  });

  it('lets a retry pass the queue entry that it belongs to', () => {
    const orders = [ownOrder('AAA', { status: 'retry_pending' })];
    expect(admit({ orders, orderId: orderId('AAA') }).kind).toBe('admitted');
    expect(admit({ orders }).kind).toBe('skip');
  });

  it('leaves the liquidity of what a person names to that person', () => {
    const liquidity: Liquidity = { kind: 'accepted_by_person' };
    expect(admit({ liquidity }).kind).toBe('admitted');
  });

  it('takes the listing of another share for a bug', () => {
    expect(() => admit({ instrument: listing('BBB') })).toThrow('BBB-EQ');
  });
});

describe('admission by cash', () => {
  it('queues what is short of money, with the exact shortfall', () => {
    expect(admit({ margin: answer(NEEDED - 1) })).toStrictEqual({
      kind: 'queue',
      reason: { code: 'insufficient_balance', requiredCash: NEEDED, availableCash: NEEDED - 1, shortfall: 1 },
      requiredCash: NEEDED,
      availableCash: NEEDED - 1,
      shortfall: 1,
      countsAsAttempt: true,
    });
    expect(admit({ margin: answer(NEEDED) }).kind).toBe('admitted');
  });

  it('believes the broker when it asks for more than we reckon', () => {
    const margin = answer(NEEDED, { requiredCash: paise(NEEDED + 500) });
    expect(admit({ margin })).toMatchObject({ kind: 'queue', requiredCash: NEEDED + 500, shortfall: 500 });
    const short = answer(10_00_000_00, { sufficient: false, shortfall: paise(77) });
    expect(admit({ margin: short })).toMatchObject({ kind: 'queue', shortfall: 77 });
  });

  it('does not send against a no of the broker that the amounts do not explain', () => {
    const margin = answer(10_00_000_00, { sufficient: false });
    expect(admit({ margin })).toMatchObject({
      kind: 'queue',
      reason: { code: 'margin_check_refused' },
      shortfall: 0,
    });
  });

  it('takes a broker that does not answer for that, and counts no attempt', () => {
    const margin = { kind: 'failed', why: { kind: 'down', words: '502' }, ...readAt(EVENING) } as const;
    expect(admit({ margin })).toStrictEqual({
      kind: 'queue',
      reason: { code: 'margin_check_unavailable', why: '502' },
      requiredCash: NEEDED,
      availableCash: null,
      shortfall: null,
      countsAsAttempt: false,
    });
  });

  it('does not spend by an old answer', () => {
    const margin = { ...answer(10_00_000_00), ...readAt(EVENING - 30_001) };
    expect(admit({ margin })).toMatchObject({
      kind: 'queue',
      reason: { code: 'stale_reading', of: 'margin' },
      countsAsAttempt: false,
    });
  });

  it.each([
    ['unknown', 'queue'],
    ['no', 'queue'],
    ['yes', 'admitted'],
  ] as const)('subtracts a waiting AMO unless its funds are blocked already: %s', (amoFundsBlocked, kind) => {
    expect(admit({ amoFundsBlocked, buysUnderWay: [waiting], margin: answer(NEEDED) }).kind).toBe(kind);
  });

  it('does not reserve for the order that is asking', () => {
    const own = { ...waiting, id: orderId('AAA'), status: 'placing' as const };
    expect(admit({ orderId: orderId('AAA'), buysUnderWay: [own], margin: answer(NEEDED) }).kind).toBe(
      'admitted',
    );
  });

  it('never admits more than the free cash pays for, and the shortfall is what is missing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_00_000_00, max: 5_00_000_00 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 4 }),
        fc.constantFrom('no' as const, 'unknown' as const),
        (available, quantities, amoFundsBlocked) => {
          const buysUnderWay = quantities.map((quantity, index) => ({
            ...waiting,
            id: orderId(`w${index}`),
            quantity,
          }));
          const result = admit({ margin: answer(available), buysUnderWay, amoFundsBlocked });
          const reserved = quantities.reduce(
            (sum, quantity) =>
              sum + cashForBuy({ quantity, reckonedPrice: paise(1_000_00), tradingDay: WEDNESDAY }, settings),
            0,
          );
          expect(result.kind).toBe(available - reserved >= NEEDED ? 'admitted' : 'queue');
          if (result.kind === 'queue') expect(result.shortfall).toBe(NEEDED - (available - reserved));
        },
      ),
    );
  });
});
