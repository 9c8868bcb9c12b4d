import type { EventKind, JsonObject } from '@orderwatch/core';
import { changeSet } from '../db/cycle/change-set.ts';
import { findLastOfKinds } from '../db/notices/last-of-kinds.ts';
import type { AccountContext } from '../desk/account-context.ts';
import { accountEvent } from '../desk/account-event.ts';
import type { AfterReading, BookReading } from '../monitor/after-reading.ts';
import { createToldMemory } from './told-memory.ts';

/** What users were told last of an account's connection. */
interface Told {
  session: 'good' | 'lost';
  feed: 'up' | 'down';
  /** Since when readings found the feed lacking. */
  lackingSinceMs: number | null;
}

/** A feed that comes back sooner is no news: brokers drop it every few minutes. */
const FEED_PATIENCE_MS = 60_000;

const memory = createToldMemory<object, Told>();

/** Notes when the session or the order feed is lost and when it is back, once each, also over restarts. */
export const followConnection: AfterReading = async (context, reading) => {
  const { parts, hands } = context;
  const epoch = hands.claim()?.epoch;
  if (epoch === undefined) return;
  const told = await memory.of(hands, epoch, () => loadTold(context));
  const nowMs = parts.clock.nowMs();
  told.lackingSinceMs = reading.lacksFeed ? (told.lackingSinceMs ?? nowMs) : null;
  const change = changeOf(told, reading, nowMs);
  if (change === null) return;
  const draft = { ...accountEvent(change.kind, nowMs, change.data), actor: 'broker' } as const;
  const written = await hands.commit(() =>
    changeSet(nowMs, { events: [{ id: parts.ids.next('evt'), evidenceId: null, draft }] }),
  );
  if (written.ok) memory.keep(hands, epoch, change.after);
};

interface ConnectionChange {
  readonly kind: EventKind;
  readonly data: JsonObject;
  readonly after: Told;
}

function changeOf(told: Told, { snapshot }: BookReading, nowMs: number): ConnectionChange | null {
  return sessionChange(told, snapshot) ?? feedChange(told, nowMs);
}

function sessionChange(told: Told, snapshot: BookReading['snapshot']): ConnectionChange | null {
  if (snapshot.kind !== 'failed') {
    if (told.session === 'good') return null;
    return { kind: 'account.session_renewed', data: {}, after: { ...told, session: 'good' } };
  }
  if (snapshot.why.kind !== 'auth' || told.session === 'lost') return null;
  const data = { words: snapshot.why.words };
  return { kind: 'account.session_lost', data, after: { ...told, session: 'lost' } };
}

/** Also while no reading succeeds: that the feed is gone then, too, is known all the same. */
function feedChange(told: Told, nowMs: number): ConnectionChange | null {
  const { feed, lackingSinceMs } = told;
  if (feed === 'up' && lackingSinceMs !== null && nowMs - lackingSinceMs >= FEED_PATIENCE_MS) {
    const data = { sinceMs: lackingSinceMs };
    return { kind: 'account.feed_down', data, after: { ...told, feed: 'down' } };
  }
  if (feed === 'down' && lackingSinceMs === null) {
    return { kind: 'account.feed_restored', data: {}, after: { ...told, feed: 'up' } };
  }
  return null;
}

async function loadTold({ parts, hands }: AccountContext): Promise<Told> {
  const { id } = hands.facts();
  const [session, feed] = await Promise.all([
    findLastOfKinds(parts.db, id, ['session_lost', 'session_renewed']),
    findLastOfKinds(parts.db, id, ['feed_down', 'feed_restored']),
  ]);
  return {
    session: session === 'session_lost' ? 'lost' : 'good',
    feed: feed === 'feed_down' ? 'down' : 'up',
    lackingSinceMs: null,
  };
}
