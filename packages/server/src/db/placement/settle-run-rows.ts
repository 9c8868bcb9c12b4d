import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** Brings the report of a run that was cut short up to what is known of its orders now. */
export async function settleRunRows(db: Db, runId: string): Promise<void> {
  await sql`
    update placement_run_rows r set
      outcome = case o.status when 'retry_pending' then 'queued' when 'failed' then 'failed' else 'placed' end,
      reason_code = coalesce(r.reason_code, o.reason_code),
      reason = coalesce(r.reason, o.failure_reason)
    from orders o
    where r.run_id = ${runId} and o.id = r.order_id and r.outcome = 'unconfirmed'
      and o.status not in ('placing', 'unconfirmed')`.execute(db);
}
