import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** One row that somebody wrote: as it was (null: it is new) and as it is, in the columns that promises are about. */
export interface WatchedWrite {
  readonly id: number;
  /** The transaction: what was written together has the same. */
  readonly tx: string;
  readonly table: 'orders' | 'attempts' | 'events' | 'commands' | 'leases' | 'evidence';
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly now: Readonly<Record<string, unknown>>;
}

/** What of each table's rows is noted, and when a change counts. */
const WATCHED = {
  orders: {
    columns: ['id', 'account_id', 'origin', 'status', 'execution_qty', 'quantity', 'corrections'],
    changes: ['status', 'execution_qty', 'corrections', 'origin'],
  },
  attempts: {
    columns: ['id', 'account_id', 'order_id', 'number', 'state', 'filled_qty', 'broker_order_id', 'epoch'],
    changes: ['state', 'filled_qty', 'broker_order_id', 'epoch'],
  },
  events: {
    columns: [
      'account_id',
      'seq',
      'order_id',
      'attempt_id',
      'kind',
      'actor',
      'source',
      'evidence_id',
      'body',
    ],
    changes: null,
  },
  commands: { columns: ['account_id', 'order_id', 'kind', 'actor'], changes: null },
  leases: { columns: ['account_id', 'owner', 'epoch'], changes: ['owner', 'epoch'] },
  evidence: { columns: ['id', 'account_id', 'attempt_id'], changes: null },
} as const;

/**
 * Sets an onlooker into a rehearsal's own database: from here on it notes each write, so that no state between two
 * looks is missed. Never done to a database that anybody keeps.
 */
export async function watchWrites(db: Db): Promise<void> {
  await sql`create table rehearsal_writes (
    id bigint generated always as identity primary key,
    tx xid8 not null default pg_current_xact_id(),
    what text not null,
    before jsonb,
    now jsonb not null
  )`.execute(db);
  for (const [table, { columns, changes }] of Object.entries(WATCHED)) {
    const row = (which: string) =>
      `jsonb_build_object(${columns.map((column) => `'${column}', ${which}.${column}`).join(', ')})`;
    const lease =
      table === 'attempts'
        ? `|| jsonb_build_object('lease_epoch', (select l.epoch from leases l where l.account_id = new.account_id))`
        : '';
    await sql
      .raw(`create function note_${table}() returns trigger language plpgsql as $$ begin
        insert into rehearsal_writes (what, before, now)
        values ('${table}', case when tg_op = 'UPDATE' then ${row('old')} end, ${row('new')} ${lease});
        return new;
      end $$`)
      .execute(db);
    await sql
      .raw(`create trigger note_new after insert on ${table} for each row execute function note_${table}()`)
      .execute(db);
    if (changes === null) continue;
    const differs = changes.map((column) => `old.${column} is distinct from new.${column}`).join(' or ');
    await sql
      .raw(
        `create trigger note_change after update on ${table} for each row when (${differs}) execute function note_${table}()`,
      )
      .execute(db);
  }
}

/** The writes of transactions from `fromTx` on that are over, oldest first, and where to go on from. */
export async function loadWrites(
  db: Db,
  fromTx: string,
): Promise<{ readonly writes: readonly WatchedWrite[]; readonly nextTx: string }> {
  const { rows } = await sql<WatchedWrite & { readonly next_tx: string }>`
    with here as (select pg_snapshot_xmin(pg_current_snapshot()) as next_tx)
    select w.id, w.tx::text as tx, w.what as "table", w.before, w.now, here.next_tx::text as next_tx
    from here left join rehearsal_writes w on w.tx >= ${fromTx}::xid8 and w.tx < here.next_tx
    order by w.id`.execute(db);
  return { writes: rows.filter(({ id }) => id !== null), nextTx: rows[0]?.next_tx ?? fromTx };
}
