import { describe, expect, it } from 'vitest';
import { pullKillSwitch } from '../../../packages/server/src/db/guards/pull-kill-switch.ts';
import type { StepName } from '../../../packages/server/src/desk/steps.ts';
import { killSwitchView } from '../../../packages/server/src/http/schemas/guards.ts';
import { openApi } from '../../support/api.ts';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

const PICKS = ['SBIN', 'CIPLA', 'TCS', 'INFY', 'ITC'].map((symbol) => ({ symbol }));

/** A day whose run does something at the given time that a step is reached. */
async function dayWith(step: StepName, time: number) {
  let reached = 0;
  const plan: { act: () => Promise<void> } = { act: async () => {} };
  const day = await startTradingDay({
    first: {
      async reached(at) {
        if (at !== step) return;
        reached += 1;
        if (reached === time) await plan.act();
      },
    },
  });
  await day.until('16:05:00', EVENING);
  return { day, plan };
}

describe('the kill switch', () => {
  it('pulled in the middle of a run stops it: nothing else is sent, and what stands is told apart', async () => {
    const { day, plan } = await dayWith('placement:settled', 2);
    const api = await openApi(day);
    const owner = await api.owner();
    const replies: unknown[] = [];
    plan.act = async () => {
      const release = day.clock.hold();
      const body = { all: true, on: true, reason: 'the market is falling' };
      const reply = await owner.send('POST', '/api/v1/user/kill-switch', body).finally(release);
      expect(reply.status).toBe(200);
      replies.push(reply.body);
    };
    const runId = await day.place(await day.recommend(PICKS));

    expect(day.placements()).toBe(2);
    const answer = killSwitchView.parse(replies[0]);
    expect(answer).toMatchObject({
      accounts: [{ account_id: day.account.accountId, reason: 'the market is falling', recorded: true }],
      cancellable: { count: 2 },
      not_cancellable: { count: 0 },
    });
    // Recorded in the same millisecond: neither comes first.
    const standing = answer.cancellable.items.toSorted((one, other) =>
      one.symbol.localeCompare(other.symbol),
    );
    expect(standing).toMatchObject(
      ['CIPLA', 'SBIN'].map((symbol) => ({ symbol, status: 'amo', until: '2026-08-21T03:30:00.000Z' })),
    );
    const rows = (await day.run(runId)).rows.map(({ outcome, reason_code }) => [outcome, reason_code]);
    expect(rows.slice(2)).toEqual(Array.from({ length: 3 }, () => ['queued', 'placing_stopped']));
    const events = await day.events();
    expect(events.find(({ kind }) => kind === 'account.killed')).toMatchObject({
      actor: 'user',
      body: { reason: 'the market is falling', cancellable: 2, notCancellable: 0 },
    });

    // Nor in the morning, when the queue would be tried.
    await day.until('08:58:00');
    expect(day.placements()).toBe(2);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });

    await owner.send('POST', '/api/v1/user/kill-switch/release', { all: true, reason: 'it is over' });
    const [released] = (await day.events()).filter(({ kind }) => kind === 'account.released');
    expect(released).toMatchObject({ body: { reason: 'it is over' } });
    const again = await day.desk.requestRun({
      accountId: day.account.accountId,
      recommendationFileId: null,
      dryRun: true,
      askedBy: 'user',
    });
    expect((await day.run(again.runId)).refusal_code).not.toBe('placing_stopped');
  });

  it('pulled by another instance holds within a second: what was decided before leaves until then or not at all', async () => {
    const { day, plan } = await dayWith('placement:sending', 2);
    const { userId, accountId } = day.account;
    plan.act = async () => {
      const moment = { atMs: day.clock.nowMs(), reason: null };
      expect(await pullKillSwitch(day.database.db, { userId, accountId }, moment)).toEqual([accountId]);
      // Simulated: the day's clock is turned from outside, and this step goes on when it shows a second more.
      await day.clock.sleep(1_000);
    };
    await day.place(await day.recommend(PICKS));
    expect(day.placements()).toBe(1);
    expect(await day.order('CIPLA')).toMatchObject({ status: 'retry_pending', reason_code: 'not_sent' });
    expect(await day.order('TCS')).toMatchObject({ reason_code: 'placing_stopped' });
    expect(await day.attempts((await day.order('CIPLA')).id)).toMatchObject([{ state: 'not_placed' }]);
  });

  it('pulled by another instance before a decision to send is seen in that decision', async () => {
    const { day, plan } = await dayWith('placement:recorded', 2);
    const { userId } = day.account;
    plan.act = async () => {
      const moment = { atMs: day.clock.nowMs(), reason: null };
      await pullKillSwitch(day.database.db, { userId, accountId: null }, moment);
    };
    await day.place(await day.recommend(PICKS));
    expect(day.placements()).toBe(1);
    expect(await day.order('CIPLA')).toMatchObject({ status: 'retry_pending', reason_code: 'kill_switch' });
  });

  it('stops watching nothing: what happens to standing orders is recorded', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    const { userId } = day.account;
    await pullKillSwitch(
      day.database.db,
      { userId, accountId: null },
      { atMs: day.clock.nowMs(), reason: null },
    );
    await day.until('09:16:00');
    expect(['ongoing', 'pending_execution']).toContain((await day.order('SBIN')).status);
    expect(day.placements()).toBe(1);
  });
});
