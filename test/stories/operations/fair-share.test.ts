import { describe, expect, it } from 'vitest';
import { saveCredentials } from '../../../packages/server/src/db/accounts/credentials.ts';
import { insertAccount } from '../../../packages/server/src/db/accounts/insert-account.ts';
import { raiseAccountVersion } from '../../../packages/server/src/db/accounts/update-account.ts';
import type { RunningDesk } from '../../../packages/server/src/desk/create-desk.ts';
import type { CycleReport } from '../../../packages/server/src/desk/desk.ts';
import { loginReport } from '../../../packages/server/src/http/schemas/account.ts';
import { openApi } from '../../support/api.ts';
import { longestGap } from '../../support/longest-gap.ts';
import { istMs, MORNING, startTradingDay } from '../../support/trading-day.ts';

const LEASE_MS = 30_000;
/** The longest that an account may be without a monitor. */
const UNWATCHED_MS_MAX = 45_000;
const STEP_MS = 500;
const ACCOUNTS = ['AB1C2', 'AB1C3', 'AB1C4', 'AB1C5', 'AB1C6', 'AB1C7'];

/** One instance that acts for all accounts, and room for more. */
async function oneInstance(time: string) {
  const cycles: CycleReport[] = [];
  const day = await startTradingDay({
    leaseMs: LEASE_MS,
    accounts: ACCOUNTS.map((ucc) => ({ ucc, cashPaise: 100_000_000 })),
    onCycle: (report) => cycles.push(report),
    first: { instanceId: 'first' },
    time,
    day: MORNING,
  });
  const desks: RunningDesk[] = [day.desk];
  const accountIds = day.accounts.map(({ accountId }) => accountId);
  return {
    day,
    desks,
    accountIds,
    cycles,
    async join(instanceId: string) {
      desks.push(await day.startDesk({ instanceId }));
    },
    /** How many accounts each instance acts for, in the order in which they came. */
    spread: () => desks.map((desk) => accountIds.filter((id) => desk.liveFacts(id).holdsLease).length),
    epochs: async () => {
      const rows = await day.database.db.selectFrom('leases').select('epoch').orderBy('account_id').execute();
      return rows.map(({ epoch }) => epoch);
    },
  };
}

type Share = Awaited<ReturnType<typeof oneInstance>>;

async function threeInstances(time = '10:00:00'): Promise<Share> {
  const share = await oneInstance(time);
  await share.join('second');
  await share.join('third');
  return share;
}

/** The longest time for which nobody acted for an account, seen every half second until then. */
async function longestUnheld({ day, desks, accountIds }: Share, untilTime: string): Promise<number> {
  const untilMs = istMs(untilTime);
  const missing = new Map<string, number>();
  let longestMs = 0;
  while (day.clock.nowMs() < untilMs) {
    await day.clock.advanceBy(STEP_MS);
    for (const id of accountIds) {
      const isHeld = desks.some((desk) => desk.liveFacts(id).holdsLease);
      missing.set(id, isHeld ? 0 : (missing.get(id) ?? 0) + STEP_MS);
      longestMs = Math.max(longestMs, missing.get(id) ?? 0);
    }
  }
  return longestMs;
}

