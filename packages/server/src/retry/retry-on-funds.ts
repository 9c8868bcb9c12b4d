import {
  haveFundsArrived,
  type QueuedOrder,
  reservedCash,
  subtractPaise,
  varietyNow,
} from '@orderwatch/core';
import { createRequest } from '../db/requests/request-state.ts';
import { loadRetryQueue } from '../db/retry/load-retry-queue.ts';
import type { AccountContext } from '../desk/account-context.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import { readFunds } from '../funds/read-funds.ts';
import type { AfterReading } from '../monitor/after-reading.ts';
import { type BuySettings, readAccountSettings } from '../placement/account-settings.ts';
import { ownOrders } from '../placement/run-context.ts';

/** The broker's figure is asked for no more often than this, and the queue tried no more often either. */
const EVERY_MS = 5 * 60_000;
const lastAskedMs = new WeakMap<AccountHands, number>();

/** Tries the retry queue when money came in that pays for one of its orders, where the owner wants that. */
export const retryOnFunds: AfterReading = async (context, { complete }) => {
  const { parts, hands } = context;
  const nowMs = parts.clock.nowMs();
  const settings = readAccountSettings(hands.facts().settings);
  if (!complete || !isWanted(context, settings, nowMs)) return;
  const queue = (await loadRetryQueue(parts.db, hands.facts().id)).map((entry) => ({
    ...entry,
    priority: 0,
  }));
  if (!queue.some(({ shortfall }) => (shortfall ?? 0) > 0)) return;
  lastAskedMs.set(hands, nowMs);
  if (!(await areFundsThere(context, settings, queue))) return;
  const { id, userId } = hands.facts();
  await createRequest(parts.db, {
    id: parts.ids.next('req'),
    accountId: id,
    userId,
    kind: 'retry_queue',
    orderId: null,
    positionId: null,
    body: { by: 'funds' },
    channel: 'rule',
    askedAtMs: nowMs,
  });
  context.workQueues();
};

function isWanted({ parts, hands }: AccountContext, settings: BuySettings, nowMs: number): boolean {
  const { retryWhenFundsArrive, switches, placement } = settings;
  if (!(retryWhenFundsArrive && switches.placing && switches.retries)) return false;
  if (hands.broker()?.placing == null || hands.placing().kind !== 'allowed') return false;
  if (nowMs - (lastAskedMs.get(hands) ?? 0) < EVERY_MS) return false;
  const share = { segment: 'nse_cm', hasDerivatives: false, orderType: placement.orderType } as const;
  return varietyNow({ calendar: parts.calendar, now: nowMs, ...share }) !== null;
}

async function areFundsThere(
  { parts, hands }: AccountContext,
  { amoFundsBlocked, placement }: BuySettings,
  queue: readonly QueuedOrder[],
): Promise<boolean> {
  const funds = await readFunds(parts, hands);
  if (funds === null || funds.kind === 'failed') return false;
  const reserved = reservedCash(await ownOrders(parts, hands), {
    amoFundsBlocked,
    fundsAskedAtMs: funds.requestedAtMs,
    settings: placement,
  });
  return haveFundsArrived(queue, subtractPaise(funds.value.availableCash, reserved));
}
