import type { Scenario } from '../scenario.ts';
import { opensBelow, staysAbove } from './market-moods.ts';

const next = '2026-08-21';

export const cancelledByHand: Scenario = {
  name: 'cancelled-by-hand',
  story:
    "One order is cancelled in the broker's app in the evening, another during the day; both are the user's doing.",
  ends: '10:30',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['MARUTI', 'POWERGRID', 'COALINDIA'],
  prepare(day) {
    staysAbove(day, 'POWERGRID', next);
    opensBelow(day, 'COALINDIA', next);
    day.at('evening', '17:30', () => {
      day.broker.cancel(day.ucc, day.orderOf('MARUTI').orderNumber, { amo: true }, 'app');
    });
    day.at(1, '10:12', () => {
      day.broker.cancel(day.ucc, day.orderOf('POWERGRID').orderNumber, { amo: false }, 'app');
    });
  },
  expect: {
    statuses: { MARUTI: 'cancelled', POWERGRID: 'cancelled', COALINDIA: 'ongoing' },
    also: (seen) =>
      ['MARUTI', 'POWERGRID'].flatMap((symbol) => {
        const times = seen.kinds(symbol).filter((kind) => kind === 'order.cancelled').length;
        const by = seen.order(symbol)?.cancelledBy;
        return [
          ...(times === 1 ? [] : [`${symbol}'s cancellation was told ${times} times`]),
          ...(by === 'system' ? [`${symbol} is said to be cancelled by the system`] : []),
        ];
      }),
  },
};

export const modifiedByHand: Scenario = {
  name: 'modified-by-hand',
  story: "Price and quantity are changed in the broker's app: told once, and the new values are shown.",
  ends: '10:45',
  day: '2026-08-20',
  cashRupees: 900_000,
  symbols: ['HINDALCO', 'JSWSTEEL'],
  prepare(day) {
    staysAbove(day, 'HINDALCO', next);
    opensBelow(day, 'JSWSTEEL', next);
    day.at(1, '10:20', () => {
      const order = day.orderOf('HINDALCO');
      day.broker.modify(
        day.ucc,
        order.orderNumber,
        { pricePaise: order.pricePaise - 10 * order.instrument.tickPaise, quantity: order.quantity + 5 },
        'app',
      );
    });
  },
  expect: {
    statuses: { HINDALCO: 'pending_execution', JSWSTEEL: 'ongoing' },
    also(seen) {
      const told = seen.kinds('HINDALCO').filter((kind) => kind === 'order.modified').length;
      return told === 1 ? [] : [`The change by hand was told ${told} times`];
    },
  },
};
