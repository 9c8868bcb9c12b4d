import type { Clock } from '@orderwatch/clock';
import type { Db } from '../../db/connect.ts';
import { listChangesAfter, loadHeads } from '../../db/events/list-events.ts';
import type { Change, Desk } from '../../desk/desk.ts';
import { momentText } from '../render/moment-text.ts';
import { parseVector, vectorText } from './sequence-vector.ts';

export interface StreamWish {
  readonly userId: string;
  /** What the browser sends back after a break; undefined at the first time. */
  readonly lastEventId: string | undefined;
  /** Writes to the reader; false when it no longer keeps up and the stream is given up. */
  readonly write: (text: string) => boolean;
  /** Whether the reader may still read: asked again at every heartbeat. */
  readonly mayRead: () => Promise<boolean>;
  readonly onEnd: (error?: unknown) => void;
}

export interface StreamDeps {
  readonly db: Db;
  readonly desk: Pick<Desk, 'clock' | 'onChange'>;
  readonly realTime: Clock;
  readonly rate: () => number;
}

const HEARTBEAT_MS = 15_000;
const BATCH = 500;
/** A reader that missed more than this loads everything anew, which is cheaper for both. */
const BEHIND_MAX = 2_000;

/**
 * Tells one reader of every change in his accounts, in order and without a gap: what wakes it (a change here, or the
 * heartbeat, for changes that another instance wrote) only makes it read on in the events from where it was.
 */
export function openChangeStream(deps: StreamDeps, wish: StreamWish): { close(): void } {
  const { db, desk, realTime } = deps;
  const vector = new Map<string, number>();
  let closed = false;
  let wanted = false;
  let reading = false;
  let cancelTimer = (): void => {};
  const stopListening = desk.onChange((change: Change) => {
    if (change.userId === wish.userId) wake();
  });

  function close(error?: unknown): void {
    if (closed) return;
    closed = true;
    stopListening();
    cancelTimer();
    wish.onEnd(error);
  }

  function send(text: string): void {
    if (!closed && !wish.write(text)) close();
  }

  function wake(): void {
    wanted = true;
    if (reading || closed) return;
    reading = true;
    readOn()
      .catch(close)
      .finally(() => {
        reading = false;
      });
  }

  async function readOn(): Promise<void> {
    while (wanted && !closed) {
      wanted = false;
      const rows = await listChangesAfter(db, { userId: wish.userId, after: vector, limit: BATCH });
      for (const row of rows) {
        vector.set(row.account_id, row.seq);
        const { account_id, seq, order_id, kind, actor } = row;
        const data = { account_id, seq, order_id, kind, actor, at: momentText(row.at) };
        send(`event: change\nid: ${vectorText(vector)}\ndata: ${JSON.stringify(data)}\n\n`);
      }
      if (rows.length === BATCH) wanted = true;
    }
  }

  function sendClock(): void {
    const data = { now: momentText(desk.clock.nowMs()), rate: deps.rate() };
    send(`event: clock\ndata: ${JSON.stringify(data)}\n\n`);
  }

  async function beat(): Promise<void> {
    if (!(await wish.mayRead())) return close();
    send(': alive\n\n');
    sendClock();
    wake();
    if (!closed) cancelTimer = realTime.setTimer(HEARTBEAT_MS, () => void beat().catch(close));
  }

  async function begin(): Promise<void> {
    const heads = await loadHeads(db, wish.userId);
    const known = wish.lastEventId === undefined ? undefined : parseVector(wish.lastEventId);
    let behind = 0;
    for (const [account, head] of heads) {
      const from = known?.get(account) ?? (known ? 0 : head);
      behind += Math.max(0, head - from);
      vector.set(account, Math.min(from, head));
    }
    send(`retry: 2000\nid: ${vectorText(vector)}\n`);
    if (behind > BEHIND_MAX || (wish.lastEventId !== undefined && !known)) {
      for (const [account, head] of heads) vector.set(account, head);
      send(`event: resync\nid: ${vectorText(vector)}\ndata: {}\n\n`);
    }
    await beat();
  }

  void begin().catch(close);
  return { close: () => close() };
}
