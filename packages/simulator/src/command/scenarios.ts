import type { Fault } from '../faults/fault.ts';
import type { Simulator } from '../simulator-types.ts';

/** A small day with one thing in it, for a hand-run simulator. */
interface Scenario {
  readonly summary: string;
  readonly cashPaise?: number;
  readonly faults?: readonly Fault[];
  arrange?(simulator: Simulator, ucc: string): void;
}

const MINUTE_MS = 60_000;
const RISK_TEXT = 'RMS:Blocked for order entry: account under review';

export const SCENARIOS = {
  plain: { summary: 'nothing goes wrong' },
  'rejected-at-once': {
    summary: 'every buy is acknowledged, and rejected moments later by the risk desk',
    arrange: ({ broker }, ucc) => broker.rejectAtOnce({ ucc, side: 'B' }, RISK_TEXT),
  },
  'rejected-at-open': {
    summary: 'every waiting buy is rejected when the morning releases it',
    arrange: ({ broker }, ucc) => broker.rejectAtOpen({ ucc, side: 'B' }, RISK_TEXT),
  },
  'funds-short': { summary: 'an account with 500 rupees', cashPaise: 50_000 },
  'partial-fill': {
    summary: 'the market trades three shares of each instrument in a minute',
    arrange({ broker }) {
      for (const { tradingSymbol } of broker.instruments()) {
        broker.market.setScript({ tradingSymbol, liquidityPerMinute: 3, auctionLiquidity: 3 });
      }
    },
  },
  'reply-lost-taken': {
    summary: 'the first placement is taken, its answer is lost',
    faults: [{ kind: 'lost_after', operation: 'place', times: 1 }],
  },
  'reply-lost-not-taken': {
    summary: 'the first placement never arrives',
    faults: [{ kind: 'lost_before', operation: 'place', times: 1 }],
  },
  'visible-late': {
    summary: 'orders appear in the book two minutes after they were placed',
    faults: [{ kind: 'late_visibility', ms: 2 * MINUTE_MS }],
  },
  'feed-down': {
    summary: 'the order feed turns everybody away',
    faults: [{ kind: 'feed_refuse' }],
  },
  'feed-silent': {
    summary: 'the order feed connects and then says nothing',
    faults: [{ kind: 'feed_silence' }],
  },
  'session-expired': {
    summary: 'the session ends at the tenth reading of the book',
    faults: [{ kind: 'expired_session', operation: 'orders', skip: 9, times: 1 }],
  },
  'no-data': {
    summary: 'every second reading of the book says that there are no orders',
    faults: [{ kind: 'no_data', probability: 0.5 }],
  },
  'book-truncated': {
    summary: 'every third reading of the book breaks off',
    faults: [{ kind: 'truncated', operation: 'orders', probability: 1 / 3 }],
  },
  'book-shrunk': {
    summary: 'every third reading of the book lacks its newest order',
    faults: [{ kind: 'shrunken_book', missing: 1, probability: 1 / 3 }],
  },
  slow: {
    summary: 'every answer takes two seconds',
    faults: [{ kind: 'delay', ms: 2000 }],
  },
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof SCENARIOS;

export function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(SCENARIOS, name);
}

export function scenarioOf(name: ScenarioName): Scenario {
  return SCENARIOS[name];
}
