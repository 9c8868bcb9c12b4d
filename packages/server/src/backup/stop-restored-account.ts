import type { TradingCalendar } from '@orderwatch/core';
import type { Transaction } from 'kysely';
import { type ChangeSet, changeSet } from '../db/cycle/change-set.ts';
import { loadBook } from '../db/cycle/load-book.ts';
import { writeChanges } from '../db/cycle/write-changes.ts';
import { lockHead } from '../db/lease/lock-head.ts';
import { releaseLease } from '../db/lease/release-lease.ts';
import { takeLease } from '../db/lease/take-lease.ts';
import type { Tables } from '../db/tables.ts';
import { settleUnfinished } from '../desk/settle-unfinished.ts';
import type { Ids } from '../ids.ts';

const OWNER = 'restore';
const LEASE_MS = 600_000;

/**
 * Makes an account watch, and only watch, until a person has looked: what was placed, changed or sold after the backup is
 * at the broker and not in the database. What may have been on its way is unconfirmed, and the broker's book will tell.
 * Written like everything else: under a new epoch, with events in the account's chain.
 */
export async function stopRestoredAccount(
  trx: Transaction<Tables>,
  accountId: string,
  facts: {
    readonly ids: Ids;
    readonly calendar: TradingCalendar;
    readonly madeAt: string;
    readonly nowMs: number;
  },
): Promise<void> {
  const { nowMs } = facts;
  const lease = await takeLease(trx, { accountId, owner: OWNER, ttlMs: LEASE_MS, nowMs: null });
  if (!lease.taken) throw new Error(`The lease of ${accountId} is not free: a restored one always is`);
  const claim = { accountId, owner: OWNER, epoch: lease.epoch };
  const head = await lockHead(trx, claim);
  if (head === undefined) throw new Error(`The account ${accountId} has no head to write behind`);
  const { book } = await loadBook(trx, {
    accountId,
    seenSince: '9999-12-31',
    brokerOrderIds: [],
    clientTags: [],
    commandsSinceMs: 0,
  });
  const unfinished = settleUnfinished(book.orders, facts, nowMs, { restored: true });
  await writeChanges(trx, head, stopped(unfinished, facts));
  await releaseLease(trx, claim);
}

/** Shown to people behind "Placing is stopped for this account:". */
function stopped(
  unfinished: ChangeSet,
  { ids, madeAt, nowMs }: { readonly ids: Ids; readonly madeAt: string; readonly nowMs: number },
): ChangeSet {
  const reason = `it was restored from a backup of ${madeAt}; compare it with the broker, then resume it`;
  const draft = {
    kind: 'account.placing_stopped',
    actor: 'system',
    source: 'rule',
    orderId: null,
    attemptId: null,
    atMs: nowMs,
    data: { reason, why: 'restored' },
  } as const;
  const event = { id: ids.next('evt'), evidenceId: null, draft };
  return changeSet(nowMs, { ...unfinished, events: [event, ...unfinished.events], stopPlacing: reason });
}
