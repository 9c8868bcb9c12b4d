import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** A record of an account that was written by a process other than the one whose lease it was. */
export interface StrangersWrite {
  readonly table: string;
  readonly accountId: string;
  /** Of the connection, and of the lease. */
  readonly writer: string;
  readonly owner: string | null;
}

const TABLES = ['events', 'orders', 'fills', 'positions'] as const;

/**
 * Sets an onlooker into a database that nobody keeps: it compares each writer with the holder of the account's lease.
 * Programs connect as `orderwatch/<pid>`, and a lease's owner is `<host>/<pid>/<run>`.
 */
export async function watchWriters(db: Db): Promise<void> {
  await sql`create table strangers_writes (
    id bigint generated always as identity primary key, what text, account_id text, writer text, owner text
  )`.execute(db);
  await sql`create function note_writer() returns trigger language plpgsql as $$ declare holder text; begin
    select owner into holder from leases where account_id = new.account_id;
    if split_part(current_setting('application_name'), '/', 2) is distinct from split_part(holder, '/', 2) then
      insert into strangers_writes (what, account_id, writer, owner)
      values (tg_table_name, new.account_id, current_setting('application_name'), holder);
    end if;
    return new;
  end $$`.execute(db);
  for (const table of TABLES) {
    await sql
      .raw(
        `create trigger note_writer after insert or update on ${table} for each row execute function note_writer()`,
      )
      .execute(db);
  }
}

export async function loadStrangersWrites(db: Db): Promise<readonly StrangersWrite[]> {
  const { rows } = await sql<StrangersWrite>`
    select what as "table", account_id as "accountId", writer, owner from strangers_writes order by id`.execute(
    db,
  );
  return rows;
}
