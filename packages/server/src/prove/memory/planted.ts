import type { Attempt, BrokerPort, Fill, PlacementOutcome } from '@orderwatch/core';
import type { ChangeSet } from '../../db/cycle/change-set.ts';
import type { Act } from './draw-world.ts';

/** Faults put into the program and its store on purpose. What finds none of them proves nothing. */
export interface Planted {
  readonly name: string;
  /** What has to happen for it to matter. */
  readonly acts?: readonly Act[];
  /** What is written instead of what was decided. */
  readonly changes?: (changes: ChangeSet) => ChangeSet;
  /** The store takes writes under an old lease, and whoever had one believes to have it still. */
  readonly staleWriter?: true;
  /** How an order is sent instead. */
  readonly place?: (
    send: () => Promise<PlacementOutcome>,
    sendAs: BrokerPort['placeOrder'],
    wish: Parameters<BrokerPort['placeOrder']>,
  ) => Promise<PlacementOutcome>;
}

export const NOTHING_PLANTED: Planted = { name: 'nothing' };

const silence: Act = {
  day: 0,
  time: '16:04:50',
  account: 0,
  kind: 'faults',
  faults: [{ kind: 'lost_after', operation: 'place', times: 1 }],
  minutes: 12,
};
const takeover: readonly Act[] = [
  { day: 0, time: '15:52:00', account: 0, kind: 'second_instance' },
  { day: 0, time: '16:04:30', account: 0, kind: 'suspend', ms: 240_000 },
  { day: 1, time: '09:00:05', account: 0, kind: 'suspend', ms: 240_000 },
];
const byHand: Act = {
  day: 1,
  time: '09:25:00',
  account: 0,
  kind: 'buy_by_hand',
  symbol: 'ITC',
  quantity: 2,
};

const bigger = (fill: Fill): Fill => ({ ...fill, quantity: fill.quantity + 1 });

export const PLANTED: readonly Planted[] = [
  {
    name: 'every order is sent twice',
    async place(send) {
      await send();
      return send();
    },
  },
  {
    name: 'an order is forgotten',
    acts: [byHand],
    changes: (changes) => ({
      ...changes,
      newOrders: changes.newOrders.filter(({ order }) => order.origin !== 'external'),
      newAttempts: changes.newAttempts.filter(({ attempt }) => attempt.clientTag !== null),
      fills: changes.fills.filter(({ fill }) => !fill.orderId.startsWith('ord_x')),
    }),
  },
  {
    name: 'a share more is counted than was traded',
    changes: (changes) => ({
      ...changes,
      fills: changes.fills.map((one) => ({ ...one, fill: bigger(one.fill) })),
    }),
  },
  {
    name: 'an execution is not counted',
    changes: (changes) => ({ ...changes, fills: [] }),
  },
  {
    name: 'what was sent without an answer counts as not sent',
    acts: [silence],
    async place(send) {
      const outcome = await send();
      return outcome.kind === 'unknown'
        ? { kind: 'not_sent', why: 'timeout', words: 'No answer came' }
        : outcome;
    },
  },
  {
    name: 'what was sent without an answer is sent again',
    acts: [silence],
    async place(send, sendAs, [request, tag]) {
      const outcome = await send();
      return outcome.kind === 'unknown' ? sendAs(request, tag, () => ({ ok: true })) : outcome;
    },
  },
  { name: 'whoever was overtaken goes on writing', acts: takeover, staleWriter: true },
  {
    name: 'what is sent is not written down before',
    changes: (changes) => ({
      ...changes,
      newAttempts: changes.newAttempts.map((one) => ({ ...one, attempt: otherTag(one.attempt) })),
      attempts: changes.attempts.map((one) => ({ ...one, attempt: otherTag(one.attempt) })),
    }),
  },
  {
    name: 'an order ends although nothing says so',
    changes: (changes) => ({
      ...changes,
      evidence: [],
      events: changes.events.map((event) => ({ ...event, evidenceId: null })),
    }),
  },
];

function otherTag(attempt: Attempt): Attempt {
  const { clientTag } = attempt;
  return clientTag === null
    ? attempt
    : { ...attempt, clientTag: `${clientTag.slice(0, -1)}0` as typeof clientTag };
}
