import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { realClock } from '@orderwatch/clock';
import { nseCalendar2026 } from '@orderwatch/core';
import { createSimulator } from '@orderwatch/simulator';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../../packages/server/src/config/load-config.ts';
import { saveCredentials } from '../../../packages/server/src/db/accounts/credentials.ts';
import { insertAccount } from '../../../packages/server/src/db/accounts/insert-account.ts';
import { beat } from '../../../packages/server/src/db/instances/beat.ts';
import { takeLease } from '../../../packages/server/src/db/lease/take-lease.ts';
import { insertUser } from '../../../packages/server/src/db/users/insert-user.ts';
import { examine, examineRunning } from '../../../packages/server/src/doctor/examine.ts';
import { silentLog } from '../../../packages/server/src/log.ts';
import { sealCredentials } from '../../../packages/server/src/secrets/account-credentials.ts';
import { loadKeyRing } from '../../../packages/server/src/secrets/key-file.ts';
import { createTestDatabase } from '../../support/database.ts';

/** A live account at a broker that is a simulator, on the machine's own time. */
async function openPatient() {
  const folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-doctor-'));
  const database = await createTestDatabase();
  const simulator = await createSimulator({ clock: realClock, seed: 1, calendar: nseCalendar2026() });
  onTestFinished(async () => {
    await simulator.close();
    await database.close();
    await rm(folder, { recursive: true });
  });
  const { db } = database;
  const loaded = await loadConfig({ DATABASE_URL: database.url, ORDERWATCH_DATA_DIR: folder }, folder);
  if (!loaded.ok) throw new Error('The configuration of the test is wrong');
  const { config } = loaded.value;
  await insertUser(db, { id: 'usr_1', email: 'a@b.in', displayName: 'A', passwordHash: '', atMs: 0 });
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
  const issued = simulator.addAccount({ ucc: 'AB1C2', cashPaise: 100_000_000 });
  const credentials = {
    consumer_key: issued.consumerKey,
    mobile_number: issued.mobileNumber,
    ucc: issued.ucc,
    mpin: issued.mpin,
    totp_secret: issued.totpSecret,
  };
  const ring = await loadKeyRing(config.keyFile);
  const enter = (mpin: string) =>
    saveCredentials(db, 'acc_1', sealCredentials(ring, 'acc_1', { ...credentials, mpin }), 0);
  await enter(issued.mpin);
  const look = async (databaseUrl = config.databaseUrl) => {
    const findings = await examine({
      config: { ...config, databaseUrl },
      clock: realClock,
      log: silentLog,
      simulatorUrl: simulator.url,
    });
    return new Map(findings.map((finding) => [finding.check, finding]));
  };
  const lookFromPage = () =>
    examineRunning({
      config,
      clock: realClock,
      simulatorUrl: simulator.url,
      db,
    });
  return { db, simulator, enter, look, lookFromPage };
}

describe('the doctor', () => {
  it('goes through machine, database, login, address, book and feed, and places nothing', async () => {
    const { look, simulator, db } = await openPatient();
    const before = await db.selectFrom('events').select('id').execute();
    const findings = await look();
    for (const check of ['disk', 'key file', 'network', 'clock', 'database']) {
      expect([check, findings.get(check)?.state]).toEqual([check, 'ok']);
    }
    for (const step of ['login', 'address', 'order book', 'feed']) {
      expect([step, findings.get(`account AB1C2 ${step}`)]).toMatchObject([
        step,
        { state: 'ok', mend: null },
      ]);
    }
    expect(findings.get('backup')).toMatchObject({ state: 'warn', mend: expect.stringContaining('backup') });
    expect(findings.get('channels')?.state).toBe('warn');
    expect(simulator.broker.truth().requests).toEqual([]);
    expect(await db.selectFrom('events').select('id').execute()).toEqual(before);
    expect(await db.selectFrom('leases').selectAll().execute()).toEqual([]);
  });

  it('says which step of the login failed and what to do, and leaves out what comes after it', async () => {
    const { look, enter } = await openPatient();
    await enter('000000');
    const findings = await look();
    expect(findings.get('account AB1C2 login')).toMatchObject({
      state: 'fail',
      mend: expect.stringContaining('credentials'),
    });
    expect(findings.has('account AB1C2 feed')).toBe(false);
  });

  it('does not log in beside an instance that acts for the account', async () => {
    const { look, db } = await openPatient();
    await takeLease(db, { accountId: 'acc_1', owner: 'elsewhere/1/x', ttlMs: 60_000, nowMs: null });
    const findings = await look();
    expect(findings.get('account AB1C2 login')).toMatchObject({
      state: 'ok',
      detail: expect.stringContaining('elsewhere/1/x'),
    });
    expect(findings.has('account AB1C2 feed')).toBe(false);
  });

  it('lists the instances that live, and says when their versions or key files differ', async () => {
    const { look, db } = await openPatient();
    const find = async () => (await look()).get('instances');
    const enter = (id: string, version: string, keyPrint: string) =>
      beat(db, { id, version, keyPrint, startedAtMs: null, ttlMs: 60_000, nowMs: null });
    expect(await find()).toMatchObject({ state: 'ok', detail: 'None runs on this database' });
    await takeLease(db, { accountId: 'acc_1', owner: 'one', ttlMs: 60_000, nowMs: null });
    await enter('one', '1.0.0', 'print');
    expect(await find()).toMatchObject({
      state: 'ok',
      detail: 'One runs: one (1.0.0) acts for 1 account',
    });
    await enter('two', '1.1.0', 'print');
    expect(await find()).toMatchObject({
      state: 'warn',
      detail:
        '2 run: one (1.0.0) acts for 1 account, two (1.1.0) acts for 0 accounts; different versions run',
    });
    await enter('three', '1.0.0', 'another print');
    expect(await find()).toMatchObject({
      state: 'warn',
      detail: expect.stringContaining('different key files'),
    });
  });

  it('looks for the page at machine and database, and at nobody’s account or channel', async () => {
    const { lookFromPage, simulator } = await openPatient();
    const findings = await lookFromPage();
    expect(findings.map(({ check }) => check)).toEqual([
      'disk',
      'key file',
      'network',
      'clock',
      'backup',
      'database',
      'instances',
      'calendar',
    ]);
    expect(JSON.stringify(findings)).not.toContain('AB1C2');
    expect(simulator.broker.truth().requests).toEqual([]);
  });

  it('goes on without the database, and says that it does not answer', async () => {
    const { look } = await openPatient();
    const findings = await look('postgres://nobody@127.0.0.1:1/none');
    expect(findings.get('database')).toMatchObject({
      state: 'fail',
      mend: expect.stringContaining('DATABASE_URL'),
    });
    expect(findings.get('network')?.state).toBe('ok');
    expect(findings.get('calendar')).toBeDefined();
  });
});
