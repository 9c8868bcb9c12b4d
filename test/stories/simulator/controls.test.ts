import { describe, expect, it } from 'vitest';
import { createSimulatorControls } from '../../../packages/server/src/demo/simulator-controls.ts';
import { guaranteesView, simulatorView } from '../../../packages/server/src/http/schemas/simulator.ts';
import { openApi } from '../../support/api.ts';
import { whileTimePasses } from '../../support/ask.ts';
import { startTradingDay } from '../../support/trading-day.ts';

async function openControls() {
  const day = await startTradingDay();
  const pace = { now: { playing: true, speed: 1 } };
  const simulator = createSimulatorControls({
    db: day.database.db,
    clock: day.clock,
    simulator: () => day.simulator,
    pace,
    rehearsals: null,
  });
  const api = await openApi(day, { simulator });
  return { day, pace, api, owner: await api.owner() };
}

describe('the simulated broker in the hands of a person', () => {
  it('is nowhere to be found where no broker is simulated', async () => {
    const api = await openApi(await startTradingDay({ idle: true }));
    const owner = await api.owner();
    for (const path of ['simulator', 'guarantees?account_id=acc_1']) {
      expect((await owner.get(`/api/v1/demo/${path}`)).status).toBe(404);
    }
    expect((await owner.send('PATCH', '/api/v1/demo/clock', { playing: false })).status).toBe(404);
  });

  it('changes nothing for whoever does not come from our page', async () => {
    const { api, owner, pace } = await openControls();
    const bare = await fetch(`${api.url}/api/v1/demo/clock`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie: owner.cookie() },
      body: '{"playing":false}',
    });
    expect(bare.status).toBe(403);
    expect(pace.now.playing).toBe(true);
    expect((await owner.send('PATCH', '/api/v1/demo/clock', { playing: false, speed: 0.5 })).status).toBe(
      200,
    );
    expect(pace.now).toEqual({ playing: false, speed: 0.5 });
  });

  it('keeps every guarantee while the book says nothing, and after the fault is ended', async () => {
    const { day, owner } = await openControls();
    const { accountId } = day.account;
    const guarantees = async () =>
      guaranteesView.parse((await owner.get(`/api/v1/demo/guarantees?account_id=${accountId}`)).body);
    const inject = async (name: string) =>
      simulatorView.parse(
        (await owner.send('POST', '/api/v1/demo/faults', { name, account_id: accountId })).body,
      );
    await inject('reply_lost');
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'ITC' }]));
    await day.until('16:20:00', '2026-08-20');
    await inject('book_says_nothing');
    await inject('feed_down');
    await inject('rejected_at_open');
    await day.until('09:25:00');
    const during = await guarantees();
    expect(during.guarantees.map(({ state }) => state)).not.toContain('broken');

    const { faults } = simulatorView.parse((await owner.get('/api/v1/demo/simulator')).body);
    const book = faults.find(({ name }) => name === 'book_says_nothing');
    expect(book).toMatchObject({ active: true });
    expect(book?.hits).toBeGreaterThan(0);
    for (const { id, lasting } of faults) {
      if (lasting) expect((await owner.send('DELETE', `/api/v1/demo/faults/${id}`)).status).toBe(200);
    }
    await inject('session_expired');
    await day.until('09:35:00');
    const after = await guarantees();
    expect(after.differences).toEqual([]);
    expect(after.guarantees.map(({ state }) => state)).toEqual(['holds', 'holds', 'holds', 'holds']);
    expect(after.placed).toBe(2);

    // What its owner makes of what the broker refused is no disagreement with the broker.
    const rejected = (await day.orders()).find(({ status }) => status === 'rejected');
    const path = `/api/v1/user/orders/${rejected?.id}`;
    const dropped = await whileTimePasses(
      day,
      owner.send('DELETE', path, undefined, { 'idempotency-key': 'drop-of-the-rejected' }),
    );
    expect(dropped.status).toBe(200);
    await day.until('10:30:00');
    expect((await guarantees()).differences).toEqual([]);
  });

  it("does not touch somebody else's account", async () => {
    const { day, api } = await openControls();
    const other = await api.newUser('other');
    const wish = { name: 'feed_down', account_id: day.account.accountId };
    expect((await other.send('POST', '/api/v1/demo/faults', wish)).status).toBe(404);
  });
});
