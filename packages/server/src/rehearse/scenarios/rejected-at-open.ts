import type { Scenario } from '../scenario.ts';
import { opensBelow } from './market-moods.ts';

const words =
  'RMS:Rule: Check T1 holdings including square off order exceeds for entity account across exchange';

export const rejectedAtOpen: Scenario = {
  name: 'rejected-at-open',
  story:
    'An order that waited all night is rejected when it is sent to the exchange; that is known within seconds.',
  ends: '09:30',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['ITC', 'WIPRO'],
  prepare(day) {
    day.broker.rejectAtOpen({ tradingSymbol: 'ITC-EQ' }, words, 'rms');
    opensBelow(day, 'WIPRO', '2026-08-21');
  },
  expect: {
    statuses: { ITC: 'rejected', WIPRO: 'ongoing' },
    also(seen) {
      const wrong: string[] = [];
      const known = seen.when('ITC', 'order.rejected');
      const open = Temporal.ZonedDateTime.from('2026-08-21T09:00[Asia/Kolkata]').epochMilliseconds;
      if (known === undefined || known - open > 15_000) wrong.push('The rejection was not known by 09:00:15');
      if (seen.order('ITC')?.brokerWords !== words) wrong.push("ITC does not show the broker's own words");
      if (!seen.kinds('ITC').includes('order.queued')) wrong.push('ITC was never seen waiting for the open');
      return wrong;
    },
  },
};
