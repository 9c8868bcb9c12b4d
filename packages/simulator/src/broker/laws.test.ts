import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buy, istMs, openMarket, UCC } from './test-market.ts';
import type { OrderStatus, PlaceRequest, SimOrder, Truth } from './types.ts';

const START = '2026-08-19 16:30';
const END = '2026-08-21 18:00';
const OTHER = 'CD2E3';
const SYMBOLS = ['GLENMARK-EQ', 'SBIN-EQ', 'MODISONLTD-EQ', 'ITBEES-EQ'] as const;
const OPENING = 60_000_000;
const HELD = 40;

/** Every step that an order may take. */
const STEPS: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  'after market order req received': [
    'after market order req received',
    'modify after market order req received',
    'cancelled after market order',
    'put order req received',
    'rejected',
  ],
  'modify after market order req received': [
    'modify after market order req received',
    'cancelled after market order',
    'put order req received',
    'rejected',
  ],
  'put order req received': ['validation pending'],
  'validation pending': ['open pending', 'rejected'],
  'open pending': ['open', 'trigger pending', 'rejected'],
  open: ['open', 'complete', 'cancelled', 'cancel pending', 'modify validation pending'],
  'trigger pending': ['open', 'cancelled', 'cancel pending', 'modify validation pending'],
  'modify validation pending': [
    'modify validation pending',
    'modify pending',
    'open',
    'trigger pending',
    'complete',
    'cancelled',
  ],
  'modify pending': ['modify pending', 'modified', 'open', 'trigger pending', 'complete', 'cancelled'],
  modified: ['modified', 'open', 'trigger pending', 'complete', 'cancelled'],
  'cancel pending': ['cancel pending', 'cancelled', 'open', 'trigger pending', 'complete'],
  complete: [],
  cancelled: [],
  rejected: [],
  'cancelled after market order': [],
};

/** Milliseconds after the start: evenings, the hours around the open and the session, often close together. */
const anyMoment = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: 0, max: 120 }),
      fc.integer({ min: 975, max: 1_010 }),
      fc.integer({ min: 1_005, max: 1_390 }),
      fc.constantFrom(990, 1_010, 1_200, 1_371, 2_650),
      fc.integer({ min: 2_445, max: 2_830 }),
    ),
    fc.nat(250),
  )
  .map(([minutes, ms]) => minutes * 60_000 + ms);

const anyAct = fc.record({
  afterMs: anyMoment,
  ucc: fc.constantFrom(UCC, OTHER),
  act: fc.constantFrom('place', 'place', 'place', 'amo', 'amo', 'modify', 'cancel', 'pay'),
  symbol: fc.constantFrom(...SYMBOLS),
  side: fc.constantFrom('B' as const, 'S' as const),
  orderType: fc.constantFrom('L' as const, 'L' as const, 'MKT' as const, 'SL' as const),
  product: fc.constantFrom('CNC' as const, 'CNC' as const, 'MIS' as const),
  validity: fc.constantFrom('DAY' as const, 'DAY' as const, 'IOC' as const),
  quantity: fc.integer({ min: 1, max: 400 }),
  percent: fc.integer({ min: -25, max: 25 }),
  which: fc.nat(12),
});
type Act = typeof anyAct extends fc.Arbitrary<infer Value> ? Value : never;
const anyActs = fc.array(anyAct, { minLength: 15, maxLength: 60 });

/** Two accounts through two trading days. */
async function play(acts: readonly Act[], seed: number) {
  const market = openMarket(START, { seed, vanishingShare: 0.3 }, account(UCC));
  const { broker } = market;
  broker.addAccount({ ucc: OTHER, ...account(OTHER) });
  for (const act of [...acts].sort((a, b) => a.afterMs - b.afterMs)) {
    await market.clock.advanceTo(istMs(START) + act.afterMs);
    const orders = broker.orders(act.ucc);
    const named = orders[act.which % Math.max(1, orders.length)]?.orderNumber ?? '260819000000000';
    const request = requestOf(act, broker.instrument('nse_cm', act.symbol)?.previousClosePaise ?? 0);
    if (act.act === 'place') broker.place(act.ucc, request);
    else if (act.act === 'amo') broker.place(act.ucc, { ...request, product: 'CNC', amo: true });
    else if (act.act === 'modify') {
      broker.modify(act.ucc, named, { quantity: act.quantity, pricePaise: request.pricePaise }, 'app');
    } else if (act.act === 'cancel') broker.cancel(act.ucc, named, { amo: true });
    else if (act.percent > 0) broker.deposit(act.ucc, act.quantity * 100);
    else broker.withdraw(act.ucc, act.quantity * 100);
  }
  await market.until(END);
  return market;
}

function account(ucc: string) {
  const holdings = SYMBOLS.map((tradingSymbol) => ({ tradingSymbol, quantity: HELD, averagePaise: 10_000 }));
  return { cashPaise: OPENING, holdings, sellsUnsettled: true, blocksFundsForAmo: ucc === OTHER };
}

