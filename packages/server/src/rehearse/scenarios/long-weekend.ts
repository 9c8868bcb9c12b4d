import type { Scenario } from '../scenario.ts';
import { opensBelow, staysAbove } from './market-moods.ts';

const monday = '2026-10-05';

export const longWeekend: Scenario = {
  name: 'long-weekend',
  story:
    'Placed on a Thursday before a holiday and a weekend: nothing moves for three days, everything on Monday.',
  day: '2026-10-01',
  cashRupees: 350_000,
  symbols: ['BAJAJ-AUTO', 'TATASTEEL', 'SBIN', 'INFY'],
  prepare(day) {
    opensBelow(day, 'BAJAJ-AUTO', monday);
    staysAbove(day, 'TATASTEEL', monday);
    opensBelow(day, 'SBIN', monday);
  },
  expect: {
    statuses: { 'BAJAJ-AUTO': 'ongoing', TATASTEEL: 'cancelled', SBIN: 'ongoing', INFY: 'cancelled' },
    also(seen) {
      const wrong: string[] = [];
      for (const order of seen.orders) {
        if (order.tradingDay !== monday)
          wrong.push(`${order.symbol} belongs to ${order.tradingDay}, not to ${monday}`);
      }
      if (seen.order('INFY')?.cancelledBy !== 'expiry')
        wrong.push('INFY did not wait until Monday 15:30 in the queue');
      const expired = seen.when('INFY', 'order.retry_expired');
      const due = Temporal.ZonedDateTime.from(`${monday}T15:30[Asia/Kolkata]`).epochMilliseconds;
      if (expired === undefined || expired < due) wrong.push('INFY expired before Monday 15:30');
      return wrong;
    },
  },
};
