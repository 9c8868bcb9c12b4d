import { CLIENT_TAG_RANDOM_BYTES, makeClientTag } from '@orderwatch/core';
import { sql } from 'kysely';
import { type Db, toTimestamp } from '../db/connect.ts';

export interface History {
  readonly accountId: string;
  readonly userId: string;
  readonly count: number;
  /** The newest order's time; the oldest is four years before. */
  readonly untilMs: number;
}

const FOUR_YEARS_S = 4 * 365 * 86_400;
const CHUNK = 20_000;
/** More than orders of a day, so that the system buys nothing twice in one day; that needs fewer than 2.9 million orders. */
const LISTINGS = 2_000;

/**
 * Years of orders of one account, each with its attempt: two thousand symbols, more buys than sells, mostly the system's
 * own, mostly done, every eighth refused or never placed with one of many reasons, a few of the last day still open.
 */
export async function seedHistory(db: Db, history: History): Promise<void> {
  await db.connection().execute(async (one) => {
    // A pool's statements have to end in time; filling a database is no business of a pool.
    await sql`set statement_timeout = 0`.execute(one);
    for (let from = 0; from < history.count; from += CHUNK) {
      await seedChunk(one, history, from, Math.min(from + CHUNK, history.count) - 1);
    }
    await sql`vacuum (analyze) orders, attempts`.execute(one);
    await sql`reset statement_timeout`.execute(one);
  });
}

async function seedChunk(db: Db, history: History, from: number, to: number): Promise<void> {
  const { accountId, userId, count, untilMs } = history;
  const tags = Array.from({ length: to - from + 1 }, (_, at) => tagOf(from + at));
  await sql`
    with drafts as (
      select i, i * 7919 % 1000 as die, i * 104729 % ${LISTINGS} as listing,
        tag, ${toTimestamp(untilMs)}::timestamptz
          - make_interval(secs => ${FOUR_YEARS_S}::float8 * (${count} - 1 - i) / ${count}) as created_at
      from (select ${from}::bigint + number - 1 as i, tag from unnest(${tags}::text[]) with ordinality as each (tag, number)) numbered
    ),
    staged as (
      select *,
        case
          when i >= ${count - 40} then (array['amo', 'pending_execution', 'retry_pending', 'unconfirmed'])[i % 4 + 1]
          when die < 700 then 'closed'
          when die < 760 then 'ongoing'
          when die < 840 then 'rejected'
          when die < 880 then 'failed'
          else 'cancelled'
        end as status,
        1000 + i * 31 % 400000 as price
      from drafts
    ),
    written as (
      insert into orders (
        id, account_id, user_id, created_at, updated_at, trading_day, origin, managed, side, exchange, segment, symbol,
        series, trading_symbol, token, instrument_key, quantity, order_type, limit_price, variety, validity, product,
        status, reason_code, failure_reason, rejection_reason, cancelled_reason, cancelled_by, execution_qty,
        execution_price, execution_time, verified_at)
      select
        'ord_h' || i, ${accountId}, ${userId}, created_at, created_at + make_interval(mins => (i % 600)::int),
        (created_at at time zone 'Asia/Kolkata')::date, case when i % 10 < 6 then 'system' when i % 10 < 9 then 'external' else 'manual' end, true,
        case when i % 5 < 3 then 'buy' else 'sell' end, 'NSE', 'nse_cm', 'SHARE' || lpad(listing::text, 4, '0'), 'EQ',
        'SHARE' || lpad(listing::text, 4, '0') || '-EQ', (1000 + listing)::text, 'NSE:' || (1000 + listing),
        1 + i % 200, 'limit', price, 'amo', 'day', 'CNC', status,
        case status when 'failed' then 'margin_shortfall' when 'rejected' then 'rejected_by_exchange' end,
        case status when 'failed' then 'Insufficient funds: required ' || price || ', available ' || price / 2 end,
        case status when 'rejected' then 'RMS:' || (i % 40) || ': Rule: Check circuit limit including square off order '
          || 'exceeds, for entity account-' || listing end,
        case status when 'cancelled' then 'Cancelled in the app of the broker' end,
        case status when 'cancelled' then 'user' end,
        case when status in ('closed', 'ongoing') then 1 + i % 200 else 0 end,
        case when status in ('closed', 'ongoing') then price / 100.0 end,
        case when status in ('closed', 'ongoing') then created_at + interval '1 hour' end,
        created_at + interval '20 seconds'
      from staged
      returning id, created_at, status, quantity, limit_price, execution_qty, execution_price, rejection_reason
    )
    insert into attempts (
      id, order_id, account_id, number, client_tag, broker_order_id, exchange_order_id, state, filled_qty, reason,
      epoch, created_at, sent_at, answered_at, last_seen, last_seen_day)
    select
      'att_h' || i, id, ${accountId}, 1, tag,
      case when status in ('failed', 'retry_pending', 'unconfirmed') then null
           else '2608' || lpad(substr(id, 6), 11, '0') end,
      null,
      case status when 'amo' then 'queued' when 'pending_execution' then 'open' when 'unconfirmed' then 'unconfirmed'
        when 'rejected' then 'rejected' when 'cancelled' then 'cancelled' when 'closed' then 'filled'
        when 'ongoing' then 'filled' else 'not_placed' end,
      execution_qty, rejection_reason, 1, created_at, created_at, created_at,
      jsonb_build_object(
        'statusText', status, 'quantity', quantity, 'filledQty', execution_qty, 'cancelledQty', null, 'limitPrice', limit_price,
        'triggerPrice', null, 'averagePrice', trim_scale(execution_price)::text, 'rejectReason', rejection_reason,
        'modifiedByText', null, 'updateNs', null, 'updatedAtMs', (extract(epoch from created_at) * 1000)::bigint,
        'confirmed', true, 'atMs', (extract(epoch from created_at) * 1000)::bigint),
      (created_at at time zone 'Asia/Kolkata')::date
    from written join (select i, tag from drafts) tagged on id = 'ord_h' || i`.execute(db);
}

function tagOf(number: number): string {
  const bytes = Buffer.alloc(CLIENT_TAG_RANDOM_BYTES);
  bytes.writeUInt32BE(number);
  return makeClientTag('H1', bytes);
}
