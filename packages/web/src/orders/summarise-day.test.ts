import { describe, expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { summariseDays } from './summarise-day.ts';

describe('the sentence on top', () => {
  it('counts today’s orders by what became of them', () => {
    const all = [
      anOrder({ status: 'ongoing' }),
      anOrder({ status: 'closed' }),
      anOrder({ status: 'pending_execution', execution_qty: 3 }),
      anOrder({ status: 'rejected' }),
    ];
    expect(summariseDays(all, '2026-08-24')).toBe('4 orders today: 2 filled, 1 part filled, 1 rejected.');
  });

  it('names the day when it is not today, as AMO orders belong to the next session', () => {
    expect(summariseDays([anOrder()], '2026-08-21')).toBe(
      '1 order for Mon 24 Aug: 1 queued for the opening.',
    );
  });

  it('gives each day its own sentence', () => {
    const all = [anOrder(), anOrder({ trading_day: '2026-08-21', status: 'cancelled' })];
    expect(summariseDays(all, '2026-08-21')).toBe(
      '1 order today: 1 cancelled. 1 order for Mon 24 Aug: 1 queued for the opening.',
    );
  });
});
