import type { Scenario } from '../scenario.ts';
import { differs, ist, sentences, within } from './expectations.ts';
import { opensBelow, standsAt } from './market-moods.ts';

const friday = '2026-08-21';
const monday = '2026-08-24';
const RUPEES_2_LAKH = 20_000_000;

export const boughtByHandMeanwhile: Scenario = {
  name: 'queued-symbol-bought-by-hand',
  story: 'While an order waits for money, its owner buys the share by hand: it is no longer needed.',
  ends: '10:30',
  day: '2026-08-20',
  cashRupees: 50_000,
  symbols: ['CIPLA'],
  prepare(day) {
    standsAt(day, 'CIPLA', 0);
    day.at(1, '10:00', () => {
      day.broker.deposit(day.ucc, RUPEES_2_LAKH);
      day.byHand('CIPLA', 'B', 12);
    });
    day.ask(1, '10:05', { kind: 'retry', buyOf: 'CIPLA' });
  },
  expect: {
    statuses: { CIPLA: 'cancelled' },
    also(seen) {
      const order = seen.order('CIPLA');
      const external = seen.orders.find(({ origin }) => origin === 'external');
      return sentences(
        differs('Reason', order?.reasonCode, 'no_longer_needed'),
        differs('Attempts', order?.attempts.length, 0),
        differs('The foreign order', external?.status, 'closed'),
        differs('Answer to a retry', seen.answers[0]?.state, 'refused'),
      );
    },
  },
};

export const marginServiceDown: Scenario = {
  name: 'margin-service-down',
  story:
    'The margin service does not answer in the evening: that is no want of money, costs no try, and passes.',
  ends: '09:30',
  day: '2026-08-20',
  cashRupees: 300_000,
  symbols: ['SBIN', 'ITC'],
  prepare(day) {
    for (const symbol of ['SBIN', 'ITC']) opensBelow(day, symbol, friday);
    day.faults.add({
      kind: 'status',
      status: 503,
      operation: 'margin',
      untilMs: day.moment('evening', '18:00'),
    });
  },
  expect: {
    statuses: { SBIN: 'ongoing', ITC: 'ongoing' },
    also: (seen) =>
      ['SBIN', 'ITC'].flatMap((symbol) =>
        sentences(
          !seen.kinds(symbol).includes('order.retry_queued') && `${symbol} was never queued`,
          differs(`Shortfall of ${symbol}`, seen.order(symbol)?.shortfallPaise, null),
          differs(`Tries of ${symbol}`, seen.order(symbol)?.retryCount, 1),
          !within(seen.when(symbol, 'order.accepted'), ist(friday, '08:30'), ist(friday, '08:31')) &&
            `${symbol} was not placed at 08:30`,
        ),
      ),
  },
};

export const fridayFailureOnMonday: Scenario = {
  name: 'friday-failure-on-monday',
  story: 'What failed on a Friday is tried again on Monday at 08:30, with the money that came meanwhile.',
  day: friday,
  cashRupees: 120_000,
  symbols: ['SBIN', 'ITC', 'NTPC'],
  prepare(day) {
    for (const symbol of ['SBIN', 'ITC', 'NTPC']) opensBelow(day, symbol, monday);
    day.at(1, '07:30', () => day.broker.deposit(day.ucc, RUPEES_2_LAKH / 2));
  },
  expect: {
    statuses: { SBIN: 'ongoing', ITC: 'ongoing', NTPC: 'cancelled' },
    also: (seen) =>
      sentences(
        !within(seen.when('ITC', 'order.accepted'), ist(monday, '08:30'), ist(monday, '08:31')) &&
          'ITC was not placed on Monday at 08:30',
        differs('NTPC ended by', seen.order('NTPC')?.cancelledBy, 'expiry'),
        !within(seen.when('NTPC', 'order.retry_expired'), ist(monday, '15:30'), ist(monday, '15:31')) &&
          'NTPC did not wait until Monday 15:30',
      ),
  },
};

const ten = ['SBIN', 'ITC', 'NTPC', 'ONGC', 'CIPLA', 'WIPRO', 'AXISBANK', 'INFY', 'TATASTEEL', 'COALINDIA'];

export const nineOfTenRejected: Scenario = {
  name: 'nine-of-ten-rejected-for-funds',
  story:
    "At the morning's margin run the money is gone but for one order: nine are rejected, and none is sent again.",
  ends: '09:30',
  day: '2026-08-20',
  cashRupees: 1_100_000,
  symbols: ten,
  settings: { max_positions: 10, amo_blocks_funds: 'no' },
  prepare(day) {
    for (const symbol of ten) opensBelow(day, symbol, friday);
    day.at(1, '08:40', () => day.broker.withdraw(day.ucc, 98_000_000));
  },
  expect: {
    statuses: {},
    also(seen) {
      const of = (status: string) => seen.orders.filter((order) => order.status === status);
      return sentences(
        differs('Filled', of('ongoing').length, 1),
        differs('Rejected', of('rejected').length, 9),
        of('rejected').some(({ reasonCode }) => reasonCode !== 'margin_short') &&
          `A rejection has the reason ${of('rejected')[0]?.reasonCode}`,
        seen.orders.some(({ attempts }) => attempts.length !== 1) && 'An order was sent again',
      );
    },
  },
};
