import { realpath } from 'node:fs/promises';
import pg from 'pg';
import { SUPERUSER } from './init-cluster.ts';

/** By this name the instances that use a server know each other. */
const KEEPER = 'orderwatch-keeper';

export type Answer =
  | { readonly kind: 'ours'; readonly client: pg.Client }
  | { readonly kind: 'another' }
  | { readonly kind: 'no_answer'; readonly error: Error };

/**
 * Asks whoever listens on the port whether it is the server of this cluster, with a real query. When it is, the
 * connection stays open: it tells other instances, and us, that somebody uses the server.
 */
export async function askServer(port: number, password: string, clusterFolder: string): Promise<Answer> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    application_name: KEEPER,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    const theirs = await realpath(rows[0]?.data_directory ?? '').catch(() => '');
    if (theirs === (await realpath(clusterFolder))) return { kind: 'ours', client };
    await client.end();
    return { kind: 'another' };
  } catch (error) {
    await client.end().catch(() => {});
    return { kind: 'no_answer', error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/**
 * Says that we are about to leave, and counts the other instances that stay. Whoever has said it counts no more, though
 * PostgreSQL still shows its connection for a moment: two that leave together must not each take the other for staying.
 */
export async function leaveServer(client: pg.Client): Promise<number> {
  await client.query(`set application_name = 'orderwatch-leaving'`);
  const { rows } = await client.query<{ count: string }>(
    'select count(*) from pg_stat_activity where application_name = $1',
    [KEEPER],
  );
  return Number(rows[0]?.count ?? 0);
}
