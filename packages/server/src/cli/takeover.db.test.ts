import { access, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/database.ts';
import { CORPUS } from '../../../../test/support/legacy.ts';
import { insertAccount } from '../db/accounts/insert-account.ts';
import { takeLease } from '../db/lease/take-lease.ts';
import { ageLegacyRows } from '../db/legacy/age-legacy-rows.ts';
import { insertUser } from '../db/users/insert-user.ts';
import type { CommandContext } from './command-context.ts';
import { runCli } from './program.ts';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'takeover-'));
  await insertUser(database.db, {
    id: 'usr_1',
    email: 'asha@example.in',
    displayName: 'Asha',
    passwordHash: '',
    atMs: 0,
  });
  await addAccount('acc_1', 'AB1C2');
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function addAccount(id: string, accountCode: string): Promise<void> {
  await insertAccount(database.db, {
    id,
    userId: 'usr_1',
    label: id,
    mode: 'live',
    accountCode,
    ownerRelation: 'self',
    settings: {},
    atMs: 0,
  });
}

async function run(...argv: readonly string[]) {
  let out = '';
  let err = '';
  const context: CommandContext = {
    environment: { DATABASE_URL: database.url, ORDERWATCH_DATA_DIR: path.join(folder, 'data') },
    cwd: folder,
    write: (text) => {
      out += text;
    },
    complain: (text) => {
      err += text;
    },
    readInput: async () => '',
    askSecret: async () => undefined,
    ended: async () => {},
  };
  return { code: await runCli(argv, context, []), out, err };
}

/** A folder of the corpus, as the earlier system would have left it here. */
async function older(name: string): Promise<string> {
  const copy = path.join(folder, name);
  await cp(path.join(CORPUS, name), copy, { recursive: true });
  return copy;
}

const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
const countOrders = async () => (await database.db.selectFrom('orders').select('id').execute()).length;

describe('the command that takes over', () => {
  it('writes nothing until it is told to, then everything, then nothing more', async () => {
    const from = await older('whole');
    const dry = await run('import', '--from', from);
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('This was a dry run') });
    expect(await countOrders()).toBe(0);
    const applied = await run('import', '--from', from, '--apply', '--report', 'rows.json');
    expect(applied).toMatchObject({ code: 0, out: expect.stringContaining('Written.') });
    expect(await countOrders()).toBe(15);
    expect(JSON.parse(await readFile(path.join(folder, 'rows.json'), 'utf8'))).toMatchObject({
      outcome: 'applied',
      totals: { read: 19, created: 14, merged: 4, skipped: 1, refused: 0 },
    });
    const again = await run('import', '--from', from, '--apply', '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({ totals: { read: 19, created: 0, skipped: 19, orders: 0 } });
    expect(await countOrders()).toBe(15);
  });

  it('fails for a damaged file and names the place', async () => {
    const damaged = await run('import', '--file', path.join(CORPUS, 'damaged/half-written.json'), '--apply');
    expect(damaged).toMatchObject({ code: 1, out: expect.stringMatching(/half-written\.json line 5/) });
    expect(await countOrders()).toBe(0);
  });

  it('refuses rows that nobody understands until they are left out', async () => {
    const file = path.join(CORPUS, 'damaged/rows.json');
    expect((await run('import', '--file', file, '--apply')).code).toBe(4);
    expect(await countOrders()).toBe(0);
    const left = await run('import', '--file', file, '--apply', '--skip-refused');
    expect(left.code).toBe(0);
  });

  it('refuses while an instance acts for the account', async () => {
    const from = await older('whole');
    await takeLease(database.db, {
      accountId: 'acc_1',
      owner: `${hostname()}/${process.pid}/desk`,
      ttlMs: 60_000,
      nowMs: null,
    });
    const busy = await run('import', '--from', from, '--apply');
    expect(busy).toMatchObject({ code: 4, out: expect.stringContaining('Stop Orderwatch') });
    expect(await countOrders()).toBe(0);
    expect((await run('import', '--from', from)).code).toBe(0);
  });

  it('says what it lacks', async () => {
    expect((await run('import')).code).toBe(2);
    expect((await run('import', '--from', folder)).code).toBe(3);
    expect((await run('import', '--file', 'none.json')).code).toBe(3);
    const from = await older('whole');
    expect((await run('import', '--from', from, '--side-of', '17=both')).code).toBe(2);
    expect((await run('import', '--from', from, '--account', 'nobody')).code).toBe(3);
    await addAccount('acc_2', 'CD3E4');
    expect(await run('import', '--from', from)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--account'),
    });
    expect((await run('import', '--from', from, '--account', 'AB1C2')).code).toBe(0);
  });

  it('takes files out of their folder only when they are copied and written', async () => {
    const from = await older('whole');
    const file = path.join(from, 'pending_orders.json');
    await run('import', '--from', from, '--archive');
    expect(await isThere(file)).toBe(true);
    const applied = await run('import', '--from', from, '--apply', '--archive', '--json');
    expect(applied).toMatchObject({
      code: 0,
      err: expect.stringContaining('3 files were taken out of their folder'),
    });
    expect(await isThere(file)).toBe(false);
    const { backup } = JSON.parse(applied.out);
    const copy = await readFile(path.join(backup.folder, backup.files[0].name));
    expect(copy.equals(await readFile(path.join(CORPUS, 'whole/pending_orders.json')))).toBe(true);
  });

  it('writes the older files back, and over others only when it is told to', async () => {
    await run('import', '--from', await older('whole'), '--apply');
    const exported = await run('export-legacy', '--to', 'back', '--json');
    expect(exported.code).toBe(0);
    expect(JSON.parse(exported.out).files).toHaveLength(3);
    expect((await run('export-legacy', '--to', 'back')).code).toBe(4);
    expect((await run('export-legacy', '--to', 'back', '--replace')).code).toBe(0);
    expect((await run('export-legacy', '--to', 'back2', '--account', 'nobody')).code).toBe(3);
    const home = await run('import', '--from', path.join(folder, 'back'), '--apply', '--json');
    expect(JSON.parse(home.out)).toMatchObject({ outcome: 'applied', totals: { refused: 0, orders: 0 } });
  });
});

