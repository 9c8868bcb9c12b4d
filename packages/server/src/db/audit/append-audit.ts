import type { KeyRing } from '../../secrets/key-file.ts';
import { type Db, toTimestamp } from '../connect.ts';
import { type AuditEntry, hashEntry, NO_HASH, sealEnd } from './audit-entry.ts';

/**
 * Appends to the chain of what people did. Whoever appends holds the chain's end until it has committed, so that no two
 * entries follow on the same one.
 */
export async function appendAudit(db: Db, keyRing: KeyRing, entry: AuditEntry): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('audit_head')
      .values({ only_one: true, seq: 0, hash: NO_HASH, seal_version: 0, seal: NO_HASH })
      .onConflict((conflict) => conflict.column('only_one').doNothing())
      .execute();
    const head = await tx
      .selectFrom('audit_head')
      .select(['seq', 'hash'])
      .forUpdate()
      .executeTakeFirstOrThrow();
    const seq = head.seq + 1;
    const hash = hashEntry(head.hash, seq, entry);
    const version = keyRing.current;
    const seal = sealEnd(keyRing, version, { seq, hash });
    if (!seal) throw new Error('The key ring lacks its current key');
    await tx
      .insertInto('audit_entries')
      .values({
        seq,
        at: toTimestamp(entry.atMs),
        user_id: entry.userId,
        channel: entry.channel,
        action: entry.action,
        subject: entry.subject,
        stage: entry.stage,
        request_id: entry.requestId,
        status: entry.status,
        ip: entry.ip,
        prev_hash: head.hash,
        hash,
      })
      .execute();
    await tx.updateTable('audit_head').set({ seq, hash, seal_version: version, seal }).execute();
  });
}
