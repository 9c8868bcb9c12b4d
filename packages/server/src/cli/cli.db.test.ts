import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/database.ts';
import { seedEvents, seedOrders } from '../../../../test/support/seed-orders.ts';
import { insertAccount } from '../db/accounts/insert-account.ts';
import { listSecurityEvents } from '../db/security/security-events.ts';
import { beginTotpFactor, confirmTotpFactor, findTotpFactor } from '../db/security/totp-factors.ts';
import { insertUser } from '../db/users/insert-user.ts';
import type { CommandContext } from './command-context.ts';
import { runCli } from './program.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

const PASSWORD = 'monsoon-kettle-ladder';

async function run(argv: string, more: { input?: string; environment?: Record<string, string> } = {}) {
  let out = '';
  let err = '';
  const context: CommandContext = {
    environment: { DATABASE_URL: database.url, ...more.environment },
    cwd: tmpdir(),
    write: (text) => {
      out += text;
    },
    complain: (text) => {
      err += text;
    },
    readInput: async () => more.input ?? '',
    askSecret: async () => undefined,
    ended: async () => {},
  };
  const code = await runCli(argv.split(' ').filter(Boolean), context, []);
  return { code, out, err };
}

async function latestMigration(): Promise<string> {
  const files = await readdir(new URL('../db/migrations/', import.meta.url));
  const names = files.flatMap((file) => (file.endsWith('.up.sql') ? [file.slice(0, -'.up.sql'.length)] : []));
  return names.sort().at(-1) ?? '';
}

const parsed = (text: string): unknown => JSON.parse(text);

async function seed(): Promise<void> {
  const { db } = database;
  await insertUser(db, {
    id: 'usr_1',
    email: 'asha@example.in',
    displayName: 'Asha',
    passwordHash: '',
    atMs: 0,
  });
  await insertAccount(db, {
    id: 'acc_1',
    userId: 'usr_1',
    label: 'A',
    mode: 'live',
    accountCode: 'AB1C2',
    ownerRelation: 'self',
    settings: {},
    atMs: 0,
  });
  const owner = { accountId: 'acc_1', userId: 'usr_1' };
  const atMs = Date.UTC(2026, 7, 20, 10, 35);
  await seedOrders(db, owner, [
    {
      id: 'ord_1',
      atMs,
      symbol: 'SBIN',
      status: 'rejected',
      rejection_reason: 'zorp 17',
      brokerOrderId: '260820000000001',
    },
    { id: 'ord_2', atMs: atMs + 1, symbol: 'INFY' },
  ]);
  await seedEvents(db, owner, [
    {
      orderId: 'ord_1',
      kind: 'order.rejected',
      atMs,
      body: { rejectReason: 'zorp 17' },
      evidence: { ordSt: 'rejected' },
    },
  ]);
}

