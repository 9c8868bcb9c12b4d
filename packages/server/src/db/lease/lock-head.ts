import { sql, type Transaction } from 'kysely';
import type { AccountMode, Json, Tables } from '../tables.ts';
import type { LeaseClaim } from './renew-lease.ts';

/** The end of the account's event chain, and what a sender must know just before it writes. */
export interface LockedHead {
  readonly accountId: string;
  readonly userId: string;
  readonly epoch: number;
  readonly eventSeq: number;
  readonly eventHash: Buffer;
  readonly guard: Json;
  readonly mode: AccountMode;
  readonly pausedAtMs: number | null;
  readonly placingStoppedReason: string | null;
  readonly killedAtMs: number | null;
  readonly breakerReason: string | null;
  readonly settings: Json;
  /** What was or may have been sent for the latest trading day that something was sent for. */
  readonly sent: SentCount;
}

export interface SentCount {
  /** ISO day; null before anything was sent. */
  readonly day: string | null;
  readonly orders: number;
  /** Paise, of buys. */
  readonly value: number;
}

/**
 * The first statement of every writing transaction: holds the lease row against a takeover, and the head against other
 * writers of the account. Undefined when the lease is no longer ours; then nothing may be written.
 */
export async function lockHead(trx: Transaction<Tables>, claim: LeaseClaim): Promise<LockedHead | undefined> {
  const { rows } = await sql<{
    user_id: string;
    event_seq: number;
    event_hash: Buffer;
    guard: Json;
    mode: AccountMode;
    paused_at: number | null;
    placing_stopped_reason: string | null;
    killed_at: number | null;
    breaker_reason: string | null;
    settings: Json;
    sent_day: string | null;
    sent_orders: number;
    sent_value: number;
  }>`
    select a.user_id, h.event_seq, h.event_hash, h.guard, a.mode, a.paused_at, a.placing_stopped_reason,
           a.killed_at, a.breaker_reason, a.settings, h.sent_day, h.sent_orders, h.sent_value
    from leases l
    join account_heads h on h.account_id = l.account_id
    join broker_accounts a on a.id = l.account_id
    where l.account_id = ${claim.accountId} and l.owner = ${claim.owner} and l.epoch = ${claim.epoch}
    for share of l for update of h`.execute(trx);
  const row = rows[0];
  if (!row) return undefined;
  return {
    accountId: claim.accountId,
    userId: row.user_id,
    epoch: claim.epoch,
    eventSeq: row.event_seq,
    eventHash: row.event_hash,
    guard: row.guard,
    mode: row.mode,
    pausedAtMs: row.paused_at,
    placingStoppedReason: row.placing_stopped_reason,
    killedAtMs: row.killed_at,
    breakerReason: row.breaker_reason,
    settings: row.settings,
    sent: { day: row.sent_day, orders: row.sent_orders, value: row.sent_value },
  };
}
