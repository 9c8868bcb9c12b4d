import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  BACKUP_AT_MS,
  BACKUP_OWNER,
  openBackupWorld,
  writeHistory,
} from '../../../../test/support/backup-world.ts';
import { seedOrders } from '../../../../test/support/seed-orders.ts';
import { saveCredentials } from '../db/accounts/credentials.ts';
import { openDatabase } from '../db/connect.ts';
import { describeSchema } from '../db/migrate/describe-schema.ts';
import { migrateDown } from '../db/migrate/migrate.ts';
import { upgradeSchema } from '../db/migrate/upgrade-schema.ts';
import { sealCredentials } from '../secrets/account-credentials.ts';
import { loadKeyRing } from '../secrets/key-file.ts';
import { backupFile, listBackups, pruneBackups } from './backup-folder.ts';
import { writeBackup } from './write-backup.ts';

describe('a backup', () => {
  it('brings every row and every column back as it was, into an empty database, with the same schema', async () => {
    const { source, backUp, restore, usingTarget } = await openBackupWorld();
    const { file, rows } = await backUp();
    const restored = await restore(file);
    expect(restored).toMatchObject({
      ok: true,
      value: { rows, eventsChecked: 2, accounts: 1, upgraded: [] },
    });
    const schema = await describeSchema(source.db);
    await usingTarget(async (db) => {
      expect(await describeSchema(db)).toEqual(schema);
      const user = await db.selectFrom('users').selectAll().executeTakeFirstOrThrow();
      expect(user).toEqual(await source.db.selectFrom('users').selectAll().executeTakeFirstOrThrow());
      const history = (of: typeof db) =>
        of.selectFrom('events').selectAll().where('seq', '<=', 2).orderBy('seq');
      expect(await history(db).execute()).toEqual(await history(source.db).execute());
    });
  });

  it('is of one moment, while others write', async () => {
    const { source, backUp, restore, usingTarget } = await openBackupWorld();
    let stop = false;
    const writing = (async () => {
      for (let n = 0; !stop; n += 1) {
        await seedOrders(source.db, BACKUP_OWNER, [
          { id: `ord_w${n}`, atMs: BACKUP_AT_MS + n, symbol: 'ITC' },
        ]);
        await writeHistory(source.db, [`${n}`]);
      }
    })();
    const { file } = await backUp();
    stop = true;
    await writing;
    expect(await restore(file)).toMatchObject({ ok: true });
    const inIt = await usingTarget((db) => db.selectFrom('orders').select('id').execute());
    const now = await source.db.selectFrom('orders').select('id').execute();
    expect(now.length).toBeGreaterThan(1);
    expect(now).toEqual(expect.arrayContaining(inIt));
  });

  it('can be read by its owner alone, has no key in it, and shows nothing of what was sealed', async () => {
    const { source, folder, backUp } = await openBackupWorld();
    const ring = await loadKeyRing(path.join(folder, 'orderwatch.key'));
    const canaries = {
      consumer_key: 'canary-consumer-key',
      mobile_number: '+919876512345',
      ucc: 'CANARY1',
      mpin: '918273',
      totp_secret: 'CANARYJBSWY3DPEHPK3PXP',
    };
    await saveCredentials(source.db, 'acc_1', sealCredentials(ring, 'acc_1', canaries), BACKUP_AT_MS);
    const { file } = await backUp();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = gunzipSync(await readFile(file)).toString();
    expect(text).toContain('acc_1');
    for (const canary of Object.values(canaries)) expect(text).not.toContain(canary);
    expect(text).not.toContain(ring.find(ring.current)?.toString('base64') ?? 'no key');
  });

  it('leaves nothing under its name when it cannot be finished', async () => {
    const { target, folder } = await openBackupWorld();
    await expect(writeBackup(target.url, path.join(folder, 'none.owb.gz'), BACKUP_AT_MS)).rejects.toThrow(
      /empty/,
    );
    expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual([]);
  });
});

describe('an upgrade', () => {
  it('is preceded by one backup, however many instances start, and not begun when that fails', async () => {
    const { source } = await openBackupWorld();
    await migrateDown(source.db, { loseHistory: false });
    await expect(
      upgradeSchema(source.db, async () => {
        throw new Error('The disk is full');
      }),
    ).rejects.toThrow(/disk is full/);
    let backups = 0;
    const instances = Array.from({ length: 5 }, () => openDatabase({ url: source.url, maxConnections: 1 }));
    const applied = await Promise.all(
      instances.map(({ db }) =>
        upgradeSchema(db, async (pending) => {
          expect(pending).toHaveLength(1);
          backups += 1;
        }),
      ),
    );
    await Promise.all(instances.map((instance) => instance.close()));
    expect(backups).toBe(1);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it('keeps as many of its own backups as was said, and every one that a person made', async () => {
    const { source, folder } = await openBackupWorld();
    for (let n = 0; n < 4; n += 1) {
      await writeBackup(
        source.url,
        backupFile(folder, BACKUP_AT_MS + n * 60_000, n % 2 ? 'upgrade' : 'scheduled'),
        BACKUP_AT_MS,
      );
    }
    await writeBackup(source.url, backupFile(folder, BACKUP_AT_MS - 60_000, 'by-hand'), BACKUP_AT_MS);
    expect(await pruneBackups(folder, 2)).toHaveLength(2);
    const left = await listBackups(folder);
    expect(left.map(({ byItself }) => byItself)).toEqual([true, true, false]);
    expect(left[0]?.file).toContain('10-38-00Z-upgrade');
  });
});
