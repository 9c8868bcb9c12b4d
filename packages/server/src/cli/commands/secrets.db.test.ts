import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { saveCredentials } from '../../db/accounts/credentials.ts';
import { sealCredentials } from '../../secrets/account-credentials.ts';
import { loadKeyRing } from '../../secrets/key-file.ts';
import { runCli } from '../program.ts';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-secrets-'));
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

/** The answer of a command, or what it complains of when there is none. */
async function run(...argv: readonly string[]) {
  const told: string[] = [];
  const complaints: string[] = [];
  const code = await runCli(
    [...argv, '--json'],
    {
      environment: {
        DATABASE_URL: database.url,
        ORDERWATCH_KEY_FILE: path.join(folder, 'orderwatch.key'),
      },
      cwd: folder,
      write: (text) => void told.push(text),
      complain: (text) => void complaints.push(text),
      readInput: async () => '',
      askSecret: async () => undefined,
      ended: async () => {},
    },
    [],
  );
  const answer: unknown = told.length === 0 ? complaints.join('') : JSON.parse(told.join(''));
  return { code, answer };
}

const secrets = (command: string) => run('secrets', command);

describe('the keys, from the command line', () => {
  it('are changed, told and cleared of the old one, which stays while it is needed', async () => {
    const { accountId } = await writeAccount(database.db);
    const ring = await loadKeyRing(path.join(folder, 'orderwatch.key'));
    const plain = { consumer_key: 'k', mobile_number: '+91', ucc: 'AB1C2', mpin: '1', totp_secret: 'J' };
    const sealed = sealCredentials(ring, accountId, plain);
    await saveCredentials(database.db, accountId, sealed, 0);
    expect(await secrets('status')).toEqual({
      code: 0,
      answer: { current_version: 1, keys: [{ version: 1, secrets: 1 }], unreadable: [] },
    });
    expect(await secrets('rotate')).toMatchObject({ code: 0, answer: { began: true, sealed_anew: 1 } });
    // As if a backup of before had been restored.
    await saveCredentials(database.db, accountId, sealed, 0);
    expect(await secrets('drop-old-keys')).toMatchObject({
      code: 4,
      answer: expect.stringContaining('secrets rotate'),
    });
    expect(await secrets('rotate')).toMatchObject({ code: 0, answer: { began: false, current_version: 2 } });
    expect(await secrets('drop-old-keys')).toEqual({ code: 0, answer: { dropped: [1] } });
    await saveCredentials(database.db, accountId, sealed, 0);
    expect((await secrets('status')).code).toBe(1);
  });
});

describe('the history, from the command line', () => {
  it('is told whole with its end, and not whole once somebody has changed it', async () => {
    await writeAccount(database.db);
    await secrets('rotate');
    const whole = await run('verify');
    expect(whole).toMatchObject({
      code: 0,
      answer: { whole: true, audit_end: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    await sql`alter table audit_entries disable trigger user`.execute(database.db);
    await sql`delete from audit_entries where seq = (select max(seq) from audit_entries)`.execute(
      database.db,
    );
    expect(await run('verify')).toMatchObject({
      code: 1,
      answer: { whole: false, chains: [{ broken: null }, { broken: { what: 'end' } }] },
    });
  });
});
