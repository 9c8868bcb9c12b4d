import type { Clock } from '@orderwatch/clock';
import type { BrokerOrderPatch, FeedSubscription, ReadOnlyBrokerPort } from '@orderwatch/core';
import type { LiveFacts } from '../desk/desk.ts';
import { createFeedRecord, type FeedDrops } from './feed-record.ts';

export interface FeedFollower {
  state(): LiveFacts['feed'];
  sinceMs(): number | null;
  /** Every drop of the last day, by the hour. */
  drops(): FeedDrops;
  /** Connects when it is wanted and not connected, and lets go of it when it is not. */
  follow(broker: ReadOnlyBrokerPort | null, wanted: boolean): void;
  close(as?: 'off' | 'down'): Promise<void>;
}

export interface FeedEvents {
  readonly onOrder: (patch: BrokerOrderPatch, receivedAtMs: number) => void;
  readonly onChange: (state: LiveFacts['feed']) => void;
  readonly onBadFrame: (why: string) => void;
}

/** Holds the account's one connection to the order feed, and what is known of it. */
export function createFeedFollower(clock: Clock, events: FeedEvents): FeedFollower {
  let subscription: FeedSubscription | null = null;
  let state: LiveFacts['feed'] = 'off';
  let sinceMs: number | null = null;
  const record = createFeedRecord(clock);

  async function close(as: 'off' | 'down' = 'off'): Promise<void> {
    const open = subscription;
    subscription = null;
    state = as;
    // Also where it stays down for now: nobody tries before the next reading.
    record.note('off');
    if (as === 'off') sinceMs = null;
    await open?.close();
  }

  function connect(broker: ReadOnlyBrokerPort): void {
    subscription = broker.subscribeFeed({
      onOrder: events.onOrder,
      onState({ kind }) {
        if (state === kind) return;
        state = kind;
        sinceMs = clock.nowMs();
        record.note(kind);
        events.onChange(kind);
      },
      onBadFrame: (_raw, why) => events.onBadFrame(why),
    });
  }

  return {
    state: () => state,
    sinceMs: () => sinceMs,
    drops: record.drops,
    follow(broker, wanted) {
      if (wanted && subscription === null && broker !== null) connect(broker);
      if (!wanted && subscription !== null) void close();
    },
    close,
  };
}
