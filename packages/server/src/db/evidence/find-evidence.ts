import type { Db } from '../connect.ts';
import type { Json } from '../tables.ts';

export interface EvidenceRow {
  readonly id: string;
  readonly accountId: string;
  readonly source: string;
  readonly receivedAtMs: number;
  readonly sha256: Buffer;
  readonly payload: Json | null;
  readonly payloadText: string | null;
}

/** Undefined when there is no such evidence, or it belongs to somebody else's account. */
export async function findEvidence(
  db: Db,
  of: { readonly userId: string; readonly evidenceId: string },
): Promise<EvidenceRow | undefined> {
  return db
    .selectFrom('evidence as e')
    .innerJoin('broker_accounts as a', 'a.id', 'e.account_id')
    .select([
      'e.id',
      'e.account_id as accountId',
      'e.source',
      'e.received_at as receivedAtMs',
      'e.sha256',
      'e.payload',
      'e.payload_text as payloadText',
    ])
    .where('e.id', '=', of.evidenceId)
    .where('a.user_id', '=', of.userId)
    .executeTakeFirst();
}
