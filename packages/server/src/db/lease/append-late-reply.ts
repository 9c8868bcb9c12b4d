import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';
import type { NewEvidence } from '../cycle/change-set.ts';
import { EVIDENCE } from '../cycle/column-types.ts';
import { evidenceRecord } from '../cycle/records.ts';
import { rowArrays, rowsOf } from '../row-arrays/row-arrays.ts';

export interface LateReply {
  readonly accountId: string;
  readonly attemptId: string;
  readonly brokerOrderId: string | null;
  readonly answeredAtMs: number;
  readonly evidence: NewEvidence | null;
}

/**
 * Writes down a broker's reply whoever holds the lease by now: the raw answer, and the order's number when it gave one
 * (which is what `accepted` means). It concludes nothing about the order; the present holder folds it in.
 */
export async function appendLateReply(db: Db, reply: LateReply): Promise<void> {
  const evidence = rowArrays(EVIDENCE, reply.evidence === null ? [] : [reply.evidence], evidenceRecord);
  await sql`
    with kept as (
      insert into evidence (id, account_id, source, attempt_id, received_at, payload, payload_text, sha256)
      select id, ${reply.accountId}, source, attempt_id, received_at, payload::json, payload_text,
             sha256(convert_to(coalesce(payload, payload_text), 'UTF8'))
      from ${rowsOf(evidence)}
    )
    update attempts
    set answered_at = coalesce(answered_at, ${toTimestamp(reply.answeredAtMs)}::timestamptz),
        broker_order_id = coalesce(broker_order_id, ${reply.brokerOrderId}),
        state = case when state in ('sending', 'unconfirmed') and ${reply.brokerOrderId}::text is not null
                     then 'accepted' else state end
    where id = ${reply.attemptId} and account_id = ${reply.accountId}`.execute(db);
}
