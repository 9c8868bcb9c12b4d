import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { insertUser } from '../users/insert-user.ts';
import { claimKey, type KeyClaim, releaseKey, storeAnswer } from './claim-key.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await insertUser(database.db, {
    id: 'usr_1',
    email: 'a@b.in',
    displayName: 'A',
    passwordHash: '',
    atMs: 0,
  });
});
afterEach(() => database.close());

const claim = (more: Partial<KeyClaim> = {}): KeyClaim => ({
  userId: 'usr_1',
  key: 'key-0001',
  requestSha256: Buffer.from('one'),
  runner: 'first',
  nowMs: 1_000_000,
  abandonedBeforeMs: 880_000,
  ...more,
});

describe('an idempotency key', () => {
  it('is claimed by exactly one of many at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => claimKey(database.db, claim({ runner: `runner ${index}` }))),
    );
    expect(answers.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'running')).toHaveLength(49);
  });

  it('gives the stored answer back, and knows another request from the same', async () => {
    await claimKey(database.db, claim());
    await storeAnswer(database.db, { ...claim(), status: 202, answer: '{"id":1}', atMs: 1_000_100 });
    expect(await claimKey(database.db, claim({ runner: 'second' }))).toEqual({
      kind: 'answered',
      status: 202,
      answer: '{"id":1}',
    });
    expect(await claimKey(database.db, claim({ requestSha256: Buffer.from('two') }))).toEqual({
      kind: 'other_request',
    });
  });

  it('is taken over from a run that died, and the dead one can no longer answer', async () => {
    await claimKey(database.db, claim());
    const later = claim({ runner: 'second', nowMs: 1_200_000, abandonedBeforeMs: 1_080_000 });
    expect(await claimKey(database.db, later)).toEqual({ kind: 'claimed', seed: 'first' });
    await storeAnswer(database.db, { ...claim(), status: 202, answer: 'of the dead', atMs: 1_200_001 });
    expect(await claimKey(database.db, claim({ runner: 'third' }))).toEqual({ kind: 'running' });
  });

  it('keeps its seed from one run that died to the next, and takes a new one once it was given back', async () => {
    const runs = ['first', 'second', 'third'].map((runner, index) =>
      claim({ runner, nowMs: 1_000_000 + index * 200_000, abandonedBeforeMs: 880_000 + index * 200_000 }),
    );
    for (const run of runs) {
      expect(await claimKey(database.db, run)).toEqual({ kind: 'claimed', seed: 'first' });
    }
    await releaseKey(database.db, claim({ runner: 'third' }));
    expect(await claimKey(database.db, claim({ runner: 'fourth' }))).toEqual({
      kind: 'claimed',
      seed: 'fourth',
    });
  });

  it('is free again after a refusal that did nothing', async () => {
    await claimKey(database.db, claim());
    await releaseKey(database.db, claim({ runner: 'somebody else' }));
    expect((await claimKey(database.db, claim({ runner: 'second' }))).kind).toBe('running');
    await releaseKey(database.db, claim());
    expect((await claimKey(database.db, claim({ runner: 'second' }))).kind).toBe('claimed');
  });
});
