import type { Scenario } from '../scenario.ts';
import { fallsBy, opensBelow, staysAbove } from './market-moods.ts';

const next = '2026-08-21';

export const plainDay: Scenario = {
  name: 'plain-day',
  story: 'Two buys fill in the opening auction, one before noon, and one never reaches its price.',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['RELIANCE', 'TCS', 'IDEA', 'HDFCBANK'],
  prepare(day) {
    opensBelow(day, 'RELIANCE', next);
    opensBelow(day, 'TCS', next);
    fallsBy(day, 'IDEA', next, '11:00');
    staysAbove(day, 'HDFCBANK', next);
  },
  expect: {
    statuses: { RELIANCE: 'ongoing', TCS: 'ongoing', IDEA: 'ongoing', HDFCBANK: 'cancelled' },
    also(seen) {
      const wrong: string[] = [];
      for (const symbol of ['RELIANCE', 'TCS', 'IDEA', 'HDFCBANK']) {
        if (seen.order(symbol)?.verifiedAtMs == null)
          wrong.push(`${symbol} was never verified after placing`);
      }
      if (seen.order('HDFCBANK')?.cancelledBy === 'user')
        wrong.push('HDFCBANK is said to be cancelled by the user');
      return wrong;
    },
  },
};
