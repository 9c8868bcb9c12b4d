import { describe, expect, it } from 'vitest';
import type { StepName } from '../../../packages/server/src/desk/steps.ts';
import { type DatabaseDoor, openDatabaseDoor } from '../../support/database-door.ts';
import { unplacedTold } from '../../support/notices-of.ts';
import { expectEachOnce, PICKS, runsOf, scheduledDay } from '../../support/scheduled-day.ts';
import { EVENING, istMs, type TradingDay } from '../../support/trading-day.ts';

const LEASE_MS = 30_000;

describe('a scheduled placement whose database goes away', () => {
  /** Away from that step of the second order on, for so long. */
  async function awayAt(step: StepName, awayMs: number): Promise<TradingDay> {
    const story: { door?: DatabaseDoor; day?: TradingDay; seen: number } = { seen: 0 };
    const day = await scheduledDay({
      leaseMs: LEASE_MS,
      async by(url) {
        story.door = await openDatabaseDoor(url);
        return story.door.url;
      },
      first: {
        instanceId: 'first',
        reached(at) {
          if (at !== step) return;
          story.seen += 1;
          if (story.seen !== 2) return;
          story.door?.shut();
          story.day?.clock.setTimer(awayMs, () => story.door?.open());
        },
      },
    });
    story.day = day;
    return day;
  }

  const STEPS: readonly StepName[] = [
    'placement:recorded',
    'placement:sending',
    'placement:answered',
    'placement:settled',
  ];
  const CASES = STEPS.flatMap((step) => [
    { step, awayMs: 2_000, how: 'for a moment' },
    { step, awayMs: 120_000, how: 'for longer than its lease' },
  ]);
  it.each(CASES)(
    '$how at $step is carried on, with nothing sent twice, and told once',
    async ({ step, awayMs }) => {
      const day = await awayAt(step, awayMs);
      await day.until('16:20:00', EVENING);
      expect((await runsOf(day)).map(({ state, refusal_code }) => `${state} ${refusal_code}`)).toEqual([
        'interrupted carried_on',
        'done null',
      ]);
      expect(await unplacedTold(day)).toMatchObject([{ severity: 'normal', body: { carriedOn: true } }]);
      const orders = await day.orders();
      expect(new Set(orders.map(({ symbol }) => symbol)).size).toBe(orders.length);
      expect(orders).toHaveLength(PICKS.length);
      expect(orders.filter(({ status }) => status === 'placing')).toEqual([]);
      // What was recorded and not sent waits in the queue; the one on its way is looked up; all others are at the broker.
      const left = step === 'placement:recorded' ? 'retry_pending' : 'amo';
      expect(orders.filter(({ status }) => status !== 'amo').map(({ status }) => status)).toEqual(
        left === 'amo' ? [] : [left],
      );
      const sent = day.simulator.broker
        .orders(day.account.ucc)
        .map(({ instrument }) => instrument.tradingSymbol);
      expect(new Set(sent).size).toBe(sent.length);
    },
  );

  it('at its very time is begun a minute later, and the next day stays planned', async () => {
    const story: { door?: DatabaseDoor } = {};
    const day = await scheduledDay({
      account: { settings: { placement_time: '20:30' } },
      async by(url) {
        story.door = await openDatabaseDoor(url);
        return story.door.url;
      },
    });
    day.clock.setTimer(istMs('20:29:58', EVENING) - day.clock.nowMs(), () => story.door?.shut());
    day.clock.setTimer(istMs('20:30:20', EVENING) - day.clock.nowMs(), () => story.door?.open());
    await day.until('20:32:00', EVENING);
    expect(await runsOf(day)).toMatchObject([{ state: 'done', asked_by: 'schedule' }]);
    await expectEachOnce(day);
    expect(await unplacedTold(day)).toEqual([]);
    const planned = await day.database.db
      .selectFrom('due_work')
      .select('subject')
      .where('kind', '=', 'placement')
      .where('done_at', 'is', null)
      .execute();
    expect(planned).toEqual([{ subject: '2026-08-21' }]);
  });

  it('as its account is taken is not written off: the broker is opened once more', async () => {
    let tries = 0;
    const day = await scheduledDay({
      leaseMs: LEASE_MS,
      first: {
        instanceId: 'first',
        openBroker: (usual) => async (account) => {
          tries += 1;
          if (tries === 1) throw new Error('Connection terminated unexpectedly');
          return usual(account);
        },
      },
    });
    await day.until('16:20:00', EVENING);
    expect(await runsOf(day)).toMatchObject([{ state: 'done', asked_by: 'schedule' }]);
    await expectEachOnce(day);
    expect(await unplacedTold(day)).toEqual([]);
  });
});
