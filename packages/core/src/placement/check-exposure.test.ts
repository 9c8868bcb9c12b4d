import { describe, expect, it } from 'vitest';
import type { BrokerStatus } from '../broker/index.ts';
import { ORDER_STATUSES, type OrderStatus } from '../orders/index.ts';
import { checkExposure, exposureOf, portfolioKeys } from './check-exposure.ts';
import {
  book,
  bookRow,
  dayPosition,
  EVENING,
  holding,
  listing,
  orderId,
  ownOrder,
  planInput,
  readAt,
  WEDNESDAY,
} from './placement.test-support.ts';
import type { BuyPlanInput } from './plan-buys.ts';

function check(changes: Partial<BuyPlanInput>, except: string | null = null) {
  const exposure = exposureOf(planInput(changes));
  return (
    checkExposure(exposure, listing('AAA'), WEDNESDAY, except === null ? null : orderId(except))?.code ?? null
  );
}
const holdings = (rows: ReturnType<typeof holding>[]) =>
  ({ kind: 'complete', rows, ...readAt(EVENING) }) as const;

describe('what speaks against a buy', () => {
  it.each([
    { name: 'nothing', changes: {}, code: null },
    {
      name: 'an open position',
      changes: { positions: [{ instrumentKey: 'NSE:INE-AAA', quantity: 5 }] },
      code: 'open_position',
    },
    {
      name: 'not a closed one',
      changes: { positions: [{ instrumentKey: 'NSE:INE-AAA', quantity: 0 }] },
      code: null,
    },
    {
      name: 'not one of another share',
      changes: { positions: [{ instrumentKey: 'NSE:INE-BBB', quantity: 5 }] },
      code: null,
    },
    { name: 'shares held', changes: { holdings: holdings([holding('AAA', 3)]) }, code: 'already_held' },
    {
      name: 'shares held under the symbol with series',
      changes: { holdings: holdings([holding('AAA-EQ', 3, { token: 'x' })]) },
      code: 'already_held',
    },
    {
      name: 'shares held under another token',
      changes: { holdings: holdings([holding('AAA', 3, { token: 'x', exchange: 'BSE' })]) },
      code: 'already_held',
    },
    { name: 'not a holding of nothing', changes: { holdings: holdings([holding('AAA', 0)]) }, code: null },
    {
      name: 'not another share that begins alike',
      changes: { holdings: holdings([holding('AAAB', 3)]) },
      code: null,
    },
    {
      name: 'shares bought today, not delivered yet',
      changes: {
        todaysPositions: { kind: 'complete' as const, rows: [dayPosition('AAA', 4)], ...readAt(EVENING) },
      },
      code: 'already_held',
    },
    {
      name: 'not shares sold today',
      changes: {
        todaysPositions: { kind: 'complete' as const, rows: [dayPosition('AAA', -4)], ...readAt(EVENING) },
      },
      code: null,
    },
    {
      name: 'an order placed by hand',
      changes: { book: book([bookRow('AAA')]) },
      code: 'working_order_exists',
    },
    {
      name: 'a sell order of it',
      changes: { book: book([bookRow('AAA', { side: 'sell' })]) },
      code: 'working_order_exists',
    },
    {
      name: 'an order of it at the other exchange',
      changes: { book: book([bookRow('AAA', { segment: 'bse_cm', token: '500', tradingSymbol: 'AAA' })]) },
      code: 'working_order_exists',
    },
    {
      name: 'not a derivative of it',
      changes: { book: book([bookRow('AAA', { segment: 'nse_fo', token: '500' })]) },
      code: null,
    },
    { name: 'not an order of another share', changes: { book: book([bookRow('BBB')]) }, code: null },
  ])('$name: $code', ({ changes, code }) => {
    expect(check(changes)).toBe(code);
  });

  it.each<[BrokerStatus, boolean]>([
    ['pending_submit', true],
    ['amo_pending', true],
    ['open', true],
    ['trigger_pending', true],
    ['unknown', true],
    ['complete', false],
    ['cancelled', false],
    ['rejected', false],
    ['expired', false],
  ])('a row in the book with status %s: %s', (status, stands) => {
    expect(check({ book: book([bookRow('AAA', { status })]) })).toBe(stands ? 'working_order_exists' : null);
  });

  const today: Record<OrderStatus, string | null> = {
    placing: 'working_order_exists',
    unconfirmed: 'working_order_exists',
    amo: 'working_order_exists',
    pending_execution: 'working_order_exists',
    ongoing: 'open_position',
    closed: 'already_ordered_today',
    retry_pending: 'already_queued',
    failed: null,
    rejected: 'already_ordered_today',
    cancelled: 'already_ordered_today',
  };
  it.each(ORDER_STATUSES)('a buy of ours for the same day with status %s', (status) => {
    expect(check({ orders: [ownOrder('AAA', { status })] })).toBe(today[status]);
  });

  it.each(ORDER_STATUSES)('a buy of ours for another day stands only while it lives: %s', (status) => {
    const ended = ['closed', 'failed', 'rejected', 'cancelled'].includes(status);
    expect(check({ orders: [ownOrder('AAA', { status, tradingDay: WEDNESDAY - 2 })] })).toBe(
      ended ? null : today[status],
    );
  });

  it('an order of somebody else that ended today does not stand', () => {
    expect(check({ orders: [ownOrder('AAA', { origin: 'external', status: 'cancelled' })] })).toBeNull();
    expect(check({ orders: [ownOrder('AAA', { origin: 'external', status: 'pending_execution' })] })).toBe(
      'working_order_exists',
    );
  });

  it('the order that is being retried does not stand in its own way', () => {
    const orders = [ownOrder('AAA', { status: 'retry_pending' })];
    expect(check({ orders })).toBe('already_queued');
    expect(check({ orders }, 'AAA')).toBeNull();
  });
});

describe('the places of the portfolio', () => {
  it('are taken by positions and by buys of ours that are or may be working, each share once', () => {
    const orders = [
      ownOrder('AAA', { status: 'ongoing' }),
      ownOrder('BBB', { status: 'unconfirmed' }),
      ownOrder('CCC', { status: 'pending_execution' }),
      ownOrder('DDD', { status: 'retry_pending' }),
      ownOrder('EEE', { status: 'pending_execution', side: 'sell' }),
      ownOrder('FFF', { status: 'pending_execution', origin: 'external' }),
      ownOrder('GGG', { status: 'cancelled' }),
    ];
    const positions = [
      { instrumentKey: 'NSE:INE-AAA', quantity: 5 },
      { instrumentKey: 'NSE:INE-HHH', quantity: 5 },
      { instrumentKey: 'NSE:INE-III', quantity: 0 },
    ];
    expect([...portfolioKeys({ orders, positions }, null)].sort()).toStrictEqual([
      'NSE:INE-AAA',
      'NSE:INE-BBB',
      'NSE:INE-CCC',
      'NSE:INE-HHH',
    ]);
    expect(portfolioKeys({ orders, positions }, orderId('BBB')).size).toBe(3);
  });
});
