import type { OrderInstrument } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { lockHead } from '../lease/lock-head.ts';
import type { LeaseClaim } from '../lease/renew-lease.ts';

/** Trading symbols of orders that came without token and ISIN. */
export async function listUnresolved(db: Db, accountId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('orders')
    .select('trading_symbol')
    .distinct()
    .where('account_id', '=', accountId)
    .where('token', '=', '')
    .orderBy('trading_symbol')
    .execute();
  return rows.map((row) => row.trading_symbol);
}

export interface ResolvedShare {
  readonly instrument: OrderInstrument;
  readonly instrumentKey: string;
  /** Under which the share stood until now. */
  readonly unresolvedKey: string;
}

/**
 * Gives orders and positions the identity of their share. A position whose share is owned in another open position
 * already keeps its own: two cycles of ownership are not put together behind a person's back. False when the lease is lost.
 */
export async function resolveInstruments(
  db: Db,
  claim: LeaseClaim,
  shares: readonly ResolvedShare[],
): Promise<boolean> {
  const records = JSON.stringify(
    shares.map(({ instrument, instrumentKey, unresolvedKey }) => ({
      ...instrument,
      tradingSymbol: instrument.tradingSymbol,
      key: instrumentKey,
      unresolved: unresolvedKey,
      instrument,
    })),
  );
  return db.transaction().execute(async (trx) => {
    if ((await lockHead(trx, claim)) === undefined) return false;
    await sql`
      update orders o set token = x.token, isin = x.isin, instrument_key = x.key, version = o.version + 1
      from jsonb_to_recordset(${records}::jsonb)
        as x (token text, isin text, key text, "tradingSymbol" text, segment text)
      where o.account_id = ${claim.accountId} and o.token = '' and o.segment = x.segment
        and o.trading_symbol = x."tradingSymbol"`.execute(trx);
    await sql`
      update positions p set instrument_key = x.key, instrument = x.instrument, version = p.version + 1
      from jsonb_to_recordset(${records}::jsonb) as x (key text, unresolved text, instrument jsonb)
      where p.account_id = ${claim.accountId} and p.instrument_key = x.unresolved
        and (p.closed_at is not null or not exists (
          select 1 from positions other
          where other.account_id = p.account_id and other.instrument_key = x.key and other.closed_at is null))`.execute(
      trx,
    );
    return true;
  });
}
