import { sql } from 'kysely';
import type { Db } from '../connect.ts';

export interface ShortFunds {
  readonly orders: number;
  readonly symbols: readonly string[];
  /** Paise. */
  readonly requiredCash: number;
  readonly availableCash: number | null;
  readonly retryExpiresAtMs: number | null;
}

/** The orders of a run that were queued because money was missing, as one. */
export async function sumShortFunds(db: Db, runId: string): Promise<ShortFunds> {
  const { rows } = await sql<{
    orders: number;
    symbols: readonly string[] | null;
    required: number;
    available: number | null;
    expires: number | null;
  }>`
    select count(*) as orders, array_agg(symbol order by created_at, id) as symbols,
      coalesce(sum(required_cash), 0)::bigint as required, min(available_cash) as available,
      max(retry_expires_at) as expires
    from orders
    where placement_run_id = ${runId} and reason_code = 'insufficient_balance' and status = 'retry_pending'
      and retry_count = 0`.execute(db);
  const row = rows[0];
  return {
    orders: row?.orders ?? 0,
    symbols: row?.symbols ?? [],
    requiredCash: row?.required ?? 0,
    availableCash: row?.available ?? null,
    retryExpiresAtMs: row?.expires ?? null,
  };
}
