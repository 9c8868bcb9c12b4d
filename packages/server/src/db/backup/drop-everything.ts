import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/**
 * Takes every table and function of ours out of the schema, in the caller's transaction. Extensions stay: they may be
 * another's, and the schema itself may not be ours to drop.
 */
export async function dropEverything(db: Db): Promise<void> {
  const { rows } = await sql<{ statement: string }>`
    select format('drop table if exists %I cascade', relname) as statement from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r'
    union all
    select format('drop function if exists %s cascade', p.oid::regprocedure) from pg_proc p
    where p.pronamespace = current_schema()::regnamespace
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`.execute(db);
  for (const { statement } of rows) await sql.raw(statement).execute(db);
}
