import path from 'node:path';
import { realClock } from '@orderwatch/clock';
import type { IssuedCredentials, Truth } from '@orderwatch/simulator';
import { createToken } from '../../auth/api-tokens/api-token.ts';
import { createPasswords } from '../../auth/passwords.ts';
import { saveCredentials } from '../../db/accounts/credentials.ts';
import { insertAccount } from '../../db/accounts/insert-account.ts';
import { type Database, type Db, openDatabase } from '../../db/connect.ts';
import { watchWriters } from '../../db/rehearsal/watch-writers.ts';
import { watchWrites } from '../../db/rehearsal/watch-writes.ts';
import { insertUser } from '../../db/users/insert-user.ts';
import { accountSettings } from '../../http/schemas/account-settings.ts';
import { createIds, systemRandom } from '../../ids.ts';
import { sealCredentials } from '../../secrets/account-credentials.ts';
import { loadKeyRing } from '../../secrets/key-file.ts';
import { type KeptDesk, keepDesk } from './kept-desk.ts';
import { openPostgresToKill, type PostgresToKill } from './postgres-to-kill.ts';
import { beginProcess } from './start-process.ts';

export interface KillAccount {
  readonly accountId: string;
  readonly ucc: string;
}

export interface Share {
  readonly symbol: string;
  readonly tickPaise: number;
  readonly closePaise: number;
}

/** A broker, a PostgreSQL and instances of the program, each in a process of its own. */
export interface KillWorld {
  readonly postgres: PostgresToKill;
  readonly database: Database;
  readonly desks: readonly KeptDesk[];
  readonly accounts: readonly KillAccount[];
  readonly shares: readonly Share[];
  /** Lets a program act for the owner of the accounts. */
  readonly token: string;
  nowMs(): number;
  /** Puts the time of day forward: every instance ends, and begins anew then. */
  jumpTo(moment: string): Promise<void>;
  /** One of the strings behind the broker's stage. */
  control(path: string, body: object): Promise<unknown>;
  removeFault(id: number): Promise<void>;
  /** What the broker knows. */
  truth(): Promise<Truth>;
  close(): Promise<void>;
}

interface BrokerReady {
  readonly url: string;
  readonly accounts: readonly IssuedCredentials[];
  readonly shares: readonly Share[];
}

const UCCS = ['AB1C2', 'AB1C3', 'AB1C4'];
const YEAR_DAYS = 365;

/** What a person who trades a lot may set: nothing here stops by itself. */
const SETTINGS = {
  capital_per_trade: '20000.00',
  max_positions: 100,
  sells: { policy: 'percent', target_percent: '1', first_day: 'T', authorised: 'yes' },
  guards: { max_orders_per_day: null, breaker_rejections: null },
};

export async function openKillWorld(wish: {
  readonly seed: number;
  readonly from: string;
  readonly instances: number;
}): Promise<KillWorld> {
  const fromMs = Temporal.Instant.from(wish.from).epochMilliseconds;
  const broker = beginProcess<BrokerReady>(
    'broker-process.ts',
    ['--seed', String(wish.seed), '--from', String(fromMs), '--accounts', UCCS.join(',')],
    {},
  );
  const postgres = await openPostgresToKill();
  const databaseUrl = await postgres.storage.prepare();
  const database = openDatabase({ url: databaseUrl, onIdleError: () => {} });
  await watchWrites(database.db);
  await watchWriters(database.db);
  const { url, accounts: issued, shares } = await broker.ready;
  const { accounts, token } = await moveIn(database.db, postgres.folder, { url, issued });
  let aheadMs = await aheadOfUs(url);
  const setting = { databaseUrl, dataDir: postgres.folder, simulatorUrl: url };
  const desks = await Promise.all(Array.from({ length: wish.instances }, () => keepDesk(setting, aheadMs)));

  return {
    postgres,
    database,
    desks,
    accounts,
    shares,
    token,
    nowMs: () => realClock.nowMs() + aheadMs,
    async jumpTo(moment) {
      await Promise.all(desks.map((desk) => desk.halt()));
      await send(`${url}/_control/clock/advance`, { to: moment });
      aheadMs = await aheadOfUs(url);
      for (const desk of desks) desk.moveTo(aheadMs);
    },
    control: (at, body) => send(`${url}/_control${at}`, body),
    async removeFault(id) {
      await fetch(`${url}/_control/faults/${id}`, { method: 'DELETE' });
    },
    truth: async () => (await (await fetch(`${url}/_control/truth`)).json()) as Truth,
    async close() {
      await Promise.all(desks.map((desk) => desk.stop()));
      await database.close();
      await postgres.close();
      await broker.signal('SIGTERM');
    },
  };
}

async function aheadOfUs(url: string): Promise<number> {
  const { now_ms: nowMs } = (await (await fetch(`${url}/_control/clock`)).json()) as { now_ms: number };
  return nowMs - realClock.nowMs();
}

async function send(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function moveIn(
  db: Db,
  dataDir: string,
  { issued }: { readonly url: string; readonly issued: readonly IssuedCredentials[] },
): Promise<{ readonly accounts: readonly KillAccount[]; readonly token: string }> {
  const ids = createIds();
  const atMs = realClock.nowMs();
  const keyRing = await loadKeyRing(path.join(dataDir, 'orderwatch.key'));
  const userId = ids.next('usr');
  await insertUser(db, {
    id: userId,
    email: 'owner@kills.invalid',
    displayName: 'Owner',
    passwordHash: '',
    atMs,
  });
  const accounts: KillAccount[] = [];
  for (const { ucc, consumerKey, mobileNumber, mpin, totpSecret } of issued) {
    const accountId = ids.next('acc');
    await insertAccount(db, {
      id: accountId,
      userId,
      label: ucc,
      mode: 'live',
      accountCode: ucc,
      ownerRelation: 'self',
      settings: accountSettings.parse(SETTINGS),
      atMs,
    });
    const credentials = {
      consumer_key: consumerKey,
      mobile_number: mobileNumber,
      ucc,
      mpin,
      totp_secret: totpSecret,
    };
    await saveCredentials(db, accountId, sealCredentials(keyRing, accountId, credentials), atMs);
    accounts.push({ accountId, ucc });
  }
  const auth = { db, realTime: realClock, passwords: createPasswords(), ids, random: systemRandom };
  const wish = { name: 'kills', scope: 'trade' as const, days: YEAR_DAYS, addresses: [] };
  const { token } = await createToken(auth, userId, wish, { ip: '127.0.0.1', userAgent: 'kills' });
  return { accounts, token };
}
