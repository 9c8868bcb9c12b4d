import { describe, expect, it } from 'vitest';
import { openApi } from '../../support/api.ts';
import { placeByHand } from '../../support/place-by-hand.ts';
import { EVENING, MORNING, startTradingDay } from '../../support/trading-day.ts';

describe('a capability that is switched off', () => {
  it('placing: stops at once and goes on at once, without a restart and without a new session', async () => {
    const day = await startTradingDay();
    const api = await openApi(day);
    const owner = await api.owner();
    const { accountId } = day.account;
    const turn = (placing: boolean) =>
      owner.send('PATCH', `/api/v1/user/broker-accounts/${accountId}`, {
        settings: { switches: { placing } },
      });
    await day.until('16:05:00', EVENING);
    const file = await day.recommend([{ symbol: 'SBIN' }]);
    const expiresAt = day.desk.liveFacts(accountId).sessionExpiresAtMs;

    expect((await turn(false)).status).toBe(200);
    expect(await day.run(await day.place(file))).toMatchObject({
      state: 'refused',
      refusal_code: 'switched_off',
    });
    const dry = await day.run(await day.place(file, { dryRun: true }));
    expect(dry.rows.map(({ outcome }) => outcome)).toEqual(['would_place']);
    expect(day.placements()).toBe(0);

    await turn(true);
    await day.place(file);
    expect(day.placements()).toBe(1);
    expect(day.desk.liveFacts(accountId)).toMatchObject({ session: 'ready', sessionExpiresAtMs: expiresAt });
  });

  it('placing: ends a run before its next order, and queues nothing for it', async () => {
    const plan: { act: () => Promise<unknown> } = { act: async () => {} };
    const day = await startTradingDay({
      first: {
        async reached(at) {
          if (at === 'placement:settled') await plan.act();
        },
      },
    });
    const api = await openApi(day);
    const owner = await api.owner();
    plan.act = () =>
      owner.send('PATCH', `/api/v1/user/broker-accounts/${day.account.accountId}`, {
        settings: { switches: { placing: false } },
      });
    await day.until('16:05:00', EVENING);
    const runId = await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
    expect(await day.run(runId)).toMatchObject({ state: 'interrupted', refusal_code: 'switched_off' });
    expect(await day.orders()).toHaveLength(1);
  });

  it('verification: no reading is made for it, and what the next ordinary one shows is recorded', async () => {
    const day = await startTradingDay({ account: { settings: { switches: { verification: false } } } });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:06:00', EVENING);
    const due = await day.database.db
      .selectFrom('due_work')
      .select('outcome')
      .where('kind', '=', 'verify_placement')
      .execute();
    expect(due.map(({ outcome }) => outcome)).toContainEqual({ result: 'switched_off' });
    await day.until('09:16:00', MORNING);
    expect((await day.order('SBIN')).status).not.toBe('placing');
  });

  it.each([
    ['on', 'cancelled', true],
    ['off', 'retry_pending', false],
  ])('following changes made by hand %s: a buy by hand leaves the queued one %s', async (_, status, on) => {
    const day = await startTradingDay({
      account: { cashPaise: 100_000, settings: { switches: { follow_manual_changes: on } } },
    });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    expect(await day.order('SBIN')).toMatchObject({ status: 'retry_pending' });
    day.simulator.broker.deposit('AB1C2', 50_000_000);
    const sbin = day.simulator.broker.instrument('nse_cm', 'SBIN-EQ');
    const pricePaise = Math.floor((sbin?.previousClosePaise ?? 0) / 5) * 5;
    placeByHand(day, { tradingSymbol: 'SBIN-EQ', orderType: 'L', quantity: 2, pricePaise, amo: true });
    await day.desk.runCycle(day.account.accountId);
    const orders = (await day.orders()).filter(({ symbol }) => symbol === 'SBIN');
    expect(orders.map((order) => order.origin)).toEqual(['system', 'external']);
    expect(orders[0]?.status).toBe(status);
  });
});
