import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** Every column, constraint, index, trigger and function as text, one a line; for comparing two schemas. */
export async function describeSchema(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    with own as (select oid from pg_namespace where nspname = 'public')
    select line from (
      select format('column %s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then 'not null' else 'null' end, pg_get_expr(d.adbin, d.adrelid)) as line
      from pg_class c join own on own.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relkind = 'r'
      union all
      select format('constraint %s on %s: %s', conname, conrelid::regclass, pg_get_constraintdef(k.oid))
      from pg_constraint k join own on own.oid = k.connamespace
      union all
      select indexdef from pg_indexes where schemaname = 'public'
      union all
      select pg_get_triggerdef(t.oid) from pg_trigger t
      join pg_class c on c.oid = t.tgrelid join own on own.oid = c.relnamespace where not tgisinternal
      union all
      select pg_get_functiondef(p.oid) from pg_proc p join own on own.oid = p.pronamespace
      where not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    ) lines order by line`.execute(db);
  return rows.map((row) => row.line);
}
