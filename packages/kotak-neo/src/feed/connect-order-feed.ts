import { type Clock, waitOn } from '../clock.ts';
import type { SessionKeeper } from '../session/keep-session.ts';
import type { Session } from '../session/session.ts';
import type { WebSocketFactory } from './feed-socket.ts';
import { type ConnectionEnd, holdConnection } from './hold-connection.ts';
import type { FeedDownWhy, FeedState, Handshake, OrderFeed, OrderFeedListeners } from './order-feed.ts';
import type { Frame } from './read-frame.ts';

export interface FeedDeps {
  readonly clock: Clock;
  readonly keeper: SessionKeeper;
  readonly openSocket: WebSocketFactory;
  readonly userAgent: string;
  readonly pingEveryMs: number;
  readonly findUrls: (session: Session) => Promise<readonly string[]>;
}

const pausesMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const;
/** A connection that lived this long was a good one, and its loss begins the pauses anew. */
const goodLifeMs = 30_000;
/** A refusal by the feed alone ends the session at most this often: the feed may be what is wrong. */
const rejectAgainMs = 10 * 60_000;

interface Way {
  readonly url: string;
  readonly handshake: Handshake;
}

/** Follows the order feed until it is closed: connects, watches, and connects again, however often it ends. */
export function connectOrderFeed(deps: FeedDeps, listeners: OrderFeedListeners): OrderFeed {
  const { clock, keeper } = deps;
  const closing = new AbortController();
  let state: FeedState = { kind: 'connecting', handshake: 'raw' };
  /** Which combination of address and handshake is tried; stays where it worked. */
  let way = 0;
  let failures = 0;
  let authFailures = 0;
  let rejectedAtMs: number | undefined;

  function enter(next: FeedState): void {
    state = next;
    listeners.onState?.(next);
  }

  function deliver(frame: Frame, text: string): void {
    const receipt = { receivedAtMs: clock.nowMs(), text };
    if (frame.kind === 'order') listeners.onOrder(frame.row, receipt);
    else if (frame.kind === 'position') listeners.onPosition?.(frame.row, receipt);
    else if (frame.kind === 'malformed') listeners.onMalformed?.({ ...receipt, why: frame.why });
  }

  function connect(session: Session, { url, handshake }: Way): Promise<ConnectionEnd> {
    enter({ kind: 'connecting', handshake });
    return holdConnection({
      ...deps,
      url,
      handshake,
      session,
      signal: closing.signal,
      onLive: () => enter({ kind: 'live', sinceMs: clock.nowMs(), handshake }),
      onFrame: deliver,
    });
  }

  function learn(end: ConnectionEnd, session: Session): void {
    if (end.livedMs === undefined) way += 1;
    else authFailures = 0;
    if (end.livedMs !== undefined && end.livedMs >= goodLifeMs) failures = 0;
    if (end.why !== 'auth') return;
    authFailures += 1;
    // Both handshakes were refused: it may be the session.
    const isDue = rejectedAtMs === undefined || clock.monotonicMs() - rejectedAtMs >= rejectAgainMs;
    if (authFailures < 2 || !isDue) return;
    rejectedAtMs = clock.monotonicMs();
    authFailures = 0;
    keeper.reject(session);
  }

  async function tryOnce(): Promise<{ why: FeedDownWhy; words: string }> {
    const login = await keeper.obtain();
    if (!login.ok) return { why: 'no_session', words: login.error.words };
    const urls = await deps.findUrls(login.session);
    const ways = urls.flatMap((url): Way[] => [
      { url, handshake: 'raw' },
      { url, handshake: 'json' },
    ]);
    const chosen = ways[way % Math.max(1, ways.length)];
    if (!chosen) return { why: 'no_address', words: 'No allowed address of the order feed is known' };
    const end = await connect(login.session, chosen);
    learn(end, login.session);
    return end;
  }

  async function follow(): Promise<void> {
    while (!closing.signal.aborted) {
      const { why, words } = await tryOnce();
      if (closing.signal.aborted) break;
      const pauseMs = pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 30_000;
      failures += 1;
      enter({ kind: 'down', why, words, retryAtMs: clock.nowMs() + pauseMs });
      await waitOn(clock, pauseMs, closing.signal);
    }
    enter({ kind: 'closed' });
  }

  void follow();
  return {
    state: () => state,
    close: () => closing.abort(),
  };
}
