import type { VirtualClock } from '@orderwatch/clock';
import { type AccountId, toId, type UserId } from '@orderwatch/core';
import { insertAccount } from '../db/accounts/insert-account.ts';
import type { Db } from '../db/connect.ts';
import { changeSet } from '../db/cycle/change-set.ts';
import { commitChanges } from '../db/cycle/commit-changes.ts';
import { releaseLease } from '../db/lease/release-lease.ts';
import { takeLease } from '../db/lease/take-lease.ts';
import { insertUser } from '../db/users/insert-user.ts';
import { accountSettings } from '../http/schemas/account-settings.ts';
import { createIds } from '../ids.ts';
import { type CannedBroker, openCannedBroker } from './canned-broker.ts';
import { type PlacedOrder, placeOrders } from './placed-orders.ts';
import { type ShownOrder, writeWireBook } from './wire-book.ts';

export interface BenchAccount {
  readonly id: AccountId;
  readonly userId: UserId;
  readonly accountCode: string;
  readonly placed: readonly PlacedOrder[];
  readonly canned: CannedBroker;
  write(orders: readonly ShownOrder[]): Buffer;
}

export interface BenchAccountOptions {
  readonly db: Db;
  readonly clock: VirtualClock;
  readonly orders: number;
  readonly variety: 'amo' | 'regular';
}

const SETUP = 'bench-setup';
const SETUP_LEASE_MS = 60_000;
/** No transaction may sit idle for long, and making the rows of very many orders takes its time. */
const AT_ONCE = 1_000;

/** Writes down an account whose orders were placed through us and taken by the broker. */
export async function recordAccount(options: BenchAccountOptions): Promise<BenchAccount> {
  const { db, clock, orders: count, variety } = options;
  const ids = createIds();
  const accountId = toId('acc', ids.next('acc'));
  const userId = toId('usr', ids.next('usr'));
  const accountCode = accountId.slice(-5).toUpperCase();
  const atMs = clock.nowMs();
  await insertUser(db, {
    id: userId,
    email: `${userId}@example.org`,
    displayName: 'Bench',
    passwordHash: '',
    atMs,
  });
  await insertAccount(db, {
    id: accountId,
    userId,
    label: 'Bench',
    mode: 'read-only',
    accountCode,
    ownerRelation: 'self',
    settings: accountSettings.parse({}),
    atMs,
  });
  const placed = placeOrders({ ids, accountId, userId, atMs, count, variety });
  await record(db, accountId, placed, atMs);
  return {
    id: accountId,
    userId,
    accountCode,
    placed,
    canned: openCannedBroker(clock, accountCode),
    write: (orders) => writeWireBook(accountCode, orders),
  };
}

async function record(
  db: Db,
  accountId: AccountId,
  placed: readonly PlacedOrder[],
  atMs: number,
): Promise<void> {
  const lease = await takeLease(db, { accountId, owner: SETUP, ttlMs: SETUP_LEASE_MS, nowMs: null });
  if (!lease.taken) throw new Error(`The lease is held by ${lease.holder}`);
  const claim = { accountId, owner: SETUP, epoch: lease.epoch };
  for (let from = 0; from < placed.length; from += AT_ONCE) {
    const some = placed.slice(from, from + AT_ONCE);
    const changes = changeSet(atMs, {
      newOrders: some.map(({ order }) => ({ order, recommendation: null })),
      newAttempts: some.map(({ attempt }) => ({ attempt, request: null })),
      newCommands: some.map(({ command }) => command),
    });
    const written = await commitChanges(db, claim, () => changes);
    if (!written.ok) throw new Error(`The orders could not be recorded: ${written.error.kind}`);
  }
  await releaseLease(db, claim);
}
