import type { Scenario } from '../scenario.ts';
import { differs, ist, lastSell, sellStates, sentences, times, within } from './expectations.ts';
import { near, standsAt } from './market-moods.ts';

const friday = '2026-08-21';
const monday = '2026-08-24';
/** Sells on the day of the buy, five percent above it. */
const calm = { policy: 'percent', target_percent: '5', first_day: 'T', authorised: 'yes' };
/** At this broker, what was bought yesterday may be sold before it is delivered. */
const base = {
  day: '2026-08-20',
  cashRupees: 300_000,
  symbols: ['SBIN'],
  atBroker: { sellsUnsettled: true },
} as const;

export const sellAtFifteen: Scenario = {
  ...base,
  name: 'bought-at-0908-on-sale-at-0915',
  story: 'A buy fills in the opening auction, and under the same-day rule its sell stands at 09:15.',
  ends: '09:45',
  settings: { sells: calm },
  prepare: (day) => standsAt(day, 'SBIN', -1),
  expect: {
    statuses: { SBIN: 'ongoing' },
    also: (seen) => {
      const bought = seen.when('SBIN', 'order.filled');
      const sold = lastSell(seen, 'SBIN');
      return sentences(
        !within(bought, ist(friday, '09:07'), ist(friday, '09:09')) && 'SBIN did not fill at 09:08',
        !within(sold?.createdAtMs, ist(friday, '09:15'), ist(friday, '09:15:30')) &&
          'The sell was not placed at 09:15',
        differs('Shares on sale', sold?.quantity, seen.order('SBIN')?.executionQty),
        differs('Sells', sellStates(seen, 'SBIN'), 'pending_execution'),
      );
    },
  },
};

export const sellCancelledByHand: Scenario = {
  ...base,
  name: 'sell-cancelled-by-hand',
  story: "A person cancels a sell in the broker's app: it stays away that day, and is back the next morning.",
  ends: '09:45',
  days: 2,
  settings: { sells: calm },
  prepare(day) {
    standsAt(day, 'SBIN', -1);
    day.at(1, '10:00', () => day.cancelByHand('SBIN', 'S'));
  },
  expect: {
    statuses: { SBIN: 'ongoing' },
    also: (seen) =>
      sentences(
        differs('Sells', sellStates(seen, 'SBIN'), 'cancelled by user, pending_execution'),
        differs('Holds told', times(seen, 'position.held'), 1),
        !within(lastSell(seen, 'SBIN')?.createdAtMs, ist(monday, '09:15'), ist(monday, '09:16')) &&
          'The sell was not back on Monday at 09:15',
      ),
  },
};

export const soldByHand: Scenario = {
  ...base,
  name: 'sold-by-hand',
  story: "A person cancels our sell and sells the shares in the broker's app: nothing is sold a second time.",
  ends: '09:45',
  days: 2,
  settings: { sells: calm },
  prepare(day) {
    standsAt(day, 'SBIN', -1);
    day.at(1, '10:00', () => day.cancelByHand('SBIN', 'S'));
    day.at(1, '10:05', () => day.byHand('SBIN', 'S', day.orderOf('SBIN', 'B').filled));
  },
  expect: {
    statuses: { SBIN: 'closed' },
    also: (seen) =>
      sentences(
        differs('Sells', sellStates(seen, 'SBIN'), 'cancelled by user'),
        differs('Shares left', seen.position('SBIN')?.quantity, 0),
        differs(
          'Who closed it',
          seen.events.find(({ kind }) => kind === 'position.closed')?.actor,
          'external',
        ),
      ),
  },
};

export const soldInClosingAuction: Scenario = {
  ...base,
  name: 'sold-in-closing-auction',
  story: 'A sell that rested all day fills in the closing auction, after 15:30.',
  settings: { sells: { ...calm, target_percent: '2' } },
  prepare(day) {
    const pricePaise = near(day, 'SBIN', -1);
    day.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: friday,
      openPaise: pricePaise,
      points: [{ at: '09:15', pricePaise }],
      closePaise: near(day, 'SBIN', 1.8),
    });
  },
  expect: {
    statuses: { SBIN: 'closed' },
    also: (seen) =>
      sentences(
        differs('Sells', sellStates(seen, 'SBIN'), 'closed'),
        !within(
          seen.events.find(({ kind }) => kind === 'position.closed')?.atMs,
          ist(friday, '15:30'),
          ist(friday, '15:40'),
        ) && 'It was not sold in the closing auction',
      ),
  },
};

export const targetOutsideAuctionBand: Scenario = {
  ...base,
  name: 'target-outside-auction-band',
  story:
    "A target lies outside the closing auction's band: nothing is moved there, and no second sell is tried.",
  settings: { sells: calm },
  prepare(day) {
    standsAt(day, 'SBIN', -1);
    // The sell is gone when the auction begins: a new one at this target would be turned down.
    day.exactly(1, '15:20:30', () => day.cancelByHand('SBIN', 'S'));
    day.ask(1, '15:23', { kind: 'resume_position', positionOf: 'SBIN' });
  },
  expect: {
    statuses: { SBIN: 'ongoing' },
    also: (seen) =>
      sentences(
        differs('Sells', sellStates(seen, 'SBIN'), 'cancelled by user'),
        seen.sells('SBIN').some(({ status }) => status === 'rejected') &&
          'A sell was rejected in the auction',
        differs('Answer', seen.answers[0]?.code, 'resumed'),
      ),
  },
};
