import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ist } from '../market/calendar.test-support.ts';
import { instrumentKey } from '../market/index.ts';
import { paise } from '../money/index.ts';
import { ORDER_STATUSES } from '../orders/index.ts';
import {
  book,
  bookRow,
  calendar,
  EVENING,
  holding,
  listing,
  ownOrder,
  planInput,
  readAt,
  settings,
  WEDNESDAY,
  wish,
} from './placement.test-support.ts';
import { type BuyPlanInput, planBuys } from './plan-buys.ts';

const SYMBOLS = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG', 'HHH'];

/** Each wish with what became of it: "AAA candidate", "BBB skip open_position". */
function outcomes(changes: Partial<BuyPlanInput>): readonly string[] | string {
  const plan = planBuys(planInput(changes));
  if (plan.kind === 'aborted') return plan.reason.code;
  return plan.buys.map((buy) => {
    const reason = buy.kind === 'candidate' ? '' : ` ${buy.reason.code}`;
    return `${buy.recommendation.symbol} ${buy.kind}${reason}`;
  });
}

describe('a plan', () => {
  it('makes a limit order for the next session of each wish', () => {
    const plan = planBuys(planInput());
    expect(plan).toMatchObject({
      kind: 'planned',
      buys: [
        {
          kind: 'candidate',
          request: {
            side: 'buy',
            instrument: { tradingSymbol: 'AAA-EQ' },
            quantity: 99,
            orderType: 'limit',
            limitPrice: 1_010_00,
            triggerPrice: null,
            variety: 'amo',
            validity: 'day',
            product: 'CNC',
            disclosedQuantity: 0,
            tradingDay: WEDNESDAY,
          },
        },
      ],
    });
  });

  it('makes market orders by choice, reckoned by the limit that they do not carry', () => {
    const plan = planBuys(planInput({ settings: { ...settings, orderType: 'market' } }));
    expect(plan).toMatchObject({
      buys: [{ request: { orderType: 'market', limitPrice: null, reckonedPrice: 1_010_00, quantity: 99 } }],
    });
  });

  it.each<{ name: string; changes: Partial<BuyPlanInput>; code: string }>([
    {
      name: 'without holdings',
      changes: { holdings: { kind: 'failed', why: { kind: 'down', words: '503' }, ...readAt(EVENING) } },
      code: 'holdings_unavailable',
    },
    {
      name: 'without a book',
      changes: {
        book: { kind: 'failed', source: 'book', why: { kind: 'down', words: '503' }, ...readAt(EVENING) },
      },
      code: 'book_unavailable',
    },
    {
      name: 'while placing is stopped',
      changes: { placing: { kind: 'stopped', why: 'x' } },
      code: 'placing_stopped',
    },
    {
      name: 'during the session',
      changes: { now: ist('2026-11-25 12:00').epochMilliseconds },
      code: 'session_closed',
    },
    {
      name: 'for a day that nobody knows',
      changes: { now: ist('2026-12-31 16:05').epochMilliseconds },
      code: 'calendar_unknown',
    },
  ])('is not made $name', ({ changes, code }) => {
    const now = changes.now ?? EVENING;
    const fresh = { book: book([], now), holdings: { kind: 'empty' as const, ...readAt(now) } };
    expect(outcomes({ ...fresh, ...changes })).toBe(code);
  });

  it('names the reason of each wish that does not become an order, in their order', () => {
    const changes: Partial<BuyPlanInput> = {
      settings: { ...settings, maxPositions: 20 },
      listings: new Map([
        ...SYMBOLS.map((symbol) => [symbol, [listing(symbol)]] as const),
        ['T2T', [listing('T2T', { series: 'BE' })]],
        ['FUND', [listing('FUND', { isin: 'INF200K01180' })]],
        ['BOND', [listing('BOND', { series: 'N1' })]],
        ['OLD', [listing('OLD', { upperBand: paise(500_00) })]],
      ]),
      recommendations: [
        wish('AAA'),
        wish('BBB'),
        wish('CCC'),
        wish('DDD'),
        wish('EEE'),
        wish('NONE'),
        wish('T2T'),
        wish('FUND'),
        wish('BOND'),
        wish('FFF', { lastClose: null }),
        wish('FFF', { averageVolume: 500 }),
        wish('FFF', { averageVolume: null }),
        wish('FFF', { lastClose: paise(2_00_000_00) }),
        wish('OLD'),
      ],
      positions: [{ instrumentKey: 'NSE:INE-AAA', quantity: 10 }],
      holdings: { kind: 'complete', rows: [holding('BBB', 5)], ...readAt(EVENING) },
      book: book([bookRow('CCC')]),
      orders: [ownOrder('DDD', { status: 'retry_pending' }), ownOrder('EEE', { status: 'rejected' })],
    };
    expect(outcomes(changes)).toStrictEqual([
      'AAA skip open_position',
      'BBB skip already_held',
      'CCC skip working_order_exists',
      'DDD skip already_queued',
      'EEE skip already_ordered_today',
      'NONE skip not_in_scrip_master',
      'T2T skip trade_to_trade',
      'FUND skip fund',
      'BOND skip not_equity_series',
      'FFF skip price_unknown',
      'FFF fail illiquid',
      'FFF fail volume_unknown',
      'FFF fail budget_too_small',
      'OLD fail outside_band',
    ]);
  });

  it('gives the places of the portfolio away in order of priority', () => {
    const changes = {
      recommendations: SYMBOLS.slice(1).map((symbol) => wish(symbol)),
      settings: { ...settings, maxPositions: 4 },
      positions: [{ instrumentKey: 'NSE:INE-AAA', quantity: 10 }],
      orders: [ownOrder('DDD', { status: 'unconfirmed' })],
    };
    expect(outcomes(changes)).toStrictEqual([
      'BBB candidate',
      'CCC candidate',
      'DDD skip working_order_exists',
      'EEE skip portfolio_full',
      'FFF skip portfolio_full',
      'GGG skip portfolio_full',
      'HHH skip portfolio_full',
    ]);
  });

  it('buys a share once, also when two symbols name it', () => {
    const listings = new Map([
      ['AAA', [listing('AAA')]],
      ['AAANEW', [listing('AAANEW', { isin: 'INE-AAA', token: 'new' })]],
    ]);
    expect(outcomes({ listings, recommendations: [wish('AAA'), wish('AAANEW')] })).toStrictEqual([
      'AAA candidate',
      'AAANEW skip already_planned',
    ]);
  });

  it('shows the same failure of the same day once, however often the file is planned', () => {
    const recommendations = [wish('AAA', { averageVolume: 500 })];
    const before = ownOrder('AAA', { status: 'failed', reasonCode: 'illiquid' });
    expect(outcomes({ recommendations, orders: [before] })).toStrictEqual(['AAA skip already_failed_today']);
    expect(outcomes({ recommendations, orders: [{ ...before, tradingDay: WEDNESDAY - 1 }] })).toStrictEqual([
      'AAA fail illiquid',
    ]);
  });

  it('wants a share again that failed before for a reason that has passed', () => {
    expect(
      outcomes({ orders: [ownOrder('AAA', { status: 'failed', reasonCode: 'illiquid' })] }),
    ).toStrictEqual(['AAA candidate']);
  });

  it('of regular orders is made while the market is open', () => {
    const now = ist('2026-11-25 10:00').epochMilliseconds;
    const regular = { ...settings, variety: 'regular' as const };
    expect(
      outcomes({ now, settings: regular, book: book([], now), holdings: { kind: 'empty', ...readAt(now) } }),
    ).toStrictEqual(['AAA candidate']);
  });
});

