import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { parseKeyFile } from '../../secrets/key-file.ts';
import { appendAudit } from './append-audit.ts';
import { type AuditEntry, hashEntry } from './audit-entry.ts';
import { verifyAudit } from './verify-audit.ts';

const line = (version: number, letters: string) => `${version} ${Buffer.from(letters).toString('base64')}\n`;
const first = line(1, '0123456789abcdefghijklmnopqrstuv');
const second = line(2, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345');
const ring = parseKeyFile(first, 'test');

const entry = (subject: string): AuditEntry => ({
  atMs: Date.parse('2026-08-20T10:35:00.123Z'),
  userId: 'usr_1',
  channel: 'http',
  action: 'POST /api/v1/user/kill-switch',
  subject,
  stage: 'answered',
  requestId: 'req_1',
  status: 200,
  ip: '127.0.0.1',
});

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  for (const subject of ['a', 'b', 'c', 'd']) await appendAudit(database.db, ring, entry(subject));
});
afterEach(() => database.close());

type Statement = ReturnType<typeof sql>;

/** As the owner of the database could: around the guard against changes. */
async function tamper(...statements: readonly Statement[]): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    await sql`alter table audit_entries disable trigger user`.execute(tx);
    for (const statement of statements) await statement.execute(tx);
    await sql`alter table audit_entries enable trigger user`.execute(tx);
  });
}

const verify = () => verifyAudit(database.db, ring);

describe('the audit', () => {
  it('is whole as it was written, and when there is nothing in it', async () => {
    expect(await verify()).toMatchObject({ checked: 4, firstBroken: null });
    await tamper(sql`delete from audit_entries`, sql`delete from audit_head`);
    expect(await verify()).toMatchObject({ checked: 0, firstBroken: null });
  });

  it('is one chain, however many append at the same time', async () => {
    const others = [database.open(), database.open()];
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        appendAudit(others[n % 2]?.db ?? database.db, ring, entry(`${n}`)),
      ),
    );
    expect(await verify()).toMatchObject({ checked: 34, firstBroken: null });
  });

  it('is not changed or shortened by the program itself', async () => {
    const { db } = database;
    await expect(sql`update audit_entries set subject = 'x'`.execute(db)).rejects.toThrow(/append-only/);
    await expect(sql`delete from audit_entries where seq = 4`.execute(db)).rejects.toThrow(/append-only/);
  });

  it.each([
    ['an entry that was changed', [sql`update audit_entries set status = 403 where seq = 2`], 2, 'hash'],
    ['an entry that is gone', [sql`delete from audit_entries where seq = 2`], 2, 'gap'],
    [
      'two entries that have changed places',
      [
        sql`update audit_entries set seq = 99 where seq = 2`,
        sql`update audit_entries set seq = 2 where seq = 3`,
        sql`update audit_entries set seq = 3 where seq = 99`,
      ],
      2,
      'link',
    ],
    ['an end that was cut off', [sql`delete from audit_entries where seq > 2`], 3, 'end'],
    ['a head that is gone', [sql`delete from audit_head`], 1, 'end'],
    ['all entries gone', [sql`delete from audit_entries`], 1, 'end'],
    [
      'an end that was cut off, with a head that says so',
      [
        sql`delete from audit_entries where seq > 2`,
        sql`update audit_head set seq = 2, hash = (select hash from audit_entries where seq = 2)`,
      ],
      3,
      'end',
    ],
  ] as const)('shows %s', async (_, statements, seq, what) => {
    await tamper(...statements);
    expect((await verify()).firstBroken).toEqual({ seq, what });
  });

  it('shows a chain that somebody without the key file wrote anew', async () => {
    const [before] = (
      await sql<{ prev_hash: Buffer }>`select prev_hash from audit_entries where seq = 4`.execute(database.db)
    ).rows;
    const forged = hashEntry(before?.prev_hash ?? Buffer.alloc(0), 4, entry('somebody else'));
    await tamper(
      sql`update audit_entries set subject = 'somebody else', hash = ${forged} where seq = 4`,
      sql`update audit_head set hash = ${forged}`,
    );
    expect((await verify()).firstBroken).toEqual({ seq: 5, what: 'end' });
  });

  it('goes on over a change of the key, and needs only the newest one', async () => {
    await appendAudit(database.db, parseKeyFile(first + second, 'test'), entry('e'));
    const newest = parseKeyFile(second, 'test');
    expect(await verifyAudit(database.db, newest)).toMatchObject({ checked: 5, firstBroken: null });
    expect((await verify()).firstBroken).toEqual({ seq: 5, what: 'key' });
  });
});
