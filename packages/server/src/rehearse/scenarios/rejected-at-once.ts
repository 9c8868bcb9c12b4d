import type { Scenario } from '../scenario.ts';
import { opensBelow } from './market-moods.ts';

const words =
  'RMS:Rule: Check circuit limit including square off order exceeds  : Circuit breach, Order Price :1010.00, Low Price Range:810.00 High Price Range:990.00';

export const rejectedAtOnce: Scenario = {
  name: 'rejected-at-once',
  story:
    'The broker takes an order and its risk desk rejects it moments later; that is known within 30 seconds.',
  ends: '09:30',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['SBIN', 'INFY'],
  prepare(day) {
    day.broker.rejectAtOnce({ tradingSymbol: 'SBIN-EQ' }, words, 'rms');
    opensBelow(day, 'INFY', '2026-08-21');
  },
  expect: {
    statuses: { SBIN: 'rejected', INFY: 'ongoing' },
    also(seen) {
      const accepted = seen.when('SBIN', 'order.accepted');
      const rejected = seen.when('SBIN', 'order.rejected');
      const wrong: string[] = [];
      if (accepted === undefined || rejected === undefined)
        return ['SBIN was not seen accepted and then rejected'];
      if (rejected - accepted > 30_000)
        wrong.push(`SBIN's rejection was found after ${rejected - accepted} ms`);
      if (seen.order('SBIN')?.brokerWords !== words) wrong.push("SBIN does not show the broker's own words");
      if (seen.events.some(({ kind }) => kind === 'account.book_doubted')) {
        wrong.push('The book was doubted although the broker only emptied it at midnight');
      }
      if (seen.order('SBIN')?.reasonCode == null) wrong.push('SBIN has no reason code');
      return wrong;
    },
  },
};
