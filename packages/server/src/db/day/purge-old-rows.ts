import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';
import { deleteBatches } from './delete-batches.ts';

export interface Purged {
  readonly table: string;
  readonly rows: number;
}

interface Rule {
  readonly table: string;
  readonly column: string;
  /** Null for tables that belong to no account. */
  readonly accountId: string | null;
}

/** Deletes rows older than a moment in small batches, each a transaction of its own. */
async function purge(db: Db, { table, column, accountId }: Rule, beforeMs: number): Promise<Purged> {
  const own = accountId === null ? sql`true` : sql`account_id = ${accountId}`;
  const rows = await deleteBatches(
    db,
    (limit) => sql`
      delete from ${sql.table(table)} where ctid in (
        select ctid from ${sql.table(table)}
        where ${own} and ${sql.ref(column)} < ${toTimestamp(beforeMs)}::timestamptz
        limit ${limit}
      )`,
  );
  return { table, rows };
}

/** An account's done work, answered requests and evidence: their times are those of the desk's clock. */
export async function purgeDeskRows(
  db: Db,
  accountId: string,
  before: { readonly doneWorkMs: number; readonly requestsMs: number; readonly evidenceMs: number },
): Promise<readonly Purged[]> {
  return [
    await purge(db, { table: 'due_work', column: 'done_at', accountId }, before.doneWorkMs),
    await purge(db, { table: 'desk_requests', column: 'answered_at', accountId }, before.requestsMs),
    await purge(db, { table: 'evidence', column: 'received_at', accountId }, before.evidenceMs),
  ];
}

/** Rows that live on real time, whatever the desk's clock says. */
export async function purgeRealTimeRows(
  db: Db,
  before: {
    readonly nowMs: number;
    readonly idempotencyKeysMs: number;
    readonly loginFailuresMs: number;
    readonly securityEventsMs: number;
  },
): Promise<readonly Purged[]> {
  return [
    await purge(db, { table: 'web_sessions', column: 'expires_at', accountId: null }, before.nowMs),
    await purge(
      db,
      { table: 'idempotency_keys', column: 'started_at', accountId: null },
      before.idempotencyKeysMs,
    ),
    await purge(
      db,
      { table: 'login_failures', column: 'failed_at', accountId: null },
      before.loginFailuresMs,
    ),
    await purge(db, { table: 'security_events', column: 'at', accountId: null }, before.securityEventsMs),
  ];
}