describe("the earlier system's PostgreSQL", () => {
  it('is taken over from its tables as it stands', async () => {
    const source = await createEmptyDatabase();
    try {
      await source.pool.query(`create table orders (id serial primary key, user_id integer, symbol text, side text,
        order_type text, quantity integer, price double precision, status text, placed_at timestamp,
        broker_order_id text, order_metadata jsonb)`);
      await source.pool.query(`insert into orders (user_id, symbol, side, order_type, quantity, price, status, placed_at, broker_order_id, order_metadata)
        values (1, 'SBIN-EQ', 'buy', 'limit', 10, 912.35, 'cancelled', '2025-11-03 09:16:00', '251103000000042', '{"ticker":"SBIN.NS"}')`);
      await source.pool.query(`create table positions (id serial primary key, user_id integer, symbol text, quantity integer,
        avg_price double precision, opened_at timestamp, closed_at timestamp)`);
      await source.pool.query(`insert into positions (user_id, symbol, quantity, avg_price, opened_at)
        values (1, 'ONGC', 40, 245.125, '2025-11-04 09:15:10')`);
      const taken = await run('import', '--postgres', source.url, '--apply', '--json');
      expect(taken.code).toBe(0);
      const report = JSON.parse(taken.out);
      expect(report.totals).toMatchObject({ read: 2, created: 2, orders: 2 });
      const { password } = new URL(source.url);
      expect(password === '' || !taken.out.includes(password)).toBe(true);
      const copy = await readFile(path.join(report.backup.folder, report.backup.files[0].name), 'utf8');
      expect(copy.trim().split('\n')).toHaveLength(2);
      const again = await run('import', '--postgres', source.url, '--apply', '--json');
      expect(JSON.parse(again.out).totals).toMatchObject({ skipped: 2, orders: 0 });
    } finally {
      await source.close();
    }
  });

  it('that lacks the tables, or cannot be reached, is refused with the reason', async () => {
    const empty = await createEmptyDatabase();
    try {
      expect(await run('import', '--postgres', empty.url)).toMatchObject({
        code: 1,
        out: expect.stringContaining('no row in "orders" or "positions"'),
      });
    } finally {
      await empty.close();
    }
    expect(await run('import', '--postgres', 'postgres://nobody@127.0.0.1:1/none')).toMatchObject({
      code: 1,
      out: expect.stringContaining('cannot be read'),
    });
  });
});

describe('what was taken over', () => {
  it('keeps its originals as long as evidence is kept, and what became of each row for good', async () => {
    const from = await older('whole');
    await run('import', '--from', from, '--apply');
    expect(await ageLegacyRows(database.db, 'acc_1', 0)).toBe(0);
    const later = Date.now() + 60_000;
    expect(await ageLegacyRows(database.db, 'acc_2', later)).toBe(0);
    expect(await ageLegacyRows(database.db, 'acc_1', later)).toBe(19);
    expect(await ageLegacyRows(database.db, 'acc_1', later)).toBe(0);
    const rows = await database.db.selectFrom('legacy_rows').selectAll().execute();
    expect(
      rows.every((row) => row.original === null && row.original_text === null && row.digest !== ''),
    ).toBe(true);
    const again = await run('import', '--from', from, '--apply', '--json');
    expect(JSON.parse(again.out).totals).toMatchObject({ skipped: 19, orders: 0 });
  });
});
