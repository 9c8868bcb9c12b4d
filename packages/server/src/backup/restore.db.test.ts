import { createHash } from 'node:crypto';
import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { BACKUP_AT_MS, openBackupWorld } from '../../../../test/support/backup-world.ts';
import { describeSchema } from '../db/migrate/describe-schema.ts';
import { migrateDown, migrationStates } from '../db/migrate/migrate.ts';
import { checkBackup } from './check-backup.ts';
import { writeBackup } from './write-backup.ts';

describe('a restore', () => {
  it('refuses a file that is cut off, changed in a byte, longer than it was, or none at all', async () => {
    const { folder, backUp, restore, usingTarget } = await openBackupWorld();
    const { file, bytes } = await backUp();
    const whole = await readFile(file);
    const plain = gunzipSync(whole);
    const bad = path.join(folder, 'bad.owb.gz');
    for (const cut of [0, 10, Math.floor(bytes / 2), bytes - 1]) {
      await writeFile(bad, whole);
      await truncate(bad, cut);
      expect([cut, await restore(bad)]).toMatchObject([cut, { ok: false, error: { kind: 'damaged' } }]);
    }
    for (const at of [0.1, 0.5, 0.9, 0.999].map((share) => Math.floor(share * plain.length))) {
      const changed = Buffer.from(plain);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(bad, gzipSync(changed));
      expect([at, await restore(bad)]).toMatchObject([at, { ok: false, error: { kind: 'damaged' } }]);
    }
    await writeFile(bad, gzipSync(plain.subarray(0, plain.lastIndexOf('{"tables"'))));
    expect(await restore(bad)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    await writeFile(bad, whole);
    await appendFile(bad, gzipSync('more'));
    expect(await restore(bad)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    expect(await restore(path.join(folder, 'none'))).toMatchObject({ ok: false, error: { kind: 'missing' } });
    await usingTarget(async (db) => expect(await describeSchema(db)).toEqual([]));
  });

  it('refuses a schema that it does not know', async () => {
    const { folder, backUp, restore } = await openBackupWorld();
    const { file } = await backUp();
    const plain = gunzipSync(await readFile(file)).toString();
    const [header, ...rest] = plain.split('\n');
    const newer = JSON.parse(header ?? '{}');
    newer.migrations.push('9999-later');
    // The sum over the file is made anew, as the later program would have.
    const body = [JSON.stringify(newer), ...rest].join('\n');
    await writeFile(path.join(folder, 'newer.owb.gz'), gzipSync(resummed(body)));
    const refused = await restore(path.join(folder, 'newer.owb.gz'));
    expect(refused).toMatchObject({ ok: false, error: { kind: 'newer_schema' } });
  });

  it('refuses a database that is not empty, unless told, and one that a service uses', async () => {
    const { target, folder, backUp, restore, usingTarget } = await openBackupWorld();
    const { file } = await backUp();
    expect(await restore(file)).toMatchObject({ ok: true });
    expect(await restore(file)).toMatchObject({ ok: false, error: { kind: 'not_empty' } });
    const kept: string[] = [];
    const replaced = await restore(file, {
      replace: true,
      beforeReplacing: async () => {
        kept.push((await writeBackup(target.url, path.join(folder, 'before.owb.gz'), BACKUP_AT_MS)).file);
      },
    });
    expect(replaced).toMatchObject({ ok: true });
    expect(await checkBackup(kept[0] ?? '')).toMatchObject({ ok: true });
    await usingTarget(async (db) => {
      await sql`select 1`.execute(db);
      const beside = await restore(file, { replace: true });
      expect(beside).toMatchObject({ ok: false, error: { kind: 'in_use' } });
    });
  });

  it('refuses a history that was changed behind the back of the program, and changes nothing', async () => {
    const { source, backUp, restore, usingTarget } = await openBackupWorld();
    await sql`alter table events disable trigger events_append_only`.execute(source.db);
    await sql`update events set body = '{"text":"other"}' where seq = 1`.execute(source.db);
    const { file } = await backUp();
    expect(await restore(file)).toMatchObject({ ok: false, error: { kind: 'broken_history' } });
    await usingTarget(async (db) => expect(await describeSchema(db)).toEqual([]));
    expect(await restore(file, { acceptBrokenHistory: true })).toMatchObject({ ok: true });
  });

  it('stops placing for every account, ends what was under way, and logs everybody out', async () => {
    const { source, backUp, restore, usingTarget } = await openBackupWorld();
    const { db } = source;
    await sql`insert into web_sessions values ('\\x01', 'usr_1', now(), now(), now() + interval '1 day', '', '')`.execute(
      db,
    );
    await sql`insert into placement_runs (id, account_id, asked_by, dry_run, state, created_at)
      values ('run_1', 'acc_1', 'user', false, 'queued', '2026-08-20Z'), ('run_2', 'acc_1', 'user', false, 'running', '2026-08-20Z')`.execute(
      db,
    );
    await sql`insert into desk_requests (id, account_id, user_id, kind, body, channel, asked_at, state)
      values ('req_1', 'acc_1', 'usr_1', 'place', '{}', 'web', '2026-08-20Z', 'queued')`.execute(db);
    await sql`update leases set owner = 'somebody', epoch = epoch + 7, expires_at = now() + interval '1 hour'`.execute(
      db,
    );
    const before = await db.selectFrom('leases').select('epoch').executeTakeFirstOrThrow();
    const { file } = await backUp();
    expect(await restore(file)).toMatchObject({ ok: true });
    await usingTarget(async (restored) => {
      const account = await restored.selectFrom('broker_accounts').selectAll().executeTakeFirstOrThrow();
      expect(account.placing_stopped_reason).toMatch(/restored from a backup of 2026-08-20T10:35/);
      expect(await restored.selectFrom('web_sessions').selectAll().execute()).toEqual([]);
      const runs = await restored.selectFrom('placement_runs').select('state').execute();
      expect(runs).toEqual([{ state: 'interrupted' }, { state: 'interrupted' }]);
      const requests = await restored.selectFrom('desk_requests').select(['state', 'answer']).execute();
      expect(requests).toMatchObject([{ state: 'failed', answer: { code: 'interrupted' } }]);
      const lease = await restored.selectFrom('leases').selectAll().executeTakeFirstOrThrow();
      expect(lease.expires_at).toBe(Number.NEGATIVE_INFINITY);
      expect(lease.epoch).toBeGreaterThan(before.epoch);
      const events = await restored.selectFrom('events').select('kind').orderBy('seq', 'desc').execute();
      // What was only planned may have been sent since: it is not known to be unsent any more.
      expect(events.slice(0, 2).map(({ kind }) => kind)).toEqual([
        'order.unconfirmed',
        'account.placing_stopped',
      ]);
    });
  });

  it('brings an older schema up to date', async () => {
    const { source, backUp, restore } = await openBackupWorld();
    await migrateDown(source.db, { loseHistory: false });
    const { file } = await backUp();
    const latest = (await migrationStates(source.db)).at(-1)?.name;
    expect(await restore(file)).toMatchObject({ ok: true, value: { upgraded: [latest] } });
  });
});

/** The text of a backup with the sum over it made again. */
function resummed(text: string): string {
  const at = text.lastIndexOf('{"tables"');
  const before = text.slice(0, at);
  const manifest = JSON.parse(text.slice(at));
  return `${before}${JSON.stringify({ ...manifest, sha256: createHash('sha256').update(before).digest('hex') })}\n`;
}
