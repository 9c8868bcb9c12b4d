import type { JsonObject } from '@orderwatch/core';
import pg from 'pg';

export interface ForeignRow {
  readonly table: string;
  readonly record: JsonObject;
}

const TABLES = ['orders', 'positions'] as const;
const PAGE = 5_000;
const CONNECT_MS = 10_000;

/** Reads the tables of the earlier system's PostgreSQL, in one reading transaction, some thousand rows at a time. */
export async function* readForeignTables(url: string): AsyncGenerator<readonly ForeignRow[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    for (const table of TABLES) {
      const { rows } = await client.query<{ found: string | null }>('select to_regclass($1)::text as found', [
        table,
      ]);
      if (!rows[0]?.found) continue;
      await client.query(
        `declare taken cursor for select row_to_json(t)::text as row from "${table}" t order by t.id`,
      );
      for (;;) {
        const page = await client.query<{ row: string }>(`fetch ${PAGE} from taken`);
        if (page.rows.length === 0) break;
        yield page.rows.map(({ row }) => ({ table, record: JSON.parse(row) }));
      }
      await client.query('close taken');
    }
    await client.query('rollback');
  } finally {
    await client.end();
  }
}
