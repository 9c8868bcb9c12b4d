import type { Scenario } from '../scenario.ts';
import { differs, sentences, times } from './expectations.ts';

/** What each evening's analysis finds; some are found again while they are owned, and again after they were sold. */
const evenings: readonly (readonly string[])[] = [
  ['SBIN', 'ITC'],
  ['TATASTEEL'],
  ['SBIN', 'NTPC'],
  [],
  ['CIPLA'],
  ['WIPRO', 'ITC'],
  ['ONGC'],
  ['SBIN'],
  [],
  ['AXISBANK', 'INFY'],
  ['TATASTEEL', 'NTPC'],
  ['COALINDIA'],
  ['ITC'],
  [],
  ['SBIN', 'WIPRO'],
  ['HINDALCO'],
  ['CIPLA', 'ONGC'],
  ['INFY'],
  [],
  [],
];

/** Days on which something happens while others have their machine off. */
const BUSY_DAYS: readonly number[] = [4, 8, 12];
const FIVE_HOURS_MS = 5 * 3_600_000;

export const twentyDays: Scenario = {
  name: 'twenty-days',
  story:
    'Twenty trading days in a row with two long weekends, bought and sold as the market will have it; on most of them the machine is off over noon.',
  day: '2026-09-11',
  days: 20,
  cashRupees: 500_000,
  symbols: evenings[0] ?? [],
  later: Object.fromEntries(evenings.entries()),
  settings: { sells: { policy: 'percent', target_percent: '1', first_day: 'T+1', authorised: 'yes' } },
  atBroker: { sellsUnsettled: true },
  prepare(day) {
    for (let number = 1; number <= 20; number += 1) {
      if (!BUSY_DAYS.includes(number)) day.at(number, '09:50', () => day.switchOff(FIVE_HOURS_MS));
    }
    day.at(4, '10:10', () => day.expireSessions());
    day.at(8, '11:00', () => day.crash(120_000));
    day.at(12, '12:00', () => day.dropFeeds());
  },
  expect: {
    statuses: {},
    also(seen) {
      const closed = seen.positions.filter(({ closedAtMs }) => closedAtMs !== null);
      const again = closed.filter(({ instrumentKey, closedAtMs }) =>
        seen.positions.some(
          (other) => other.instrumentKey === instrumentKey && other.openedAtMs > (closedAtMs ?? 0),
        ),
      );
      return sentences(
        differs('Days sealed', times(seen, 'account.day_sealed'), 21),
        differs('Days not sealed', times(seen, 'account.day_unsealed'), 0),
        seen.positions.length < 5 && `Positions opened: ${seen.positions.length}, not at least 5`,
        closed.length < 3 && `Positions sold: ${closed.length}, not at least 3`,
        again.length === 0 && 'Nothing was bought again after it was sold',
      );
    },
  },
};
