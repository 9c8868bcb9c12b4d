import { type Paise, paise, reasonCodesOf } from '@orderwatch/core';
import { sql } from 'kysely';
import { readStoredRecommendation } from '../../retry/stored-recommendation.ts';
import { type Db, toTimestamp } from '../connect.ts';
import type { Json } from '../tables.ts';
import type { ListingRef } from './price-bands.ts';

/** The queue page shows what failed for seven trading days; more days than that are looked through. */
const RECENT_MS = 14 * 86_400_000;
const BAND_CODES = [...reasonCodesOf('circuit'), 'outside_band'];

/** A buy that failed or was rejected, and that a person may try again. */
export interface EndedBuy extends ListingRef {
  readonly id: string;
  readonly refusedForBand: boolean;
  readonly refusedAtMs: number;
  /** What another try starts from: the recommended close, else its own limit; null for one at the market. */
  readonly price: Paise | null;
  readonly needed: Paise | null;
}

/** The account's buys of late that failed or were rejected. `refusedAtMs` is the last word of the broker on it, or our last try. */
export async function loadEndedBuys(db: Db, accountId: string, nowMs: number): Promise<readonly EndedBuy[]> {
  const { rows } = await sql<{
    id: string;
    segment: string;
    token: string;
    reason_code: string | null;
    limit_price: number | null;
    quantity: number;
    required_cash: number | null;
    recommendation: Json | null;
    refused_at: number;
  }>`
    select o.id, o.segment, o.token, o.reason_code, o.limit_price, o.quantity, o.required_cash, o.recommendation,
           coalesce(
             (select coalesce((t.last_seen->>'atMs')::bigint, (extract(epoch from t.answered_at) * 1000)::bigint)
              from attempts t where t.order_id = o.id order by t.number desc limit 1),
             (extract(epoch from coalesce(o.last_retry_attempt, o.first_failed_at, o.created_at)) * 1000)::bigint
           ) as refused_at
    from orders o
    where o.user_id = (select a.user_id from broker_accounts a where a.id = ${accountId})
      and o.account_id = ${accountId} and o.side = 'buy' and o.origin <> 'external'
      and o.status in ('failed', 'rejected') and o.created_at >= ${toTimestamp(nowMs - RECENT_MS)}::timestamptz`.execute(
    db,
  );
  return rows.map((row) => {
    const limit = row.limit_price === null ? null : paise(row.limit_price);
    const worth = limit === null ? null : paise(limit * row.quantity);
    return {
      id: row.id,
      segment: row.segment,
      token: row.token,
      refusedForBand: row.reason_code !== null && BAND_CODES.includes(row.reason_code),
      refusedAtMs: row.refused_at,
      price: readStoredRecommendation(row.recommendation)?.lastClose ?? limit,
      needed: row.required_cash === null ? worth : paise(row.required_cash),
    };
  });
}