function requestOf(act: Act, previousClose: number): PlaceRequest {
  const price = Math.round((previousClose * (1_000 + act.percent)) / 1_000 / 5) * 5;
  return buy({
    tradingSymbol: act.symbol,
    side: act.side,
    orderType: act.orderType,
    product: act.product,
    validity: act.validity,
    quantity: act.quantity,
    pricePaise: act.orderType === 'MKT' ? 0 : price,
    triggerPaise: act.orderType === 'SL' ? price : 0,
  });
}

function lawful(check: (market: Awaited<ReturnType<typeof play>>, truth: Truth) => void) {
  return fc.assert(
    fc.asyncProperty(anyActs, fc.integer({ min: 1, max: 1_000 }), async (acts, seed) => {
      const market = await play(acts, seed);
      check(market, market.broker.truth());
    }),
    { numRuns: 12 },
  );
}

describe('whatever is asked of the broker', () => {
  it('keeps money and shares', () =>
    lawful((market, truth) => {
      for (const books of truth.accounts) {
        const trades = truth.trades.filter((trade) => trade.ucc === books.ucc);
        const value = (side: 'B' | 'S') =>
          trades
            .filter((trade) => trade.side === side)
            .reduce((sum, trade) => sum + trade.quantity * trade.pricePaise, 0);
        const { openingCashPaise, paidInPaise, paidOutPaise, cashPaise } = books;
        expect(cashPaise).toBe(openingCashPaise + paidInPaise - paidOutPaise - value('B') + value('S'));
        for (const tradingSymbol of SYMBOLS) {
          const net = (product: (name: string) => boolean) =>
            trades
              .filter((trade) => trade.instrument.tradingSymbol === tradingSymbol && product(trade.product))
              .reduce((sum, trade) => sum + (trade.side === 'B' ? trade.quantity : -trade.quantity), 0);
          const held = market.broker
            .holdings(books.ucc)
            .find((holding) => holding.instrument.tradingSymbol === tradingSymbol);
          const today = market.broker
            .positions(books.ucc)
            .filter((one) => one.product === 'CNC' && one.instrument.tradingSymbol === tradingSymbol)
            .reduce((sum, one) => sum + one.buyQuantity - one.sellQuantity, 0);
          expect((held?.quantity ?? 0) + today).toBe(HELD + net((product) => product === 'CNC'));
          expect((held?.quantity ?? 0) + today).toBeGreaterThanOrEqual(0);
        }
      }
    }));

  it('fills no order beyond its quantity or outside its limit', () =>
    lawful((_market, truth) => {
      for (const order of truth.orders) {
        const trades = truth.trades.filter((trade) => trade.orderNumber === order.orderNumber);
        expect(trades.reduce((sum, trade) => sum + trade.quantity, 0)).toBe(order.filled);
        expect(order.filled + order.cancelled + order.openQuantity).toBe(
          order.status === 'rejected' ? 0 : order.quantity,
        );
        for (const trade of trades) expect(isInsideLimit(order, trade.pricePaise)).toBe(true);
      }
    }));

  it('takes every order only lawful steps, with quantities that never run back and stamps that grow', () =>
    lawful((_market, truth) => {
      for (const { history } of truth.orders) {
        history.forEach((state, index) => {
          const before = history[index - 1];
          if (!before) return;
          expect(STEPS[before.status]).toContain(state.status);
          expect(state.filled).toBeGreaterThanOrEqual(before.filled);
          expect(state.updateNs > before.updateNs).toBe(true);
        });
      }
    }));

  it('meets at one price in each auction', () =>
    lawful((_market, truth) => {
      const prices = new Map<string, number>();
      for (const trade of truth.trades) {
        const day = ['2026-08-20', '2026-08-21'].find(
          (date) => trade.atMs >= istMs(`${date} 09:08`) && trade.atMs < istMs(`${date} 09:12`),
        );
        if (day === undefined) continue;
        const key = `${day} ${trade.instrument.token}`;
        expect(prices.get(key) ?? trade.pricePaise).toBe(trade.pricePaise);
        prices.set(key, trade.pricePaise);
      }
    }));

  it('leaves nothing open and nothing blocked after the day’s end but AMO orders that wait', () =>
    lawful((_market, truth) => {
      const open = truth.orders.filter((order) => !order.vanished && order.openQuantity > 0);
      expect(open.filter((order) => !order.status.includes('after market order req'))).toEqual([]);
      const blockedFor = new Set(open.map((order) => order.ucc));
      for (const books of truth.accounts) if (!blockedFor.has(books.ucc)) expect(books.blockedPaise).toBe(0);
    }));
});

describe('the same seed', () => {
  it('gives the same trace', async () => {
    const acts = fc.sample(anyActs, { seed: 11, numRuns: 1 })[0] ?? [];
    const first = await play(acts, 4);
    const second = await play(acts, 4);
    expect(second.broker.truth()).toEqual(first.broker.truth());
    expect(first.broker.truth().trades.length).toBeGreaterThan(0);
    const other = await play(acts, 5);
    expect(other.broker.truth().orders).not.toEqual(first.broker.truth().orders);
  });
});

function isInsideLimit(order: SimOrder, pricePaise: number): boolean {
  if (order.orderType === 'MKT') return true;
  const limits = order.history.map((state) => state.pricePaise);
  return order.side === 'B' ? pricePaise <= Math.max(...limits) : pricePaise >= Math.min(...limits);
}
