import type { Scenario } from '../scenario.ts';
import { differs, ist, sentences, times, within } from './expectations.ts';
import { fallsBy, opensBelow, standsAt, staysAbove } from './market-moods.ts';

const friday = '2026-08-21';

export const crashAtTheOpen: Scenario = {
  name: 'crash-at-the-open',
  story: 'The program is killed as the orders go to the exchange, and again as they fill: each is told once.',
  ends: '09:45',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['RELIANCE', 'TCS', 'HDFCBANK'],
  settings: { sells: { policy: 'percent', target_percent: '5', first_day: 'T', authorised: 'yes' } },
  prepare(day) {
    standsAt(day, 'RELIANCE', -1);
    standsAt(day, 'TCS', -1);
    staysAbove(day, 'HDFCBANK', friday);
    day.at(1, '08:59:50', () => day.crash(40_000));
    day.at(1, '09:07:50', () => day.crash(120_000));
    day.at(1, '09:15', () => day.crash(30_000));
  },
  expect: {
    statuses: { RELIANCE: 'ongoing', TCS: 'ongoing', HDFCBANK: 'pending_execution' },
    also: (seen) =>
      ['RELIANCE', 'TCS'].flatMap((symbol) =>
        sentences(
          differs(`Fills told of ${symbol}`, times(seen, 'order.filled', seen.order(symbol)?.id), 1),
          differs(`Sells of ${symbol}`, seen.sells(symbol).length, 1),
        ),
      ),
  },
};

export const crashWhilePlacing: Scenario = {
  name: 'crash-while-placing',
  story:
    "The program is killed between the broker's answer and writing it down: the order is found, not sent again.",
  ends: '09:30',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['CIPLA', 'LT'],
  prepare(day) {
    opensBelow(day, 'CIPLA', friday);
    opensBelow(day, 'LT', friday);
    day.exactly('evening', '16:04', () => day.crashAt('placement:answered', 45_000));
  },
  expect: {
    statuses: { CIPLA: 'ongoing' },
    also: (seen) => sentences(differs('Attempts', seen.order('CIPLA')?.attempts.length, 1)),
  },
};

export const twoInstances: Scenario = {
  name: 'two-instances',
  story:
    'Two instances share an account; the one that acts dies, and the other takes over when its lease has run out.',
  ends: '11:30',
  day: '2026-08-20',
  cashRupees: 300_000,
  symbols: ['SBIN', 'ITC'],
  leaseMs: 180_000,
  prepare(day) {
    opensBelow(day, 'SBIN', friday);
    fallsBy(day, 'ITC', friday, '11:00');
    day.exactly('evening', '15:52', () => day.startSecond());
    day.at(1, '09:05', () => day.crash(0));
  },
  expect: {
    statuses: { SBIN: 'ongoing', ITC: 'ongoing' },
    also: (seen) =>
      sentences(
        !within(seen.when('SBIN', 'order.filled'), ist(friday, '09:07'), ist(friday, '09:13')) &&
          'The fill of SBIN was not known soon after the takeover',
      ),
  },
};
