import { VirtualClock } from '@orderwatch/clock';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { moment, toTimestamp } from './connect.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

async function one(expression: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(database.db);
  return rows[0]?.value;
}

describe('what the database reads as', () => {
  it.each([
    ["timestamptz '2026-08-21 16:05:00.123+05:30'", Date.UTC(2026, 7, 21, 10, 35, 0, 123)],
    ["timestamptz '2026-08-21 10:35:00.123456Z'", Date.UTC(2026, 7, 21, 10, 35, 0, 123)],
    ["timestamptz 'infinity'", Number.POSITIVE_INFINITY],
    ["array[timestamptz '1970-01-01Z', null]", [0, null]],
    ["date '2026-08-21'", '2026-08-21'],
    ['9007199254740991::bigint', Number.MAX_SAFE_INTEGER],
    ['array[1, 2]::bigint[]', [1, 2]],
    ['812.346250::numeric(20, 6)', '812.346250'],
    ['\'{"a": [1]}\'::jsonb', { a: [1] }],
    ['null::timestamptz', null],
  ])('%s', async (expression, value) => {
    expect(await one(expression)).toEqual(value);
  });

  it('is the same whatever zone the server thinks it is in', async () => {
    for (const zone of ['Asia/Kolkata', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu']) {
      await database.db.connection().execute(async (connection) => {
        await sql`select set_config('timezone', ${zone}, false)`.execute(connection);
        const { rows } = await sql<{
          at: number;
        }>`select ${toTimestamp(1_787_308_500_123)}::timestamptz as at`.execute(connection);
        expect([zone, rows[0]?.at]).toEqual([zone, 1_787_308_500_123]);
      });
    }
    const { rows } = await sql<{ before: boolean }>`select ${moment(1)} < ${moment(2)} as before`.execute(
      database.db,
    );
    expect(rows).toEqual([{ before: true }]);
  });

  it('is an error beyond what a number holds', async () => {
    await expect(one('9007199254740993::bigint')).rejects.toThrow(/2\^53/);
  });
});

describe('simulated time', () => {
  it('stands still while a statement or a wait for a connection is under way', async () => {
    const clock = new VirtualClock(0);
    const statements: string[] = [];
    const { db } = database.open({
      clock,
      maxConnections: 1,
      statementCounter: (text) => statements.push(text),
    });
    // A lock that somebody else holds keeps the first statement waiting, and that one the only connection.
    const other = await database.open({ maxConnections: 1 }).pool.connect();
    await other.query('select pg_advisory_lock(1)', []);
    const slow = Promise.all(
      [1, 2].map(() => sql`select pg_advisory_xact_lock(1)`.execute(db).then(() => clock.nowMs())),
    );
    const advanced = clock.advanceBy(60_000);
    const waiting = sql<{ n: number }>`
      select count(*)::int as n from pg_locks
      where not granted and database = (select oid from pg_database where datname = current_database())`;
    await expect.poll(async () => (await waiting.execute(database.db)).rows[0]?.n).toBe(1);
    expect(clock.nowMs()).toBe(0);
    await other.query('select pg_advisory_unlock(1)', []);
    other.release();
    await advanced;
    expect(await slow).toEqual([0, 0]);
    expect(clock.nowMs()).toBe(60_000);
    expect(statements).toHaveLength(2);
  });

  it('goes on after a statement that failed', async () => {
    const clock = new VirtualClock(0);
    const { db } = database.open({ clock });
    await expect(sql`select nonsense`.execute(db)).rejects.toThrow(/nonsense/);
    await clock.advanceBy(1_000);
    expect(clock.nowMs()).toBe(1_000);
  });
});

describe('a pool', () => {
  it('outlives a connection that breaks while it is idle', async () => {
    const broken: Error[] = [];
    const { db } = database.open({ maxConnections: 1, onIdleError: (error) => broken.push(error) });
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.db);
    await expect.poll(() => broken.length).toBe(1);
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  });

  it('ends a transaction that sits idle, so that a paused holder of a lease blocks nobody', async () => {
    expect(await one("current_setting('idle_in_transaction_session_timeout')")).toBe('5s');
  });
});

describe('the plan of a long statement', () => {
  const padding = sql.raw(`/* ${'long '.repeat(300)} */`);

  it('is kept on the connection from its second time on', async () => {
    const { db } = database.open({ maxConnections: 1 });
    const kept = async () => {
      const { rows } = await sql<{
        count: number;
      }>`select count(*)::int as count from pg_prepared_statements`.execute(db);
      return rows[0]?.count;
    };
    const ask = (value: number) => sql`select ${value}::int as value ${padding}`.execute(db);
    await ask(1);
    expect(await kept()).toBe(0);
    expect((await ask(2)).rows).toEqual([{ value: 2 }]);
    expect(await kept()).toBe(1);
    expect((await ask(3)).rows).toEqual([{ value: 3 }]);
    expect(await kept()).toBe(1);
  });

  it('costs one statement, not the pool, when the tables have changed under it', async () => {
    await sql`create table shapes (id int, a int)`.execute(database.db);
    const { db } = database.open({ maxConnections: 1 });
    const ask = () => sql`select * from shapes where id = ${1}::int ${padding}`.execute(db);
    await ask();
    await ask();
    await sql`alter table shapes add column b int`.execute(database.db);
    await expect(ask()).rejects.toThrow(/cached plan/);
    expect((await ask()).rows).toEqual([]);
  });
});
