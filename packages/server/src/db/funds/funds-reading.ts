import type { BrokerFunds, Paise, SingleReading } from '@orderwatch/core';
import { paise } from '@orderwatch/core';
import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

/** What was last known of an account's money, and whether asking has failed since. */
export interface LastFunds {
  readonly known: {
    readonly availableCash: Paise;
    readonly marginUsed: Paise;
    readonly requestedAtMs: number;
    readonly receivedAtMs: number;
  } | null;
  /** The last time that the broker did not tell; null when it told since. */
  readonly failed: { readonly atMs: number; readonly words: string } | null;
}

/**
 * Keeps a reading. A later one is never overwritten by an earlier one; a failed one leaves what was known, and says that
 * it failed. Evidence, not a conclusion: whoever asked may keep it.
 */
export async function keepFundsReading(
  db: Db,
  accountId: string,
  reading: SingleReading<BrokerFunds>,
): Promise<void> {
  const receivedAt = toTimestamp(reading.receivedAtMs);
  if (reading.kind === 'failed') {
    await sql`
      insert into funds_readings (account_id, failed_at, failure)
      values (${accountId}, ${receivedAt}::timestamptz, ${reading.why.words})
      on conflict (account_id) do update set failed_at = excluded.failed_at, failure = excluded.failure
      where coalesce(funds_readings.received_at, '-infinity') < excluded.failed_at`.execute(db);
    return;
  }
  const { availableCash, marginUsed } = reading.value;
  await sql`
    insert into funds_readings (account_id, available_cash, margin_used, requested_at, received_at)
    values (${accountId}, ${availableCash}, ${marginUsed}, ${toTimestamp(reading.requestedAtMs)}::timestamptz,
            ${receivedAt}::timestamptz)
    on conflict (account_id) do update
      set available_cash = excluded.available_cash, margin_used = excluded.margin_used,
          requested_at = excluded.requested_at, received_at = excluded.received_at, failed_at = null, failure = null
    where coalesce(funds_readings.requested_at, '-infinity') <= excluded.requested_at`.execute(db);
}

export async function findLastFunds(db: Db, accountId: string): Promise<LastFunds> {
  const row = await db
    .selectFrom('funds_readings')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const isKnown =
    row !== undefined && row.available_cash !== null && row.requested_at !== null && row.received_at !== null;
  return {
    known: isKnown
      ? {
          availableCash: paise(row.available_cash ?? 0),
          marginUsed: paise(row.margin_used ?? 0),
          requestedAtMs: row.requested_at ?? 0,
          receivedAtMs: row.received_at ?? 0,
        }
      : null,
    failed:
      row === undefined || row.failed_at === null ? null : { atMs: row.failed_at, words: row.failure ?? '' },
  };
}
