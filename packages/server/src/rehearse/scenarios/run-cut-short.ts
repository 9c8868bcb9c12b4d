import type { Scenario } from '../scenario.ts';
import { differs, sentences, times } from './expectations.ts';
import { standsAt } from './market-moods.ts';

const friday = '2026-08-21';
const ten = ['RELIANCE', 'TCS', 'HDFCBANK', 'INFY', 'ICICIBANK', 'SBIN', 'ITC', 'LT', 'AXISBANK', 'WIPRO'];

export const runCutShort: Scenario = {
  name: 'run-cut-short',
  story:
    'The program is killed in the middle of a placement run: the next one places the rest, nothing twice, and says so.',
  ends: '09:30',
  day: '2026-08-20',
  cashRupees: 2_000_000,
  symbols: ten,
  settings: { max_positions: 10, capital_per_trade: '15000.00' },
  prepare(day) {
    for (const symbol of ten) standsAt(day, symbol, -1, friday);
    day.exactly('evening', '16:05:01', () => day.crashAt('placement:answered', 45_000));
  },
  expect: {
    statuses: Object.fromEntries(ten.map((symbol) => [symbol, 'ongoing'])),
    also: (seen) =>
      sentences(
        differs('Told of the run', times(seen, 'account.run_cut_short'), 1),
        seen.orders.filter(({ side }) => side === 'buy').length !== ten.length &&
          'A row was placed twice or never',
        ...ten.map((symbol) => differs(`Attempts of ${symbol}`, seen.order(symbol)?.attempts.length, 1)),
      ),
  },
};
