import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { writeAccount } from '../../../../test/support/written-account.ts';
import { findCredentials, saveCredentials } from '../db/accounts/credentials.ts';
import { findChannel, saveChannel } from '../db/notices/channels.ts';
import { sealSecrets, unsealSecrets } from '../notices/channel-secrets.ts';
import { keepVapidKeys, openVapidKeys } from '../notices/channels/vapid-keys.ts';
import { sealCredentials, unsealCredentials } from './account-credentials.ts';
import { type KeyRing, loadKeyRing } from './key-file.ts';
import { dropOldKeys, LOCK, RotationRunning, rotateKeys, secretsState } from './rotate-keys.ts';
import { SEALED_PLACES } from './sealed-places.ts';

const plain = {
  consumer_key: 'a-key',
  mobile_number: '+919999999999',
  ucc: 'AB1C2',
  mpin: '654321',
  totp_secret: 'JBSWY3DPEHPK3PXP',
};
const bot = { bot_token: '1234:abcdef' };

let database: TestDatabase;
let folder: string;
let file: string;
let accountId: string;
let userId: string;

beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-rotate-'));
  file = path.join(folder, 'orderwatch.key');
  ({ accountId, userId } = await writeAccount(database.db));
  await sealAll(await loadKeyRing(file));
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function sealAll(ring: KeyRing): Promise<void> {
  const { db } = database;
  await saveCredentials(db, accountId, sealCredentials(ring, accountId, plain), 0);
  const owner = { userId, channel: 'telegram' } as const;
  const sealed = sealSecrets(ring, owner, bot);
  await saveChannel(db, { ...owner, enabled: true, settings: {}, sealed, atMs: 0 });
  await sql`delete from installation where key = 'vapid'`.execute(db);
  await keepVapidKeys(db, ring);
}

/** Everything that is sealed, opened with the file as it is now. */
async function openAll() {
  const { db } = database;
  const ring = await loadKeyRing(file);
  const credentials = await findCredentials(db, accountId);
  const channel = await findChannel(db, userId, 'telegram');
  return {
    credentials: credentials && unsealCredentials(ring, accountId, credentials),
    bot: channel?.sealed && unsealSecrets(ring, { userId, channel: 'telegram' }, channel.sealed),
    vapid: (await openVapidKeys(db, ring)) !== undefined,
  };
}
const everything = { credentials: { ok: true, value: plain }, bot, vapid: true };

describe('a new master key', () => {
  it('seals every secret, and the file without the old one opens them all', async () => {
    const before = await findCredentials(database.db, accountId);
    expect(await rotateKeys(database.db, file)).toEqual({
      began: true,
      sealedAnew: 3,
      currentVersion: 2,
      keys: [
        { version: 1, secrets: 0 },
        { version: 2, secrets: 3 },
      ],
      unreadable: [],
    });
    expect((await findCredentials(database.db, accountId))?.wrappedKey).not.toEqual(before?.wrappedKey);
    expect(await dropOldKeys(database.db, file)).toEqual({ dropped: [1], needed: [] });
    expect((await loadKeyRing(file)).versions).toEqual([2]);
    expect(await openAll()).toEqual(everything);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is finished by the next call, with the same key, wherever the first was cut off; all can be read in between', async () => {
    let cuts = 0;
    for (let cutAt = 1; ; cutAt += 1) {
      await rm(file);
      await sealAll(await loadKeyRing(file));
      let statements = 0;
      const dying = database.open({
        statementCounter: () => {
          statements += 1;
          if (statements >= cutAt) throw new Error('cut off');
        },
      });
      const ended = await rotateKeys(dying.db, file).catch(String);
      await dying.close();
      expect(await openAll()).toEqual(everything);
      if (typeof ended !== 'string') break;
      cuts += 1;
      const sealedBefore = (await secretsState(database.db, file)).keys;
      const again = await rotateKeys(database.db, file);
      const wasUnderWay = sealedBefore.length === 2 && sealedBefore[0]?.secrets !== 0;
      expect([cutAt, again.began]).toEqual([cutAt, !wasUnderWay]);
      if (wasUnderWay) expect(again.currentVersion).toBe(2);
      expect(again.keys.at(-1)).toEqual({ version: again.currentVersion, secrets: 3 });
      expect(await openAll()).toEqual(everything);
    }
    // Lock, three lists, three rows, and the lists again: the cuts fell before each of them.
    expect(cuts).toBeGreaterThan(12);
  });

  it('is used by a program that runs, without a restart', async () => {
    const running = await loadKeyRing(file);
    expect(running.current).toBe(1);
    await rotateKeys(database.db, file);
    const stored = await findCredentials(database.db, accountId);
    expect(stored && unsealCredentials(running, accountId, stored)).toEqual({ ok: true, value: plain });
    expect(sealCredentials(running, accountId, plain).keyVersion).toBe(2);
    await writeFile(file, 'nonsense', { mode: 0o600 });
    expect(running.current).toBe(2);
  });

  it('is not made by two calls at the same time', async () => {
    await database.db.connection().execute(async (other) => {
      await sql`select pg_advisory_lock(${LOCK})`.execute(other);
      await expect(rotateKeys(database.db, file)).rejects.toThrow(RotationRunning);
      await expect(dropOldKeys(database.db, file)).rejects.toThrow(RotationRunning);
      await sql`select pg_advisory_unlock(${LOCK})`.execute(other);
    });
    expect((await loadKeyRing(file)).versions).toEqual([1]);
    expect(await openAll()).toEqual(everything);
  });

  it('leaves alone what was changed while it was being sealed', async () => {
    const [row] = await (SEALED_PLACES[0]?.load(database.db) ?? []);
    const ring = await loadKeyRing(file);
    const newer = { ...plain, mpin: '111111' };
    await saveCredentials(database.db, accountId, sealCredentials(ring, accountId, newer), 1);
    expect(await row?.sealAnew(ring)).toBe(true);
    expect((await openAll()).credentials).toEqual({ ok: true, value: newer });
  });

  it('says by name what it could not open, and still seals the rest', async () => {
    await sql`update notification_channels set wrapped_key = sha256('x')`.execute(database.db);
    const done = await rotateKeys(database.db, file);
    expect(done).toMatchObject({ began: true, sealedAnew: 2, currentVersion: 2 });
    expect(await dropOldKeys(database.db, file)).toEqual({
      dropped: [],
      needed: [{ version: 1, secrets: 1 }],
    });
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/^1 .*\n/m, ''), { mode: 0o600 });
    expect((await secretsState(database.db, file)).unreadable).toEqual([`telegram of user ${userId}`]);
  });

  it('reaches every table that has something sealed', async () => {
    const { rows } = await sql<{ table_name: string }>`
      select distinct table_name::text from information_schema.columns
      where table_schema = 'public' and column_name in ('key_version', 'sealed_fields', 'wrapped_key')
      order by 1`.execute(database.db);
    const listed = SEALED_PLACES.map(({ table }) => table);
    expect(rows.map(({ table_name }) => table_name).filter((name) => !listed.includes(name))).toEqual([]);
    expect(rows.length).toBeGreaterThan(1);
  });
});