describe('no plan', () => {
  const symbol = fc.constantFrom(...SYMBOLS);
  const order = fc
    .record({
      symbol,
      status: fc.constantFrom(...ORDER_STATUSES),
      origin: fc.constantFrom('system' as const, 'manual' as const, 'external' as const),
      tradingDay: fc.constantFrom(WEDNESDAY, WEDNESDAY - 2),
    })
    .map(({ symbol: of, ...changes }) => ownOrder(of, changes));
  const anyInput = fc.record({
    recommendations: fc.array(
      symbol.map((of) => wish(of)),
      { maxLength: 12 },
    ),
    orders: fc.array(order, { maxLength: 6 }),
    positions: fc.array(
      fc.record({ instrumentKey: symbol.map((of) => `NSE:INE-${of}`), quantity: fc.nat({ max: 5 }) }),
      { maxLength: 4 },
    ),
    book: fc
      .array(
        symbol.map((of) => bookRow(of)),
        { minLength: 1, maxLength: 3 },
      )
      .map((rows) => book(rows)),
  });

  it('buys what is owned or on order, buys a share twice, or exceeds the portfolio', () => {
    fc.assert(
      fc.property(anyInput, (changes) => {
        const plan = planBuys(planInput({ ...changes, calendar }));
        if (plan.kind === 'aborted') return;
        expect(plan.buys).toHaveLength(changes.recommendations.length);
        const keys = plan.buys.flatMap((buy) =>
          buy.kind === 'candidate' ? [instrumentKey(buy.instrument)] : [],
        );
        expect(new Set(keys).size).toBe(keys.length);
        const busy = new Set([
          ...changes.positions
            .filter((position) => position.quantity > 0)
            .map((position) => position.instrumentKey),
          ...changes.orders
            .filter((own) =>
              ['placing', 'unconfirmed', 'amo', 'pending_execution', 'ongoing'].includes(own.status),
            )
            .map((own) => own.instrumentKey),
          ...(changes.book.kind === 'complete' ? changes.book.rows : []).map(
            (row) => `NSE:INE-${row.symbol}`,
          ),
        ]);
        for (const key of keys) expect(busy.has(key)).toBe(false);
        expect(keys.length).toBeLessThanOrEqual(settings.maxPositions);
      }),
    );
  });

  it('places the same file twice: planned again after its orders were recorded, nothing is left', () => {
    fc.assert(
      fc.property(anyInput, (changes) => {
        const first = planBuys(planInput(changes));
        if (first.kind === 'aborted') return;
        const placed = first.buys.flatMap((buy) =>
          buy.kind === 'candidate' ? [ownOrder(buy.recommendation.symbol, { status: 'amo' })] : [],
        );
        const second = planBuys(planInput({ ...changes, orders: [...changes.orders, ...placed] }));
        if (second.kind === 'aborted') return;
        const planned = new Set(placed.map((own) => own.instrumentKey));
        for (const buy of second.buys) {
          if (buy.kind === 'candidate') expect(planned.has(instrumentKey(buy.instrument))).toBe(false);
        }
      }),
    );
  });
});
