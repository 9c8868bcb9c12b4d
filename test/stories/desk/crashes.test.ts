import { describe, expect, it } from 'vitest';
import { takeLease } from '../../../packages/server/src/db/lease/take-lease.ts';
import type { StepName } from '../../../packages/server/src/desk/steps.ts';
import { unplacedTold } from '../../support/notices-of.ts';
import { EVENING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

const LEASE_MS = 30_000;

/** An instance that dies at a step of its first placement, and its lease, which runs out by simulated time. */
async function dyingDay(step: StepName): Promise<TradingDay> {
  const death = { reached: () => {} };
  const day = await startTradingDay({
    first: {
      instanceId: 'first',
      reached(at) {
        if (at !== step) return;
        death.reached();
        return new Promise<void>(() => {});
      },
    },
    leaseMs: LEASE_MS,
  });
  death.reached = () => day.desk.abandon();
  await day.until('16:05:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  return day;
}

describe('an instance that dies', () => {
  it('between recording an order and sending it leaves it unsent, queued with the reason', async () => {
    const day = await dyingDay('placement:recorded');
    expect(await day.attempts()).toMatchObject([{ state: 'planned' }]);
    await day.until('16:05:31', EVENING);
    await day.startDesk({ instanceId: 'second' });
    expect(await day.attempts()).toMatchObject([{ state: 'not_placed' }]);
    expect(await day.order('SBIN')).toMatchObject({
      status: 'retry_pending',
      reason_code: 'placement_interrupted',
    });
    await day.until('16:06:30', EVENING);
    const [run, next] = await day.database.db
      .selectFrom('placement_runs')
      .selectAll()
      .orderBy('continuation')
      .execute();
    expect(run).toMatchObject({ state: 'interrupted', refusal_code: 'carried_on' });
    expect(next).toMatchObject({ state: 'done', continues_run_id: run?.id });
    expect(day.placements()).toBe(0);
  });

  it('between the commit and the first byte leaves an unconfirmed order, and nobody sends it', async () => {
    const day = await dyingDay('placement:sending');
    await day.until('16:05:31', EVENING);
    await day.startDesk({ instanceId: 'second' });
    await day.until('16:20:00', EVENING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'unconfirmed' });
    expect(day.placements()).toBe(0);
  });

  it('between the reply and writing it down is found by the next one through the tag', async () => {
    const day = await dyingDay('placement:answered');
    expect(day.placements()).toBe(1);
    await day.until('16:05:31', EVENING);
    await day.startDesk({ instanceId: 'second' });
    await day.until('16:06:30', EVENING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
    expect(await day.attempts()).toMatchObject([{ state: 'queued' }]);
    expect(day.placements()).toBe(1);
  });

  it('after writing the reply down loses nothing, not even the verification', async () => {
    const day = await dyingDay('placement:settled');
    await day.until('16:05:31', EVENING);
    await day.startDesk({ instanceId: 'second' });
    await day.until('16:06:00', EVENING);
    const order = await day.order('SBIN');
    expect(order.status).toBe('amo');
    expect(order.verified_at).not.toBeNull();
    expect(day.placements()).toBe(1);
  });
});

describe('an instance that is overtaken while the broker answers', () => {
  it('writes down the number that it was given, concludes nothing, and leaves the rest to the other', async () => {
    const meanwhile = { overtake: async () => {} };
    const day = await startTradingDay({
      leaseMs: LEASE_MS,
      first: {
        instanceId: 'first',
        reached: (step) => (step === 'placement:answered' ? meanwhile.overtake() : undefined),
      },
    });
    await day.until('16:05:00', EVENING);
    meanwhile.overtake = async () => {
      await takeLease(day.database.db, {
        accountId: day.account.accountId,
        owner: 'other',
        ttlMs: LEASE_MS,
        nowMs: day.clock.nowMs(),
        deadOwner: 'first',
      });
    };
    const runId = await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
    expect(await day.run(runId)).toMatchObject({ state: 'running' });
    const [attempt] = await day.attempts();
    expect(attempt).toMatchObject({ state: 'accepted' });
    expect(attempt?.broker_order_id).toBe(day.simulator.broker.orders(day.account.ucc)[0]?.orderNumber);
    expect((await day.order('SBIN')).status).toBe('placing');
    const replies = await day.database.db
      .selectFrom('evidence')
      .select('attempt_id')
      .where('source', '=', 'place_reply')
      .execute();
    expect(replies).toEqual([{ attempt_id: attempt?.id }]);

    day.desk.abandon();
    await day.until('16:05:40', EVENING);
    await day.startDesk({ instanceId: 'second' });
    await day.until('16:06:30', EVENING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
    expect(await day.run(runId)).toMatchObject({ state: 'interrupted', refusal_code: 'carried_on' });
    expect(await day.order('CIPLA')).toMatchObject({ status: 'amo' });
    expect(day.placements()).toBe(2);
  });
});

describe('a run that is cut short', () => {
  const TEN = ['SBIN', 'CIPLA', 'ITC', 'TCS', 'INFY', 'WIPRO', 'ONGC', 'NTPC', 'LT', 'AXISBANK'];

  /** Dies when the fourth of ten orders has been answered. */
  async function cutShort(): Promise<{ readonly day: TradingDay; readonly runId: string }> {
    const death = { reached: () => {}, answers: 0 };
    const day = await startTradingDay({
      account: { cashPaise: 500_000_000, settings: { max_positions: 12 } },
      leaseMs: LEASE_MS,
      first: {
        instanceId: 'first',
        reached(at) {
          if (at !== 'placement:answered') return;
          death.answers += 1;
          if (death.answers < 4) return;
          death.reached();
          return new Promise<void>(() => {});
        },
      },
    });
    death.reached = () => day.desk.abandon();
    await day.until('16:05:00', EVENING);
    const runId = await day.place(await day.recommend(TEN.map((symbol) => ({ symbol }))));
    expect(day.placements()).toBe(4);
    return { day, runId };
  }

  it('is carried on by the next holder of the account: each row is placed, and none twice', async () => {
    const { day, runId } = await cutShort();
    await day.until('16:06:00', EVENING);
    await day.startDesk({ instanceId: 'second' });
    await day.until('16:10:00', EVENING);
    expect(await day.run(runId)).toMatchObject({ state: 'interrupted', refusal_code: 'carried_on' });
    const orders = await day.orders();
    expect(orders.map(({ symbol, status }) => `${symbol} ${status}`).sort()).toEqual(
      TEN.map((symbol) => `${symbol} amo`).sort(),
    );
    expect(day.placements()).toBe(10);
    expect(await unplacedTold(day)).toMatchObject([
      {
        severity: 'normal',
        body: { runId, carriedOn: true, text: expect.stringContaining('nothing is bought twice') },
      },
    ]);
  });

  it('is left, and says so, when its session has begun before anybody was there to carry it on', async () => {
    const { day, runId } = await cutShort();
    await day.until('09:20:00');
    await day.startDesk({ instanceId: 'second' });
    await day.until('09:25:00');
    const run = await day.run(runId);
    expect(run).toMatchObject({ state: 'interrupted', refusal_code: 'interrupted' });
    expect(await day.orders()).toHaveLength(4);
    expect(day.placements()).toBe(4);
    expect(await unplacedTold(day)).toMatchObject([
      {
        severity: 'high',
        body: { runId, carriedOn: false, text: expect.stringContaining('was not placed') },
      },
    ]);
  });
});

describe('two instances', () => {
  it('do not act for one account at the same time, and the second takes over when the first is gone', async () => {
    const day = await startTradingDay({ leaseMs: LEASE_MS, first: { instanceId: 'first' } });
    const sessions = () => day.simulator.sessions.count(day.account.ucc);
    const ofTheFirst = sessions();
    const second = await day.startDesk({ instanceId: 'second' });
    const { accountId } = day.account;
    expect(day.desk.liveFacts(accountId).holdsLease).toBe(true);
    expect(second.liveFacts(accountId).holdsLease).toBe(false);
    expect(await second.runCycle(accountId)).toMatchObject({ performed: false });

    await day.until('16:05:00', EVENING);
    const file = await day.recommend([{ symbol: 'SBIN' }]);
    // Asked of the one that does not hold the account: the other one carries it out.
    const runId = await day.place(file, { desk: second });
    await day.until('16:05:30', EVENING);
    expect(await day.run(runId)).toMatchObject({ state: 'done' });
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
    // A second session could end the first one's: only who acts logs in.
    expect(sessions()).toBe(ofTheFirst);

    day.desk.abandon();
    await day.until('16:06:30', EVENING);
    expect(second.liveFacts(accountId).holdsLease).toBe(true);
    expect(await second.runCycle(accountId)).toMatchObject({ performed: true });
    expect(day.placements()).toBe(1);
  });

  it('give a lease back when they stop, so that nobody waits for it', async () => {
    const day = await startTradingDay({ leaseMs: LEASE_MS, first: { instanceId: 'first' } });
    await day.desk.stop();
    const second = await day.startDesk({ instanceId: 'second' });
    expect(second.liveFacts(day.account.accountId).holdsLease).toBe(true);
  });
});
