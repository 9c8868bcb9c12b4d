import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { openDatabase } from '../connect.ts';
import { describeSchema } from './describe-schema.ts';
import { migrateDown, migrateUp, migrationStates } from './migrate.ts';

const open: TestDatabase[] = [];
async function empty(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  open.push(database);
  return database;
}
afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

describe('migrations', () => {
  it('leave the same schema after up, down and up again', async () => {
    const { db } = await empty();
    const names = await migrateUp(db);
    const before = await describeSchema(db);
    for (const _ of names) await migrateDown(db, { loseHistory: false });
    const between = await describeSchema(db);
    await migrateUp(db);
    expect(before.length).toBeGreaterThan(100);
    expect(between.filter((line) => !line.includes('kysely_migration'))).toEqual([]);
    expect(await describeSchema(db)).toEqual(before);
  });

  it('are applied once when twenty instances start together', async () => {
    const { url, db } = await empty();
    const instances = Array.from({ length: 20 }, () => openDatabase({ url, maxConnections: 1 }));
    const applied = await Promise.all(instances.map((instance) => migrateUp(instance.db)));
    await Promise.all(instances.map((instance) => instance.close()));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    expect((await migrationStates(db)).every((state) => state.appliedAtMs !== null)).toBe(true);
  });

  it('refuse to go down over the history of orders, unless that is said', async () => {
    const { db } = await empty();
    await migrateUp(db);
    await sql`insert into users values ('usr_1', 'a@b.c', '', 'A', '2026-08-21Z')`.execute(db);
    await sql`insert into broker_accounts (id, user_id, label, broker, mode, account_code, owner_relation, settings, created_at)
      values ('acc_1', 'usr_1', 'A', 'kotak-neo', 'demo', 'X', 'self', '{}', '2026-08-21Z')`.execute(db);
    await sql`insert into events (id, account_id, seq, kind, actor, source, at, body, prev_hash, hash)
      values ('evt_1', 'acc_1', 1, 'order.recorded', 'system', 'rule', '2026-08-21Z', '{}', '', '')`.execute(
      db,
    );
    const applied = (await migrationStates(db)).length;
    for (let later = applied; later > 1; later -= 1) await migrateDown(db, { loseHistory: false });
    await expect(migrateDown(db, { loseHistory: false })).rejects.toThrow(/history/);
    expect(await db.selectFrom('events').select('seq').execute()).toEqual([{ seq: 1 }]);
    expect(await migrateDown(db, { loseHistory: true })).toHaveLength(1);
  });
});
