import type { AddedFault, OrderMatcher, Simulator } from '@orderwatch/simulator';

export const FAULT_NAMES = [
  'feed_down',
  'book_says_nothing',
  'server_errors',
  'reply_lost',
  'rejected_at_open',
  'session_expired',
] as const;
export type FaultName = (typeof FAULT_NAMES)[number];

interface FaultFacts {
  readonly label: string;
  /** What the broker does, and what must come of it. */
  readonly story: string;
  /** It goes on until a person ends it; else it strikes once. */
  readonly lasting: boolean;
}

/** The bad luck that a person can bring about by a press. */
export const FAULTS: Readonly<Record<FaultName, FaultFacts>> = {
  feed_down: {
    label: 'Cut the order feed',
    story: 'The feed is cut and refuses to come back. The order book is read more often instead.',
    lasting: true,
  },
  book_says_nothing: {
    label: 'Say "No Data" while orders exist',
    story: 'The broker answers 5203 for its order book. Nothing may be taken for gone.',
    lasting: true,
  },
  server_errors: {
    label: 'Answer 502 to every question',
    story: 'The order book, orders and trades cannot be read. What is shown grows old, and says so.',
    lasting: true,
  },
  reply_lost: {
    label: 'Lose the reply to the next order',
    story:
      'The order is taken, but the answer never comes. It is unconfirmed until the book shows it, and is not sent again.',
    lasting: false,
  },
  rejected_at_open: {
    label: 'Reject an order at the open',
    story: 'The next buy that reaches the exchange is rejected for want of margin. You are told at once.',
    lasting: false,
  },
  session_expired: {
    label: "End the broker's session",
    story: 'The broker forgets the login. One new login follows, and nothing is missed.',
    lasting: false,
  },
};

export type Struck = Pick<AddedFault, 'hits' | 'remove'>;

/** Brings a fault about for one account of the simulated broker. */
export function bringAbout(name: FaultName, simulator: Simulator, ucc: string): Struck {
  const { faults, feed, sessions } = simulator;
  switch (name) {
    case 'feed_down': {
      const refusal = faults.add({ kind: 'feed_refuse', ucc });
      feed.drop(ucc);
      return refusal;
    }
    case 'book_says_nothing':
      return faults.add({ kind: 'no_data', ucc });
    case 'server_errors':
      return faults.add({
        kind: 'status',
        status: 502,
        operation: ['orders', 'order', 'history', 'trades'],
        ucc,
      });
    case 'reply_lost':
      return faults.add({ kind: 'lost_after', operation: 'place', times: 1, ucc });
    case 'rejected_at_open':
      return rejectNextBuy(simulator, ucc);
    case 'session_expired':
      sessions.expire(ucc);
      return { hits: () => 1, remove: () => {} };
  }
}

const NO_MARGIN =
  'RMS:Margin Exceeds,Cash Available:41250.35,Additional margin required:9174.65 for entity account across exchange across segment across product ';

function rejectNextBuy({ broker }: Simulator, ucc: string): Struck {
  let met: string | undefined;
  const matcher: OrderMatcher = {
    ucc,
    side: 'B',
    where(order) {
      met ??= order.orderNumber;
      return order.orderNumber === met;
    },
  };
  const remove = broker.rejectAtOpen(matcher, NO_MARGIN, 'rms');
  return { remove, hits: () => (met === undefined ? 0 : 1) };
}