describe('the command line', () => {
  it('explains itself, and refuses what it does not know', async () => {
    const help = await run('--help');
    expect(help.code).toBe(0);
    expect(help.out).toMatch(/serve[\s\S]*orders[\s\S]*Exit codes/);
    expect((await run('orders --help')).out).toContain('--json');
    expect(await run('ordres')).toMatchObject({
      code: 2,
      err: expect.stringContaining("unknown command 'ordres'"),
    });
    expect((await run('orders --colour')).code).toBe(2);
  });

  it('stops on a configuration that is wrong, and says how to mend it', async () => {
    const stopped = await run('migrate status', { environment: { ORDERWATCH_PORT: 'many' } });
    expect(stopped.code).toBe(2);
    expect(stopped.err).toMatch(/ORDERWATCH_PORT: "many" is not a port.*\n.*4180/);
  });

  it('shows every setting without its secrets', async () => {
    const { code, out } = await run('config show --json');
    expect(code).toBe(0);
    expect(out).toContain('ORDERWATCH_DATA_DIR');
    expect(out).not.toContain(new URL(database.url).password);
  });

  it('adds users and changes passwords, which it reads from a pipe', async () => {
    const add = 'user add asha@example.in --password-stdin --json';
    expect(await run(add, { input: 'password12345\n' })).toMatchObject({
      code: 4,
      err: expect.stringContaining('guessed'),
    });
    expect(parsed((await run(add, { input: `${PASSWORD}\n` })).out)).toMatchObject({
      email: 'asha@example.in',
    });
    expect((await run(add, { input: PASSWORD })).code).toBe(4);
    expect((await run('user add nobody --password-stdin', { input: PASSWORD })).code).toBe(2);
    expect((await run('user add b@b.in')).err).toContain('--password-stdin');
    expect(
      (await run('user password asha@example.in --password-stdin', { input: 'another-kettle-9' })).code,
    ).toBe(0);
    expect((await run('user password who@b.in --password-stdin', { input: 'another-kettle-9' })).code).toBe(
      3,
    );
    expect((await run('user setup-token')).out).toMatch(/[2-9A-Z]{5}-/);
  });

  it('takes a lost second factor away, and says so when there is none', async () => {
    await run('user add asha@example.in --password-stdin', { input: PASSWORD });
    expect((await run('user second-factor-off asha@example.in')).code).toBe(4);
    const { id } = await database.db
      .selectFrom('users')
      .select('id')
      .where('email', '=', 'asha@example.in')
      .executeTakeFirstOrThrow();
    const sealed = { keyVersion: 1, wrappedKey: Buffer.from('wrapped'), sealedFields: {} };
    await beginTotpFactor(database.db, { userId: id, sealed, atMs: 0 });
    await confirmTotpFactor(database.db, { userId: id, step: 1, atMs: 0 });
    expect((await run('user second-factor-off asha@example.in')).code).toBe(0);
    expect(await findTotpFactor(database.db, id)).toBeUndefined();
    expect(await listSecurityEvents(database.db, { userId: id, limit: 1 })).toMatchObject([
      { kind: 'second_factor_off', ip: 'command line' },
    ]);
    expect((await run('user second-factor-off who@b.in')).code).toBe(3);
  });

  it('lists orders and tells the history of one, with evidence', async () => {
    expect(await run('orders')).toMatchObject({ code: 3, err: expect.stringContaining('no account yet') });
    await seed();
    expect((await run('orders')).out).toMatch(/ord_1 .*SBIN .*rejected +zorp 17/);
    expect(parsed((await run('orders --status rejected --json')).out)).toMatchObject({
      total: 1,
      orders: [{ id: 'ord_1' }],
    });
    expect((await run('orders --status gone')).code).toBe(2);
    expect((await run('orders --limit 0')).code).toBe(2);
    expect((await run('order ord_1')).out).toContain(
      'Thu 20 Aug 2026, 16:05 IST  Rejected by the broker: "zorp 17".',
    );
    expect(parsed((await run('order ord_1 --evidence --json')).out)).toMatchObject({
      events: [{ evidence: { ordSt: 'rejected' } }],
    });
    expect((await run('order ord_9')).code).toBe(3);
    expect(await run('orders --demo')).toMatchObject({ code: 3, err: expect.stringContaining('No demo') });
  });

  it('knows the trading calendar and its reach', async () => {
    expect((await run('calendar check 2026-08-22')).out).toMatch(
      /Sat 22 Aug 2026 is a weekend[\s\S]*2026-08-24/,
    );
    expect(parsed((await run('calendar check 2026-10-02 --json')).out)).toMatchObject({ kind: 'holiday' });
    expect((await run('calendar check 2031-01-01')).code).toBe(1);
    expect((await run('calendar check tomorrow')).code).toBe(2);
  });

  it("imports the exchange's holidays of another year, whole or not at all", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-calendar-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'holiday-master.json');
    const bring = async (content: string) => {
      await writeFile(file, content);
      return run(`calendar import --file ${file}`);
    };
    const days = [{ tradingDate: '26-Jan-2027', weekDay: 'Tuesday', description: 'Republic Day' }];
    const list = JSON.stringify({ CM: days });

    expect(await bring('{"CM":')).toMatchObject({ code: 4, err: expect.stringContaining('no JSON') });
    expect(await bring('{"CM":[{"tradingDate":"26-Foo-2027","description":"x"}]}')).toMatchObject({
      code: 4,
      err: expect.stringMatching(/nothing was changed[\s\S]*holidays\[0\].date/),
    });
    expect((await run('calendar check 2027-01-26')).code).toBe(1);
    expect((await run(`calendar import --file ${file}.gone`)).code).toBe(3);

    expect((await bring(`\uFEFF${list}`)).out).toMatch(
      /holidays 1,[\s\S]*until 2027-12-31[\s\S]*started again/,
    );
    expect((await bring(`\uFEFF${list}`)).out).toContain('nothing has changed');
    expect(parsed((await run('calendar check 2027-01-26 --json')).out)).toMatchObject({
      kind: 'holiday',
      name: 'Republic Day',
      next_trading_day: '2027-01-27',
    });

    const corrected = JSON.stringify({ CM: [...days, { tradingDate: '27-Jan-2027', description: 'Added' }] });
    expect((await bring(corrected)).code).toBe(0);
    expect(parsed((await run('calendar check 2027-01-27 --json')).out)).toMatchObject({ kind: 'holiday' });
    await bring(list);
    expect(parsed((await run('calendar check 2027-01-27 --json')).out)).toMatchObject({ kind: 'open' });
  });

  it('migrates up and down, and says what is applied', async () => {
    await database.close();
    database = await createEmptyDatabase();
    expect((await run('migrate status')).out).toContain('not applied');
    expect((await run('migrate up')).out).toContain('0001-orders');
    expect((await run('migrate up')).out).toContain('up to date');
    expect(parsed((await run('migrate down --json')).out)).toEqual({ reverted: [await latestMigration()] });
  });
});
