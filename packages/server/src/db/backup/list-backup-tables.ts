import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** What of a table is copied, and in which order, so that the same rows are the same bytes on every server. */
export interface BackupTable {
  readonly name: string;
  /** Without those that the database reckons by itself. */
  readonly columns: readonly string[];
  /** The primary key's columns as expressions to sort by. */
  readonly sortBy: readonly string[];
  /** Numbered by the database: the next number follows on the highest one. */
  readonly numbered: readonly string[];
}

interface Row extends BackupTable {
  readonly parents: readonly string[];
}

/** Every table but the migrations' own and those that say who runs just now (unlogged), those that others refer to first. */
export async function listBackupTables(db: Db): Promise<readonly BackupTable[]> {
  const { rows } = await sql<Row>`
    select c.relname as name,
      coalesce((select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '[]') as columns,
      coalesce((select json_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
          order by k.place)
        from pg_index i, unnest(i.indkey) with ordinality as k (attnum, place), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum), '[]') as "sortBy",
      coalesce((select json_agg(a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attidentity <> ''), '[]') as numbered,
      coalesce((select json_agg(distinct p.relname) from pg_constraint k join pg_class p on p.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '[]') as parents
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
      and c.relname not like 'kysely_%'
    order by c.relname`.execute(db);
  return parentsFirst(rows);
}

function parentsFirst(rows: readonly Row[]): readonly BackupTable[] {
  const sorted: Row[] = [];
  const placed = new Set<string>();
  while (sorted.length < rows.length) {
    const next = rows.filter(
      (row) => !placed.has(row.name) && row.parents.every((parent) => placed.has(parent)),
    );
    if (next.length === 0) throw new Error('Tables refer to each other in a circle');
    for (const row of next) placed.add(row.name);
    sorted.push(...next);
  }
  return sorted.map(({ name, columns, sortBy, numbered }) => ({ name, columns, sortBy, numbered }));
}