describe('instances that share the accounts', () => {
  it('spread them when two more come, one account after another, and then leave everything as it is', async () => {
    const share = await threeInstances();
    const { day, spread, epochs } = share;
    const before = await epochs();
    await day.until('10:00:25');
    // Nobody gives while instances come and go.
    expect(spread()).toEqual([6, 0, 0]);
    expect(await longestUnheld(share, '10:00:50')).toBeLessThanOrEqual(2_000);
    expect(spread()).toEqual([2, 2, 2]);
    const after = await epochs();
    expect(after.filter((epoch, at) => epoch !== before[at])).toHaveLength(4);
    await day.until('10:05:00');
    expect(spread()).toEqual([2, 2, 2]);
    expect(await epochs()).toEqual(after);
    expect(share.cycles.filter(({ reading }) => reading === 'failed')).toEqual([]);
  });

  it('take over what one that is killed at the opening held within 45 s, and share it', async () => {
    const share = await threeInstances('08:41:00');
    const { day, desks, spread } = share;
    await day.until('09:05:00');
    expect(spread()).toEqual([2, 2, 2]);
    const killedMs = day.clock.nowMs();
    desks[1]?.abandon();
    await day.until('09:06:00');
    expect(spread()).toEqual([3, 0, 3]);
    expect(longestGap(share, killedMs)).toBeLessThanOrEqual(UNWATCHED_MS_MAX);
  });

  it('take over at once what one that is stopped held, and share it', async () => {
    const share = await threeInstances('08:41:00');
    const { day, desks, spread } = share;
    await day.until('09:05:00');
    const stopping = desks[0]?.stop();
    expect(await longestUnheld(share, '09:05:10')).toBeLessThanOrEqual(2_000);
    await stopping;
    expect(spread()).toEqual([0, 3, 3]);
    expect(await day.database.db.selectFrom('instances').select('id').orderBy('id').execute()).toEqual([
      { id: 'second' },
      { id: 'third' },
    ]);
  });

  it('move nothing around the opening, and spread the accounts after it', async () => {
    const share = await oneInstance('08:50:00');
    const { day, spread } = share;
    await share.join('second');
    await day.until('09:19:59');
    expect(spread()).toEqual([6, 0]);
    await day.until('09:20:30');
    expect(spread()).toEqual([3, 3]);
  });

  it('carry out once what is asked for while accounts change hands', async () => {
    const share = await oneInstance('16:03:00');
    const { day, desks, accountIds, spread } = share;
    await share.join('second');
    await day.until('16:03:29');
    const recommendationFileId = await day.recommend([{ symbol: 'SBIN' }, { symbol: 'ITC' }]);
    const runs: string[] = [];
    for (const accountId of accountIds) {
      const wish = { accountId, recommendationFileId, dryRun: false, askedBy: 'user' } as const;
      const asked = await desks[1]?.requestRun(wish);
      runs.push(asked?.runId ?? '');
    }
    await day.until('16:05:00');
    for (const id of runs) expect(await day.run(id)).toMatchObject({ state: 'done' });
    expect(day.placements()).toBe(runs.length * 2);
    const orders = await day.database.db
      .selectFrom('orders')
      .select(['account_id', 'symbol', 'status'])
      .execute();
    expect(orders.every(({ status }) => status === 'amo')).toBe(true);
    expect(new Set(orders.map(({ account_id, symbol }) => `${account_id} ${symbol}`)).size).toBe(12);
    // Those that have just placed stay where they are until what they placed was looked at.
    await day.until('16:20:00');
    expect(spread()).toEqual([3, 3]);
    expect(day.placements()).toBe(runs.length * 2);
  });

  it('carry out within two seconds what was asked for through one that does not act for the account', async () => {
    const share = await oneInstance('16:05:00');
    const { day, desks } = share;
    await share.join('second');
    const { accountId } = day.account;
    const recommendationFileId = await day.recommend([{ symbol: 'SBIN' }]);
    // Not when a lease is about to be renewed, which finds it as well.
    await day.until('16:05:11');
    const wish = { accountId, recommendationFileId, dryRun: true, askedBy: 'user' } as const;
    const asked = await desks[1]?.requestRun(wish);
    await day.until('16:05:13');
    await day.clock.settle();
    expect(await day.run(asked?.runId ?? '')).toMatchObject({ state: 'done' });
  });

  it('log in, when somebody asks one that does not act for the account, through the one that does', async () => {
    const share = await oneInstance('08:50:00');
    const { day, desks } = share;
    await share.join('second');
    const api = await openApi({ ...day, desk: desks[1] ?? day.desk });
    const owner = await api.owner();
    const ask = async () => {
      const asked = { isOver: false };
      const answer = owner
        .send('POST', `/api/v1/user/broker-accounts/${day.account.accountId}/login`)
        .finally(() => {
          asked.isOver = true;
        });
      while (!asked.isOver) await day.clock.advanceBy(100);
      return loginReport.parse((await answer).body);
    };
    // On a busy machine the answer may take longer than an asker is kept waiting.
    let report = await ask();
    while (report.steps[0]?.step === 'lease') report = await ask();
    expect(report.ok).toBe(true);
    expect(report.steps.map(({ step }) => step)).toEqual(['totp', 'mpin', 'order_book', 'funds']);
    expect(desks[1]?.liveFacts(day.account.accountId).session).toBe('none');
  });

  it('open the broker anew when credentials were entered through another one', async () => {
    const opened: string[] = [];
    const day = await startTradingDay({
      leaseMs: LEASE_MS,
      time: '10:00:00',
      day: MORNING,
      first: {
        instanceId: 'first',
        openBroker: (usual) => (account) => {
          opened.push(account.id);
          return usual(account);
        },
      },
    });
    const { db } = day.database;
    const { accountId } = day.account;
    await day.until('10:00:15');
    expect(opened).toEqual([accountId]);
    await raiseAccountVersion(db, accountId);
    await day.until('10:00:30');
    // A change of anything else leaves the session alone.
    expect(opened).toEqual([accountId]);
    const sealed = { keyVersion: 1, wrappedKey: Buffer.alloc(60), sealedFields: {} };
    await saveCredentials(db, accountId, sealed, day.clock.nowMs());
    await raiseAccountVersion(db, accountId);
    await day.until('10:00:45');
    expect(opened).toEqual([accountId, accountId]);
    expect(day.desk.liveFacts(accountId)).toMatchObject({ holdsLease: true, session: 'ready' });
  });

  it('act for an account that another one was given before it died', async () => {
    const share = await oneInstance('10:00:00');
    const { day, desks } = share;
    await share.join('second');
    const { userId } = day.account;
    const added = { id: 'acc_new', userId, label: 'New', mode: 'demo', accountCode: 'AB9Z9' } as const;
    await insertAccount(day.database.db, {
      ...added,
      ownerRelation: 'self',
      settings: {},
      atMs: istMs('10:00:00'),
    });
    await desks[0]?.reload('acc_new');
    expect(desks[0]?.liveFacts('acc_new').holdsLease).toBe(true);
    desks[0]?.abandon();
    await day.until('10:00:45');
    expect(desks[1]?.liveFacts('acc_new').holdsLease).toBe(true);
  });

  it('share only what an instance with another key file does not hold', async () => {
    const share = await oneInstance('10:00:00');
    const { day, spread, desks } = share;
    desks.push(
      await day.startDesk({
        instanceId: 'stranger',
        share: { version: '1.0.0', keyPrint: () => 'another key file' },
      }),
    );
    await day.until('10:02:00');
    expect(spread()).toEqual([6, 0]);
    desks[0]?.abandon();
    await day.until('10:02:45');
    expect(spread()).toEqual([0, 6]);
  });
});
