import { describe, expect, it } from 'vitest';
import { ist } from '../market/calendar.test-support.ts';
import { dayNumber, nseCalendar2026 } from '../market/index.ts';
import { paise } from '../money/index.ts';
import { toId } from '../orders/index.ts';
import { DEFAULT_PLACEMENT_SETTINGS } from '../placement/index.ts';
import { type FundsFacts, type FundsOrder, fundDemands } from './fund-demands.ts';

const order = (id: string, changes: Partial<FundsOrder> = {}): FundsOrder => ({
  id: toId('ord', `ord_${id}`),
  side: 'buy',
  status: 'amo',
  variety: 'amo',
  quantity: 10,
  executionQty: 0,
  limitPrice: paise(100_00),
  requiredCash: null,
  tradingDay: dayNumber(Temporal.PlainDate.from('2026-08-21')),
  acceptedAtMs: ist('2026-08-20 16:05').epochMilliseconds,
  createdAtMs: 1,
  priority: null,
  retryPlace: null,
  ...changes,
});
const facts = (changes: Partial<FundsFacts> = {}): FundsFacts => ({
  now: ist('2026-08-20 18:00').epochMilliseconds,
  calendar: nseCalendar2026(),
  settings: DEFAULT_PLACEMENT_SETTINGS,
  amoFundsBlocked: 'no',
  fundsAskedAtMs: ist('2026-08-20 17:00').epochMilliseconds,
  retryTime: Temporal.PlainTime.from('08:30'),
  ...changes,
});

describe('what the buys of an account will need', () => {
  it('puts the waiting orders first, then the queue by priority', () => {
    const { demands } = fundDemands(
      [
        order('q_none', { status: 'retry_pending', priority: null, createdAtMs: 1 }),
        order('q_low', { status: 'retry_pending', priority: 10, createdAtMs: 2 }),
        order('q_high', { status: 'retry_pending', priority: 60, createdAtMs: 3 }),
        order('q_high_b', { status: 'retry_pending', priority: 60, createdAtMs: 3 }),
        order('second', { createdAtMs: 5 }),
        order('first', { createdAtMs: 4 }),
        order('q_none_b', { status: 'retry_pending', priority: null, createdAtMs: 1 }),
        order('sold', { side: 'sell' }),
        order('over', { status: 'closed' }),
      ],
      facts(),
    );
    expect(demands.map(({ orderId }) => orderId)).toStrictEqual(
      ['first', 'second', 'q_high', 'q_high_b', 'q_low', 'q_none', 'q_none_b'].map((id) => `ord_${id}`),
    );
  });

  it('puts the queue as a person put it, and what nobody placed behind it by priority', () => {
    const queued = (id: string, priority: number, retryPlace: number | null) =>
      order(id, { status: 'retry_pending', priority, retryPlace });
    const { demands } = fundDemands(
      [queued('high', 60, null), queued('second', 50, 2), queued('first', 1, 1), queued('higher', 70, null)],
      facts(),
    );
    expect(demands.map(({ orderId }) => orderId)).toStrictEqual(
      ['first', 'second', 'higher', 'high'].map((id) => `ord_${id}`),
    );
  });

  it('needs value and charges of a waiting order, and what admission reckoned of a queued one', () => {
    const { demands } = fundDemands(
      [
        order('amo'),
        order('queued', { status: 'retry_pending', requiredCash: paise(7) }),
        order('zero', { status: 'retry_pending' }),
      ],
      facts(),
    );
    const [amo, queued, old] = demands;
    expect(amo?.needed).toBeGreaterThan(100_000);
    expect(queued?.needed).toBe(7);
    expect(old?.needed).toBe(amo?.needed);
  });

  it.each([
    ['yes', '17:00', true],
    ['yes', '16:00', false],
    ['no', '17:00', false],
    ['unknown', '17:00', false],
  ] as const)(
    'blocks AMO cash: %s, asked at %s -> out of the figure: %s',
    (amoFundsBlocked, time, blocked) => {
      const asked = ist(`2026-08-20 ${time}`).epochMilliseconds;
      const { demands } = fundDemands([order('amo')], facts({ amoFundsBlocked, fundsAskedAtMs: asked }));
      expect(demands[0]?.alreadyBlocked).toBe(blocked);
    },
  );

  it('reserves what is being placed, and what works and came after the figure was asked for', () => {
    const placing = order('placing', { status: 'placing', acceptedAtMs: null });
    const working = order('working', { status: 'pending_execution' });
    const none = fundDemands([working], facts()).reserved;
    const one = fundDemands([working, placing], facts()).reserved;
    const both = fundDemands([working, placing], facts({ fundsAskedAtMs: null })).reserved;
    expect(none).toBe(0);
    expect(one).toBeGreaterThan(100_000);
    expect(both).toBe(2 * one);
  });

  it.each([
    ['the evening before', '2026-08-20 18:00', '2026-08-21 08:30'],
    ['before the try', '2026-08-21 08:10', '2026-08-21 08:30'],
    ['after the try, while a person can ask for another', '2026-08-21 08:40', '2026-08-21 08:57'],
    ['in the session, before the next day', '2026-08-21 11:00', '2026-08-24 08:30'],
  ])('needs the cash of the queue %s by the next chance', (_, now, by) => {
    const queued = order('queued', { status: 'retry_pending' });
    const { demands } = fundDemands([queued], facts({ now: ist(now).epochMilliseconds }));
    expect(demands[0]?.addByMs).toBe(ist(by).epochMilliseconds);
  });

  it('needs the cash of a waiting order when it goes to the exchange, and cannot tell on a day without session', () => {
    const sunday = dayNumber(Temporal.PlainDate.from('2026-08-23'));
    const { demands } = fundDemands(
      [order('amo'), order('odd', { tradingDay: sunday, createdAtMs: 2 })],
      facts(),
    );
    expect(demands.map(({ addByMs }) => addByMs)).toStrictEqual([
      ist('2026-08-21 09:00').epochMilliseconds,
      null,
    ]);
  });
});
