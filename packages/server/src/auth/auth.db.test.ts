import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { changePassword } from '../db/users/change-password.ts';
import { createIds, systemRandom } from '../ids.ts';
import { parseKeyFile } from '../secrets/key-file.ts';
import { addUser } from './add-user.ts';
import { ABSOLUTE_MS, IDLE_MS, type SecondFactorDeps, type Visitor } from './auth.ts';
import { findSignedIn } from './find-signed-in.ts';
import { logIn } from './log-in.ts';
import { createPasswords } from './passwords.ts';
import { firstSetupToken, renewSetupToken, setUp } from './set-up.ts';

const visitor: Visitor = { ip: '127.0.0.1', userAgent: 'test' };
const asha = { email: 'Asha@example.in', password: 'monsoon-kettle-ladder', displayName: 'Asha' };
const START = Date.UTC(2026, 7, 21, 4);

let database: TestDatabase;
let nowMs: number;
let deps: SecondFactorDeps;

beforeEach(async () => {
  database = await createTestDatabase();
  nowMs = START;
  deps = {
    db: database.db,
    realTime: { nowMs: () => nowMs },
    passwords: createPasswords({ memoryCost: 1024, timeCost: 1, parallelism: 1 }),
    ids: createIds(),
    random: systemRandom,
    keyRing: parseKeyFile(`1 ${Buffer.from(systemRandom(32)).toString('base64')}`, 'test'),
  };
});
afterEach(() => database.close());

const login = (password = asha.password, email = 'asha@example.in', from = visitor) =>
  logIn(deps, { email, password }, from);

async function signedIn(): Promise<string> {
  await addUser(deps, asha);
  const answer = await login();
  return answer.ok ? answer.value.sessionToken : '';
}

describe('the first start', () => {
  it('prints one set-up token, which makes one user, once', async () => {
    const token = (await firstSetupToken(deps)) ?? '';
    expect(token).toMatch(/^([2-9A-Z]{5}-){3}[2-9A-Z]{5}$/);
    expect(await firstSetupToken(deps)).toBeUndefined();
    const made = await setUp(deps, { ...asha, token: token.toLowerCase().replaceAll('-', ' ') }, visitor);
    expect(made).toMatchObject({ ok: true, value: { email: asha.email } });
    expect(await setUp(deps, { ...asha, email: 'b@b.in', token }, visitor)).toMatchObject({
      error: { kind: 'wrong_token' },
    });
    expect(await firstSetupToken(deps)).toBeUndefined();
  });

  it('keeps the token when the password is refused', async () => {
    const token = (await firstSetupToken(deps)) ?? '';
    const weak = await setUp(deps, { ...asha, password: 'password12345', token }, visitor);
    expect(weak).toEqual({ ok: false, error: { kind: 'weak_password', fault: 'too_common' } });
    expect((await setUp(deps, { ...asha, token }, visitor)).ok).toBe(true);
  });

  it('voids the first token when another is made', async () => {
    const first = (await firstSetupToken(deps)) ?? '';
    const second = await renewSetupToken(deps);
    expect((await setUp(deps, { ...asha, token: first }, visitor)).ok).toBe(false);
    expect((await setUp(deps, { ...asha, token: second }, visitor)).ok).toBe(true);
  });

  it('slows down whoever guesses tokens', async () => {
    await firstSetupToken(deps);
    for (let i = 0; i < 3; i += 1) await setUp(deps, { ...asha, token: 'AAAAA' }, visitor);
    expect(await setUp(deps, { ...asha, token: 'AAAAA' }, visitor)).toMatchObject({
      error: { kind: 'throttled' },
    });
  });
});

describe('a login', () => {
  it('answers the same for a wrong password and an unknown user', async () => {
    await addUser(deps, asha);
    expect(await login('wrong')).toEqual(await login('wrong', 'nobody@example.in'));
  });

  it('is refused for a while after five failures, even with the right password', async () => {
    await addUser(deps, asha);
    for (let i = 0; i < 5; i += 1) {
      expect(await login('wrong')).toEqual({ ok: false, error: { kind: 'refused' } });
      nowMs += 10_000;
    }
    expect(await login()).toMatchObject({ error: { kind: 'throttled', retryAfterSeconds: 890 } });
    expect((await login(asha.password, asha.email, { ...visitor, ip: '10.0.0.9' })).ok).toBe(true);
    nowMs += 15 * 60_000;
    expect((await login()).ok).toBe(true);
  });

  it('makes a hash of the present cost when the stored one is weaker', async () => {
    await addUser(
      { ...deps, passwords: createPasswords({ memoryCost: 512, timeCost: 1, parallelism: 1 }) },
      asha,
    );
    expect((await login()).ok).toBe(true);
    const { password_hash } = await database.db
      .selectFrom('users')
      .select('password_hash')
      .executeTakeFirstOrThrow();
    expect(password_hash).toContain('$argon2id$');
    expect(password_hash).toContain('m=1024');
    expect((await login()).ok).toBe(true);
  });

  it('is not possible for a user without a password', async () => {
    await addUser(deps, asha);
    await database.db.updateTable('users').set({ password_hash: '' }).execute();
    expect((await login('')).ok).toBe(false);
  });
});

describe('a session', () => {
  it('ends after half an hour without a request, and each request begins that time anew', async () => {
    const token = await signedIn();
    nowMs += IDLE_MS - 1_000;
    expect(await findSignedIn(deps, token)).toMatchObject({ displayName: 'Asha' });
    nowMs += IDLE_MS - 1_000;
    expect(await findSignedIn(deps, token)).toBeDefined();
    nowMs += IDLE_MS + 1_000;
    expect(await findSignedIn(deps, token)).toBeUndefined();
  });

  it('ends twelve hours after the login, however busy', async () => {
    const token = await signedIn();
    const end = nowMs + ABSOLUTE_MS;
    while (nowMs + IDLE_MS / 2 < end) {
      nowMs += IDLE_MS / 2;
      expect(await findSignedIn(deps, token)).toBeDefined();
    }
    nowMs = end + 1;
    expect(await findSignedIn(deps, token)).toBeUndefined();
  });

  it('ends when the password changes', async () => {
    const token = await signedIn();
    const { id } = await database.db.selectFrom('users').select('id').executeTakeFirstOrThrow();
    expect(await changePassword(database.db, id, 'another')).toBe(true);
    expect(await findSignedIn(deps, token)).toBeUndefined();
  });

  it('is kept as a hash only', async () => {
    const token = await signedIn();
    const rows = await database.db.selectFrom('web_sessions').selectAll().execute();
    expect(JSON.stringify(rows.map((row) => row.token_hash.toString('base64url')))).not.toContain(token);
    expect(rows[0]?.token_hash).toHaveLength(32);
  });
});
