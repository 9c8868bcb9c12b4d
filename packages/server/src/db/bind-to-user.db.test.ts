import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { seedOrders } from '../../../../test/support/seed-orders.ts';
import { writeAccount } from '../../../../test/support/written-account.ts';
import { bindToUser, SHARED_TABLES, UnboundStatement, USER_TABLES } from './bind-to-user.ts';
import type { Db } from './connect.ts';
import { listOrderEvents } from './events/list-events.ts';
import { findOrder } from './orders/find-order.ts';
import { insertUser } from './users/insert-user.ts';

let database: TestDatabase;
let userId: string;
beforeEach(async () => {
  database = await createTestDatabase();
  const written = await writeAccount(database.db);
  ({ userId } = written);
  await seedOrders(database.db, written, [
    { id: 'ord_1', atMs: 0 },
    { id: 'ord_2', atMs: 1 },
  ]);
  const stranger = { id: 'usr_9', email: 'b@b.in', displayName: 'Bala', passwordHash: '', atMs: 0 };
  await insertUser(database.db, stranger);
});
afterEach(() => database.close());

const own = () => bindToUser(database.db, userId);
const strangers = () => bindToUser(database.db, 'usr_9');

describe('a database for one caller', () => {
  it.each<[string, (db: Db) => Promise<unknown>]>([
    ['an id from an address', (db) => listOrderEvents(db, 'ord_1')],
    ['no condition at all', (db) => db.selectFrom('orders').selectAll().execute()],
    ['plain SQL', (db) => sql`select * from orders where id = ${'ord_1'}`.execute(db)],
    [
      'a table within a condition',
      (db) => sql`select 1 where exists (select 1 from broker_credentials)`.execute(db),
    ],
    ['a change', (db) => db.updateTable('orders').set({ quantity: 1 }).where('id', '=', 'ord_1').execute()],
    ['a removal', (db) => db.deleteFrom('push_subscriptions').where('id', '=', 'psh_1').execute()],
    [
      'a transaction',
      (db) => db.transaction().execute((tx) => tx.selectFrom('positions').select('id').execute()),
    ],
    [
      'a list of ids of which one is not known',
      (db) => sql`select * from orders where id = any(${['ord_1', 'ord_x']}::text[])`.execute(db),
    ],
  ])('refuses %s', async (_, ask) => {
    await expect(ask(own())).rejects.toThrow(UnboundStatement);
  });

  it('opens what an earlier statement has found as the caller’s own, and only that', async () => {
    const db = own();
    expect((await findOrder(db, { userId, orderId: 'ord_1' }))?.id).toBe('ord_1');
    expect(await listOrderEvents(db, 'ord_1')).toEqual([]);
    await expect(listOrderEvents(db, 'ord_2')).rejects.toThrow(UnboundStatement);
  });

  it('opens nothing of another user, whose lookup finds nothing', async () => {
    const db = strangers();
    expect(await findOrder(db, { userId: 'usr_9', orderId: 'ord_1' })).toBeUndefined();
    await expect(listOrderEvents(db, 'ord_1')).rejects.toThrow(UnboundStatement);
    await expect(findOrder(db, { userId, orderId: 'ord_1' })).rejects.toThrow(UnboundStatement);
  });

  it('lets pass what is nobody’s', async () => {
    await expect(own().selectFrom('daily_closes').selectAll().execute()).resolves.toEqual([]);
    await expect(sql`select 1`.execute(own())).resolves.toBeDefined();
  });

  it('knows of every table whether it is somebody’s', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name::text as name from information_schema.tables
      where table_schema = 'public' and table_name not like 'kysely_%' order by 1`.execute(database.db);
    const listed = new Set<string>([...USER_TABLES, ...SHARED_TABLES]);
    expect(rows.map(({ name }) => name).filter((name) => !listed.has(name))).toEqual([]);
    expect(USER_TABLES.filter((table) => !rows.some(({ name }) => name === table))).toEqual([]);
  });
});
