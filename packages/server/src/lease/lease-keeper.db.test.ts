import { VirtualClock } from '@orderwatch/clock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { writeAccount } from '../../../../test/support/written-account.ts';
import { createLeaseKeeper } from './lease-keeper.ts';
import { leaseIn } from './lease-record.ts';

const TTL_MS = 30_000;
const RENEW_MS = 10_000;
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

describe('the keeper of a lease', () => {
  it('begins anew when the database went away while it was beginning, instead of holding what nobody watches', async () => {
    const clock = new VirtualClock(1_000_000);
    const { accountId } = await writeAccount(database.db);
    const seen: string[] = [];
    let isAway = true;
    const keeper = createLeaseKeeper({
      record: leaseIn(database.db, accountId),
      accountId,
      owner: 'first',
      timing: { clock, ttlMs: TTL_MS, renewEveryMs: RENEW_MS, nowMs: () => clock.nowMs() },
      isDead: () => false,
      takesByItself: () => true,
      async onTaken({ epoch }) {
        seen.push(`taken ${epoch}`);
        if (isAway) throw new Error('terminating connection due to administrator command');
      },
      onLost: () => seen.push('lost'),
      onRenewed: () => seen.push('renewed'),
      onProblem: () => seen.push('problem'),
    });
    await keeper.start();
    expect(keeper.held()).toBeNull();
    isAway = false;
    await clock.advanceBy(RENEW_MS);
    await expect.poll(() => seen).toEqual(['taken 1', 'lost', 'problem', 'taken 2']);
    expect(keeper.held()).toMatchObject({ owner: 'first', epoch: 2 });
    await keeper.stop();
  });

  it.each([
    { how: 'with the next renewal', renewEveryMs: RENEW_MS },
    { how: 'after a while where nothing is renewed', renewEveryMs: null },
  ])('that begins anew holds nothing, and takes the account again $how', async ({ renewEveryMs }) => {
    const clock = new VirtualClock(1_000_000);
    const { accountId } = await writeAccount(database.db);
    const seen: string[] = [];
    const keeper = createLeaseKeeper({
      record: leaseIn(database.db, accountId),
      accountId,
      owner: 'first',
      timing: { clock, ttlMs: TTL_MS, renewEveryMs, nowMs: () => clock.nowMs() },
      isDead: () => false,
      takesByItself: () => true,
      onTaken: ({ epoch }) => void seen.push(`taken ${epoch}`),
      onLost: () => seen.push('lost'),
      onRenewed: () => {},
      onProblem: () => seen.push('problem'),
    });
    await keeper.start();
    keeper.beginAnew();
    keeper.beginAnew();
    expect(keeper.held()).toBeNull();
    await clock.advanceBy(RENEW_MS);
    await expect.poll(() => seen).toEqual(['taken 1', 'lost', 'taken 2']);
    expect(keeper.held()).toMatchObject({ owner: 'first', epoch: 2 });
    await keeper.stop();
  });
});
