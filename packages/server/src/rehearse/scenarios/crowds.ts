import type { Scenario } from '../scenario.ts';
import { differs, ist, sentences } from './expectations.ts';
import { standsAt } from './market-moods.ts';

const friday = '2026-08-21';
const forty = [
  'RELIANCE',
  'TCS',
  'HDFCBANK',
  'INFY',
  'ICICIBANK',
  'SBIN',
  'ITC',
  'LT',
  'AXISBANK',
  'KOTAKBANK',
  'HINDUNILVR',
  'BHARTIARTL',
  'BAJFINANCE',
  'ASIANPAINT',
  'SUNPHARMA',
  'TITAN',
  'WIPRO',
  'POWERGRID',
  'NTPC',
  'ONGC',
  'COALINDIA',
  'TATASTEEL',
  'JSWSTEEL',
  'HINDALCO',
  'CIPLA',
  'DRREDDY',
  'BAJAJ-AUTO',
  'M&M',
  'TECHM',
  'HCLTECH',
  'GLENMARK',
  'JYOTHYLAB',
  'KEC',
  'SYMPHONY',
  'GABRIEL',
  'SUNDRMFAST',
  'TRITURBINE',
  'HONASA',
  'SOUTHBANK',
  'TRIDENT',
];
const words = '16387 : Security is not allowed to trade in this market';

export const fortyRejections: Scenario = {
  name: 'forty-rejections-at-the-open',
  story: 'The exchange turns down forty orders at once: each is known within seconds, with its reason.',
  ends: '09:30',
  day: '2026-08-20',
  cashRupees: 2_000_000,
  symbols: forty,
  settings: { max_positions: 40, capital_per_trade: '15000.00', guards: { breaker_rejections: null } },
  preferences: (before) => before,
  prepare: (day) => day.broker.rejectAtOpen({ ucc: day.ucc }, words, 'exchange'),
  expect: {
    statuses: {},
    also(seen) {
      const rejected = seen.orders.filter(({ status }) => status === 'rejected');
      const late = seen.events.filter(
        ({ kind, atMs }) => kind === 'order.rejected' && atMs > ist(friday, '09:00:15'),
      );
      const told = new Set(
        seen.told.filter(({ kind }) => kind === 'order_rejected').map(({ orderId }) => orderId),
      );
      return sentences(
        differs('Rejected', rejected.length, 40),
        differs('Rejections told', told.size, 40),
        late.length > 0 && `${late.length} rejections were known after 09:00:15`,
        rejected.some(({ brokerWords }) => brokerWords !== words) && "A rejection lacks the broker's words",
      );
    },
  },
};

const many = forty.slice(0, 24);

export const killSwitchInTheRun: Scenario = {
  name: 'kill-switch-in-the-run',
  story: 'The kill switch is pulled in the middle of a placement run: within a second nothing more is sent.',
  ends: '09:30',
  day: '2026-08-20',
  cashRupees: 2_000_000,
  symbols: many,
  settings: { max_positions: 24, capital_per_trade: '15000.00' },
  prepare(day) {
    for (const symbol of many) standsAt(day, symbol, -1, friday);
    day.ask('evening', '16:05:01', { kind: 'kill', body: {} });
  },
  expect: {
    statuses: {},
    also(seen) {
      const killed = seen.events.find(({ kind }) => kind === 'account.killed')?.atMs ?? Number.NaN;
      const sent = seen.events.filter(({ kind }) => kind === 'order.sending');
      return sentences(
        differs('Answer', seen.answers[0]?.code, 'killed'),
        (sent.length === 0 || sent.length === many.length) && `${sent.length} of ${many.length} were sent`,
        sent.some(({ atMs }) => atMs > killed + 1_000) && 'Something was sent after the switch was pulled',
        seen.orders.some(({ side }) => side === 'sell') && 'Something was sold',
      );
    },
  },
};

export const identicalByHand: Scenario = {
  name: 'identical-orders-by-hand',
  story:
    'A reply is lost, and in that window two orders alike are placed by hand: neither is taken for ours.',
  ends: '09:30',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['CIPLA'],
  prepare(day) {
    standsAt(day, 'CIPLA', -1, friday);
    day.faults.add({ kind: 'lost_before', operation: 'place', mentions: 'CIPLA-EQ', times: 1 });
    day.exactly('evening', '16:05:03', () => {
      const { tickPaise } = day.instrument('CIPLA');
      const last = day.broker.quotes(day.instrument('CIPLA')).lastPaise;
      const pricePaise = Math.floor((last * 1.01) / tickPaise) * tickPaise;
      for (let count = 0; count < 2; count += 1) {
        day.byHand('CIPLA', 'B', Math.floor(10_000_000 / pricePaise), pricePaise, { amo: true });
      }
    });
  },
  expect: {
    statuses: { CIPLA: 'unconfirmed' },
    also(seen) {
      const ours = seen.order('CIPLA');
      const foreign = seen.orders.filter(({ origin }) => origin === 'external');
      return sentences(
        differs('Foreign orders', foreign.length, 2),
        foreign.some(({ quantity }) => quantity !== ours?.quantity) &&
          `The orders are not alike: ${ours?.quantity} and ${foreign[0]?.quantity}`,
        foreign.some(({ limitPricePaise }) => limitPricePaise !== ours?.limitPricePaise) &&
          `The prices are not alike: ${ours?.limitPricePaise} and ${foreign[0]?.limitPricePaise}`,
        differs('Attempts', ours?.attempts.length, 1),
        differs('Linked number', ours?.attempts[0]?.brokerOrderId, null),
      );
    },
  },
};
