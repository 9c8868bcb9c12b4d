import { describe, expect, it } from 'vitest';
import { takeLease } from '../../../packages/server/src/db/lease/take-lease.ts';
import type { RunningDesk } from '../../../packages/server/src/desk/create-desk.ts';
import type { CycleReport } from '../../../packages/server/src/desk/desk.ts';
import type { StepName } from '../../../packages/server/src/desk/steps.ts';
import { longestGap } from '../../support/longest-gap.ts';
import { MORNING, startTradingDay } from '../../support/trading-day.ts';

const LEASE_MS = 30_000;
/** The longest that an account may be without a monitor. */
const UNWATCHED_MS_MAX = 45_000;
const ACCOUNTS = ['AB1C2', 'AB1C3', 'AB1C4'];

type Freeze = (step: StepName) => Promise<void> | undefined;

/** Three instances over one database. The first one began, so it acts for all accounts until the opening is over. */
async function threeInstances(time = '09:14:00') {
  const cycles: CycleReport[] = [];
  const freeze: { now: Freeze } = { now: () => undefined };
  const day = await startTradingDay({
    leaseMs: LEASE_MS,
    accounts: ACCOUNTS.map((ucc) => ({ ucc, cashPaise: 100_000_000 })),
    onCycle: (report) => cycles.push(report),
    first: { instanceId: 'first', reached: (step) => freeze.now(step) },
    time,
    day: MORNING,
  });
  const second = await day.startDesk({ instanceId: 'second' });
  const third = await day.startDesk({ instanceId: 'third' });
  const accountIds = day.accounts.map(({ accountId }) => accountId);
  const holders = () =>
    accountIds.map((id) => [day.desk, second, third].findIndex((desk) => desk.liveFacts(id).holdsLease));
  return { day, second, third, accountIds, holders, cycles, freeze };
}

type Three = Awaited<ReturnType<typeof threeInstances>>;

async function epochs({ day }: Three): Promise<readonly number[]> {
  const rows = await day.database.db.selectFrom('leases').select('epoch').orderBy('account_id').execute();
  return rows.map(({ epoch }) => epoch);
}

describe('three instances over one database', () => {
  it.each<[string, (first: RunningDesk) => Promise<void> | void]>([
    ['stopped', (first) => first.stop()],
    ['killed', (first) => first.abandon()],
  ])('leave no account without a monitor for more than 45 s when the one that acts is %s', async (_, end) => {
    const three = await threeInstances();
    const { day, holders } = three;
    expect(holders()).toEqual([0, 0, 0]);
    await day.until('09:18:00');
    const before = await epochs(three);
    const endedMs = day.clock.nowMs();
    const ending = end(day.desk);
    await day.clock.settle();
    await day.until('09:18:45');
    await ending;
    expect(holders()).not.toContain(-1);
    expect(holders()).not.toContain(0);
    expect(longestGap(three, endedMs)).toBeLessThanOrEqual(UNWATCHED_MS_MAX);
    const after = await epochs(three);
    expect(after.every((epoch, at) => epoch > (before[at] ?? 0))).toBe(true);
    await day.until('09:21:00');
    expect(new Set(await epochs(three))).toEqual(new Set(after));
  });

  it('let one that was overtaken in the middle of a reading write nothing with its old number', async () => {
    const three = await threeInstances();
    const { day, accountIds, holders, freeze } = three;
    const { db } = day.database;
    const frozen = { wake: () => {}, reached: false };
    freeze.now = (step) => {
      if (step !== 'cycle:read' || frozen.reached) return undefined;
      frozen.reached = true;
      return new Promise<void>((resolve) => {
        frozen.wake = resolve;
      });
    };
    await day.until('09:16:00');
    expect(frozen.reached).toBe(true);
    // It still believes that it holds the account: only the number in the database tells it otherwise.
    const believed = () => accountIds.filter((id) => day.desk.liveFacts(id).holdsLease).length;
    expect(believed()).toBe(3);
    const frozenMs = day.clock.nowMs();
    for (const id of accountIds) {
      const wish = { accountId: id, owner: 'other', ttlMs: LEASE_MS, nowMs: frozenMs };
      expect(await takeLease(db, { ...wish, deadOwner: 'first' })).toMatchObject({ taken: true });
    }
    const heads = () => db.selectFrom('account_heads').selectAll().orderBy('account_id').execute();
    const before = await heads();
    frozen.wake();
    await day.clock.settle();
    expect(await heads()).toEqual(before);
    expect(believed()).toBeLessThan(3);
    // The other never looks at them: when its time is over, one of the three does.
    await day.until('09:16:45');
    expect(holders()).not.toContain(-1);
    expect(longestGap(three, frozenMs)).toBeLessThanOrEqual(UNWATCHED_MS_MAX);
  });

  it('share the day: a file placed through one is carried out once by the one that acts, whoever that is then', async () => {
    const { day, second, third, holders } = await threeInstances('16:04:00');
    await day.until('16:05:00');
    const file = await day.recommend([{ symbol: 'SBIN' }, { symbol: 'ITC' }]);
    const runId = await day.place(file, { desk: second });
    await day.until('16:05:30');
    expect(await day.run(runId)).toMatchObject({ state: 'done' });
    expect(day.placements()).toBe(2);
    day.desk.abandon();
    const again = [await day.place(file, { desk: third }), await day.place(file, { desk: second })];
    await day.until('16:07:00');
    expect(holders()).not.toContain(-1);
    for (const id of again) expect(await day.run(id)).toMatchObject({ state: 'done' });
    expect(day.placements()).toBe(2);
    const orders = await day.orders();
    expect(orders.map(({ symbol, status }) => `${symbol} ${status}`).sort()).toEqual(['ITC amo', 'SBIN amo']);
  });
});
