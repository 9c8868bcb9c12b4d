import { describe, expect, it } from 'vitest';
import type { LastSeen, Order } from '../orders/index.ts';
import type { LocalOrder } from '../reconciliation/index.ts';
import { at, attemptOf, decimal, FRIDAY, localOf, price } from '../reconciliation/reconcile.test-support.ts';
import { type ComparisonFacts, compareOrder } from './compare-order.ts';
import { countDivergences } from './divergence.ts';
import { seen } from './divergences.test-support.ts';

const FACTS: ComparisonFacts = {
  nowMs: at('11:00'),
  stoppedByOtherProgram: false,
  placedOverApi: null,
  isCandidate: false,
};

function shown(
  state: Parameters<typeof localOf>[1],
  lastSeen: LastSeen | null,
  order: Partial<Order> = {},
  filledQty = 0,
): LocalOrder {
  return localOf(1, state, { order, attempt: { lastSeen, filledQty } });
}

describe('an order compared with what the broker showed last', () => {
  const cases: readonly {
    name: string;
    local: LocalOrder;
    verdict: string | null;
    action?: string;
    differs?: readonly string[];
    facts?: Partial<ComparisonFacts>;
  }[] = [
    { name: 'the same on both sides', local: shown('open', seen()), verdict: 'agrees', action: 'none' },
    {
      name: 'taken by the broker, not shown yet',
      local: shown('accepted', null),
      verdict: 'not_shown_yet',
      action: 'none',
    },
    {
      name: 'taken by the broker, missing from complete readings',
      local: shown('accepted', null, { missingSinceMs: at('10:30') }),
      verdict: 'missing_at_broker',
    },
    { name: 'ended by other evidence than the book', local: shown('cancelled', null), verdict: 'agrees' },
    {
      name: 'queued',
      local: shown('queued', seen({ statusText: 'after market order req received' })),
      verdict: 'agrees',
    },
    {
      name: 'its reply was lost',
      local: localOf(1, 'unconfirmed'),
      verdict: 'unconfirmed',
      action: 'resolve',
    },
    { name: 'on the wire', local: localOf(1, 'sending'), verdict: 'unconfirmed', action: 'resolve' },
    { name: 'only planned', local: localOf(1, 'planned'), verdict: null },
    { name: 'never placed', local: localOf(1, 'not_placed'), verdict: null },
    { name: 'without any attempt', local: { ...localOf(1, 'open'), attempts: [] }, verdict: null },
    {
      name: 'missing from complete readings',
      local: shown('open', seen(), { missingSinceMs: at('10:30') }),
      verdict: 'missing_at_broker',
      action: 'look_again',
    },
    {
      name: 'of an earlier day whose end nobody saw',
      local: shown('open', seen(), { tradingDay: FRIDAY - 1 }),
      verdict: 'missing_at_broker',
      action: 'look_again',
    },
    {
      name: 'a text that nobody knows',
      local: shown('open', seen({ statusText: 'levitating' })),
      verdict: 'anomaly',
      action: 'look_again',
      differs: ['status'],
    },
    {
      name: 'filled here, rejected there',
      local: shown('filled', seen({ statusText: 'rejected', filledQty: 10 }), {}, 10),
      verdict: 'anomaly',
    },
    {
      name: 'fewer filled there than known',
      local: shown('open', seen({ filledQty: 2 }), {}, 5),
      verdict: 'anomaly',
      differs: ['filled'],
    },
    {
      name: 'more filled than ordered',
      local: shown(
        'filled',
        seen({ statusText: 'complete', filledQty: 12 }),
        { executionPrice: decimal('100') },
        12,
      ),
      verdict: 'anomaly',
    },
    {
      name: 'complete there, at work here',
      local: shown(
        'open',
        seen({ statusText: 'complete', filledQty: 10 }),
        { executionPrice: decimal('100') },
        10,
      ),
      verdict: 'anomaly',
    },
    {
      name: 'over by our word, and at work there',
      local: shown('open', seen(), { status: 'closed' }),
      verdict: 'anomaly',
      action: 'look_again',
    },
    {
      name: 'ended by its day, shown as open for an hour',
      local: shown('expired', seen()),
      verdict: 'agrees',
    },
    {
      name: 'another quantity',
      local: shown('open', seen({ quantity: 15 })),
      verdict: 'broker_newer',
      action: 'look_again',
      differs: ['quantity'],
    },
    {
      name: 'another price',
      local: shown('open', seen({ limitPrice: price(99) })),
      verdict: 'broker_newer',
      differs: ['limit_price'],
    },
    { name: 'no price there', local: shown('open', seen({ limitPrice: null })), verdict: 'agrees' },
    {
      name: 'a price of zero there',
      local: shown('open', seen({ limitPrice: price(0) })),
      verdict: 'agrees',
    },
    {
      name: 'an average that we have not taken over',
      local: shown(
        'filled',
        seen({ statusText: 'complete', filledQty: 10, averagePrice: decimal('99.5') }),
        {},
        10,
      ),
      verdict: 'broker_newer',
      differs: ['average_price'],
    },
    {
      name: 'told by the feed an hour ago, and by no book',
      local: shown('open', seen({ confirmed: false })),
      verdict: 'broker_newer',
    },
    {
      name: 'told by the feed just now',
      local: shown('open', seen({ confirmed: false, atMs: at('10:59:30') })),
      verdict: 'agrees',
    },
    {
      name: 'a buy placed elsewhere',
      local: shown('open', seen(), { origin: 'external', managed: false }),
      verdict: 'unknown_to_us',
      action: 'take_under_care',
    },
    {
      name: 'a sale placed elsewhere',
      local: shown('open', seen(), { origin: 'external', managed: false, side: 'sell' }),
      verdict: 'unknown_to_us',
      action: 'none',
    },
    {
      name: 'a buy placed elsewhere that ended without a share',
      local: shown('cancelled', seen({ statusText: 'cancelled' }), { origin: 'external', managed: false }),
      verdict: 'unknown_to_us',
      action: 'none',
    },
    {
      name: 'bought elsewhere',
      local: shown(
        'filled',
        seen({ statusText: 'complete', filledQty: 10 }),
        { origin: 'external', managed: false, executionQty: 10 },
        10,
      ),
      verdict: 'unknown_to_us',
      action: 'take_under_care',
    },
    {
      name: 'sold elsewhere',
      local: shown(
        'filled',
        seen({ statusText: 'complete', filledQty: 10 }),
        { origin: 'external', managed: false, executionQty: 10, side: 'sell' },
        10,
      ),
      verdict: 'unknown_to_us',
      action: 'none',
    },
    {
      name: 'placed by another program that stops placing',
      local: shown('open', seen(), { origin: 'external', managed: false }),
      verdict: 'unknown_to_us',
      action: 'confirm_other_program',
      facts: { stoppedByOtherProgram: true, placedOverApi: true },
    },
    {
      name: 'alike to an unconfirmed one',
      local: shown('open', seen(), { origin: 'external', managed: false }),
      verdict: 'unknown_to_us',
      action: 'resolve',
      facts: { isCandidate: true },
    },
    {
      name: 'a buy placed elsewhere and under our care, before it bought anything',
      local: shown('open', seen(), { origin: 'external', managed: true }),
      verdict: 'agrees',
      action: 'leave_alone',
    },
    {
      name: 'bought elsewhere and under our care',
      local: shown('open', seen({ filledQty: 4 }), { origin: 'external', managed: true, executionQty: 4 }, 4),
      verdict: 'agrees',
      action: 'none',
    },
  ];
  it.each(cases)('$name: $verdict', ({ local, verdict, action, differs, facts }) => {
    const compared = compareOrder(local, { ...FACTS, ...facts });
    expect(compared?.verdict ?? null).toBe(verdict);
    if (action !== undefined) expect(compared?.action).toBe(action);
    if (differs !== undefined) expect(compared?.differs).toEqual(differs);
    expect(compared === null || (compared.sinceMs === null) === (compared.verdict === 'agrees')).toBe(true);
  });

  it('with several filled attempts compares the average of none', () => {
    const first = attemptOf(2, 'cancelled', { filledQty: 3, orderIndex: 1 });
    const second = attemptOf(1, 'filled', {
      filledQty: 10,
      number: 2,
      lastSeen: seen({ statusText: 'complete', filledQty: 10, averagePrice: decimal('99.5') }),
    });
    expect(compareOrder({ ...localOf(1, 'filled'), attempts: [first, second] }, FACTS)?.verdict).toBe(
      'agrees',
    );
  });

  it('is counted under one of six heads', () => {
    const verdicts = [
      'agrees',
      'not_shown_yet',
      'broker_newer',
      'anomaly',
      'unknown_to_us',
      'missing_at_broker',
      'unconfirmed',
    ] as const;
    expect(countDivergences(verdicts.map((verdict) => ({ verdict })))).toEqual({
      agree: 1,
      awaited: 1,
      differ: 2,
      unknown: 1,
      missing: 1,
      unconfirmed: 1,
    });
  });
});
