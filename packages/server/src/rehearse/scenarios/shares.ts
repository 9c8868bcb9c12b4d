import type { Scenario } from '../scenario.ts';
import { differs, ist, lastSell, sellStates, sentences, times, within } from './expectations.ts';
import { fallsBy, near, standsAt } from './market-moods.ts';

const friday = '2026-08-21';
const monday = '2026-08-24';
const calm = { policy: 'percent', target_percent: '5', first_day: 'T', authorised: 'yes' };
const base = { day: '2026-08-20', cashRupees: 300_000, symbols: ['SBIN'] } as const;

export const ownSharesStay: Scenario = {
  ...base,
  name: 'own-shares-stay',
  story: 'A person buys more of what the machine bought: only what the machine bought is sold.',
  ends: '11:30',
  settings: { sells: { ...calm, target_percent: '2' } },
  prepare(day) {
    day.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: friday,
      openPaise: near(day, 'SBIN', -1),
      points: [
        { at: '09:15', pricePaise: near(day, 'SBIN', -1) },
        { at: '10:30', pricePaise: near(day, 'SBIN', -1) },
        { at: '11:00', pricePaise: near(day, 'SBIN', 4) },
      ],
    });
    day.at(1, '10:00', () => day.byHand('SBIN', 'B', 100));
  },
  expect: {
    statuses: { SBIN: 'closed' },
    also: (seen) =>
      sentences(
        differs('Sells', sellStates(seen, 'SBIN'), 'closed'),
        differs('Shares sold', lastSell(seen, 'SBIN')?.executionQty, seen.order('SBIN')?.executionQty),
      ),
  },
};

export const noSellAuthorisation: Scenario = {
  ...base,
  name: 'no-sell-authorisation',
  story: 'The account may not sell without TPIN: no sell is tried, and the reason is told once.',
  ends: '09:45',
  days: 2,
  settings: { sells: { ...calm, authorised: 'no' } },
  atBroker: { sellAuthorised: false },
  prepare: (day) => standsAt(day, 'SBIN', -1),
  expect: {
    statuses: { SBIN: 'ongoing' },
    also: (seen) =>
      sentences(
        differs('Sells', sellStates(seen, 'SBIN'), ''),
        differs('Reason', seen.position('SBIN')?.noSellReason?.code, 'sell_not_authorised'),
        differs('Told', times(seen, 'position.sell_missing'), 1),
      ),
  },
};

export const splitOvernight: Scenario = {
  ...base,
  atBroker: { sellsUnsettled: true },
  name: 'split-overnight',
  story:
    'A share is split overnight: its sells freeze until a person records it, then all new shares are on sale.',
  ends: '10:30',
  days: 2,
  settings: { sells: calm },
  prepare(day) {
    standsAt(day, 'SBIN', -1, friday);
    day.split({ tradingSymbol: 'SBIN-EQ', from: 1, to: 5, exDay: monday });
    day.ask(2, '10:00', {
      kind: 'adjust_position',
      positionOf: 'SBIN',
      body: { from: 1, to: 5, ex_day: monday, reason: 'Split 1 to 5' },
    });
  },
  expect: {
    statuses: { SBIN: 'ongoing' },
    also: (seen) => {
      const bought = seen.order('SBIN')?.executionQty ?? 0;
      const onMonday = seen.sells('SBIN').filter(({ tradingDay }) => tradingDay === monday);
      return sentences(
        differs('Answer', seen.answers[0]?.code, 'adjusted'),
        differs('Shares', seen.position('SBIN')?.quantity, bought * 5),
        differs('Freezes told', times(seen, 'position.frozen'), 1),
        onMonday.some(({ createdAtMs }) => createdAtMs < ist(monday, '10:00')) &&
          'A sell was placed before the split was recorded',
        differs('Shares on sale on Monday', onMonday.at(-1)?.quantity, bought * 5),
      );
    },
  },
};

export const restRejected: Scenario = {
  ...base,
  name: 'partial-fill-then-rest-rejected',
  story: 'A buy fills in part and the exchange rejects the rest: what filled is owned, and it is on sale.',
  ends: '11:30',
  cashRupees: 600_000,
  symbols: ['TATASTEEL'],
  settings: { sells: calm },
  prepare(day) {
    fallsBy(day, 'TATASTEEL', friday, '10:30', 3);
    day.at(1, '11:05', () => {
      day.broker.rejectRest(
        day.ucc,
        day.orderOf('TATASTEEL', 'B').orderNumber,
        '17070 : The price is out of the current execution range',
      );
    });
  },
  expect: {
    statuses: { TATASTEEL: 'ongoing' },
    also(seen) {
      const order = seen.order('TATASTEEL');
      const filled = order?.executionQty ?? 0;
      return sentences(
        (filled === 0 || filled >= (order?.quantity ?? 0)) && `${filled} shares are not a part`,
        differs('The attempt', order?.attempts.at(-1)?.state, 'rejected'),
        differs('Shares owned', seen.position('TATASTEEL')?.boughtQty, filled),
        differs('Shares on sale', lastSell(seen, 'TATASTEEL')?.quantity, filled),
        !within(lastSell(seen, 'TATASTEEL')?.createdAtMs, ist(friday, '10:00'), ist(friday, '15:30')) &&
          'Nothing was on sale that day',
      );
    },
  },
};
