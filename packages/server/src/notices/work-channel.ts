import { type GatheredNotices, gather, isUrgent, LIMITS_LOOK_BACK_MS, nextAllowedMs } from '@orderwatch/core';
import {
  type ClaimedDeliveries,
  claimDeliveries,
  loadSentTimes,
  nextDeliveryMs,
} from '../db/notices/claim-deliveries.ts';
import { loadNotices } from '../db/notices/load-notices.ts';
import { type ClaimedOf, defer, release, suppress } from '../db/notices/settle-deliveries.ts';
import { channelMessage } from './channel-message.ts';
import type { Channel } from './channels/channel.ts';
import { decideClaimed } from './decide-claimed.ts';
import { deliverMessage } from './deliver-message.ts';
import type { NoticeDeps } from './notice-deps.ts';
import { openTarget } from './open-target.ts';

/** Longer than any channel takes for one message. */
const LEASE_MS = 60_000;
/** With less than this left, another message might still be on its way when somebody else begins. */
const LEASE_NEEDED_MS = 25_000;
const ALONG_MS = 5_000;
const MOST = 200;
/** Users who are served at the same time: one with a slow receiver keeps only himself waiting. */
const SIDE_BY_SIDE = 4;
/** Another instance may be at work on what is due. */
const ASK_AGAIN_MS = 1_000;

/** Sends everything that is due over a channel. Answers when it has something to do next; null when nothing waits. */
export async function workChannel(
  deps: NoticeDeps,
  channel: Channel,
  isRunning: () => boolean,
): Promise<number | null> {
  const serve = async (): Promise<void> => {
    while (isRunning()) {
      const nowMs = deps.clock.nowMs();
      const wish = { channel: channel.kind, nowMs, leaseMs: LEASE_MS, alongMs: ALONG_MS, most: MOST };
      const claimed = await claimDeliveries(deps.db, wish);
      if (claimed === undefined || claimed.deliveries.length === 0) return;
      await serveUser(deps, channel, claimed);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, serve));
  const next = await nextDeliveryMs(deps.db, channel.kind);
  const nowMs = deps.clock.nowMs();
  return next !== null && next <= nowMs ? nowMs + ASK_AGAIN_MS : next;
}

async function serveUser(deps: NoticeDeps, channel: Channel, claimed: ClaimedDeliveries): Promise<void> {
  const { db, clock } = deps;
  const of = (noticeIds: readonly string[]): ClaimedOf => ({ ...claimed, noticeIds });
  const decided = decideClaimed(claimed, clock.nowMs());
  await suppress(db, of(decided.suppress.map(({ noticeId }) => noticeId)));
  for (const { delivery, untilMs } of decided.defer) await defer(db, of([delivery.noticeId]), untilMs);

  const target = openTarget(deps.keyRing, claimed);
  const messages = await messagesOf(deps, decided.send);
  const pace = await paceOf(deps, claimed, messages);
  const { hideAmounts } = claimed.preferences;
  const options = { hideAmounts: hideAmounts.includes(channel.kind) };
  for (const [index, message] of messages.entries()) {
    const noticeIds = message.notices.map(({ id }) => id);
    const waitUntilMs = pace.mayGo(message);
    if (waitUntilMs !== null) {
      await release(db, of(noticeIds), waitUntilMs);
      continue;
    }
    const goesOn =
      claimed.leaseUntilMs - clock.nowMs() >= LEASE_NEEDED_MS &&
      (await deliverMessage(deps, channel, {
        claimed: of(noticeIds),
        target,
        failures: claimed.failures,
        attempts: Math.max(
          ...decided.send
            .filter(({ delivery }) => noticeIds.includes(delivery.noticeId))
            .map(({ delivery }) => delivery.attempts),
        ),
        accountId: message.notices[0].accountId,
        message: channelMessage(message, options),
      }));
    if (goesOn) continue;
    const rest = messages.slice(index).flatMap(({ notices }) => notices.map(({ id }) => id));
    await release(db, of(rest), null);
    return;
  }
}

async function messagesOf(
  { db }: NoticeDeps,
  send: ReturnType<typeof decideClaimed>['send'],
): Promise<readonly GatheredNotices[]> {
  const loaded = new Map(
    (
      await loadNotices(
        db,
        send.map(({ delivery }) => delivery.noticeId),
      )
    ).map((notice) => [notice.id, notice]),
  );
  return gather(
    send.flatMap(({ delivery, silent }) => {
      const notice = loaded.get(delivery.noticeId);
      return notice === undefined ? [] : [{ notice, silent }];
    }),
  );
}

interface Pace {
  /** Null when it may go now, else when. Counts it. */
  mayGo(message: GatheredNotices): number | null;
}

/** Holds the user's limits. What an urgent message of the same order follows goes with it, to keep the order. */
async function paceOf(
  { db, clock }: NoticeDeps,
  { userId, channel, preferences }: ClaimedDeliveries,
  messages: readonly GatheredNotices[],
): Promise<Pace> {
  const sinceMs = clock.nowMs() - LIMITS_LOOK_BACK_MS;
  const sent = [...(await loadSentTimes(db, { userId, channel, sinceMs }))];
  const urgentOrders = new Set(
    messages.filter(({ severity }) => isUrgent(severity)).flatMap(({ notices }) => notices.map(orderOf)),
  );
  urgentOrders.delete(null);
  return {
    mayGo(message) {
      const nowMs = clock.nowMs();
      const urgent =
        isUrgent(message.severity) || message.notices.some((one) => urgentOrders.has(orderOf(one)));
      const allowedMs = urgent ? nowMs : nextAllowedMs(sent, preferences.limits, nowMs);
      if (allowedMs > nowMs) return allowedMs;
      sent.push(nowMs);
      return null;
    },
  };
}

const orderOf = ({ orderId }: GatheredNotices['notices'][number]): string | null => orderId;
