import { type KnownBand, paise } from '@orderwatch/core';
import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

/** A listing as the broker's quotes name it. */
export interface ListingRef {
  readonly segment: string;
  readonly token: string;
}

export type ToldBand = ListingRef & KnownBand;

/** Of a share that waits for nothing any more, so long. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

export const bandKey = ({ segment, token }: ListingRef): string => `${segment}|${token}`;

/** The shares of which buys of the account wait: for the opening, or in the queue. */
export async function loadWaitingListings(db: Db, accountId: string): Promise<readonly ListingRef[]> {
  return db
    .selectFrom('orders')
    .select(['segment', 'token'])
    .distinct()
    .where('account_id', '=', accountId)
    .where('status', 'in', ['amo', 'retry_pending'])
    .where('side', '=', 'buy')
    .where('token', '<>', '')
    .execute();
}

/** Keeps what was told. An earlier word never takes the place of a later one; what was told long before the last of these goes. */
export async function keepBands(db: Db, accountId: string, bands: readonly ToldBand[]): Promise<void> {
  if (bands.length === 0) return;
  const oldestMs = Math.max(...bands.map(({ atMs }) => atMs)) - KEPT_DAYS * DAY_MS;
  const rows = bands.map(({ segment, token, lowerBand, upperBand, atMs }) => ({
    segment,
    token,
    lower_band: lowerBand,
    upper_band: upperBand,
    received_at: toTimestamp(atMs),
  }));
  await sql`
    with old as (
      delete from price_bands
      where account_id = ${accountId} and received_at < ${toTimestamp(oldestMs)}::timestamptz
        and (segment, token) not in (select r.segment, r.token from json_to_recordset(${JSON.stringify(rows)}::json)
          as r (segment text, token text))
    )
    insert into price_bands (account_id, segment, token, lower_band, upper_band, received_at)
    select ${accountId}, r.* from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (segment text, token text, lower_band bigint, upper_band bigint, received_at timestamptz)
    on conflict (account_id, segment, token) do update
      set lower_band = excluded.lower_band, upper_band = excluded.upper_band, received_at = excluded.received_at
    where price_bands.received_at <= excluded.received_at`.execute(db);
}

/** By the listing's key. */
export async function loadBands(db: Db, accountId: string): Promise<ReadonlyMap<string, KnownBand>> {
  const rows = await db.selectFrom('price_bands').selectAll().where('account_id', '=', accountId).execute();
  return new Map(
    rows.map((row) => [
      bandKey(row),
      {
        lowerBand: row.lower_band === null ? null : paise(row.lower_band),
        upperBand: row.upper_band === null ? null : paise(row.upper_band),
        atMs: row.received_at,
      },
    ]),
  );
}
