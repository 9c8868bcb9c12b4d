import { describe, expect, it } from 'vitest';
import { hasRealAccounts } from '../../../packages/server/src/db/accounts/has-real-accounts.ts';
import { playElsewhere } from '../../../packages/server/src/demo/play-elsewhere.ts';
import { createRehearsalDesk } from '../../../packages/server/src/demo/rehearsal-desk.ts';
import { createSimulatorControls } from '../../../packages/server/src/demo/simulator-controls.ts';
import { rehearsalDetail, simulatorView } from '../../../packages/server/src/http/schemas/simulator.ts';
import { silentLog } from '../../../packages/server/src/log.ts';
import { openApi } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

/** A desk of simulated accounts, composed as the program composes that of paper accounts. */
async function openPaperDesk() {
  const day = await startTradingDay({ idle: true });
  const { db } = day.database;
  const rehearsals = createRehearsalDesk({
    isOffered: async () => !(await hasRealAccounts(db)),
    // A machine that is busy with other tests would never come to what goes last.
    playScenario: playElsewhere({ goesLast: false }),
    log: silentLog,
  });
  const simulator = createSimulatorControls({
    db,
    clock: day.clock,
    simulator: () => day.simulator,
    pace: null,
    rehearsals,
  });
  const owner = await (await openApi(day, { simulator })).owner();
  return {
    db,
    rehearsals,
    rehearse: (scenario: string) => owner.send('POST', '/api/v1/demo/rehearsals', { scenario, seed: 1 }),
    daysOf: async (id: number | undefined) => (await owner.get(`/api/v1/demo/rehearsals/${id}`)).body,
    look: async () => simulatorView.parse((await owner.get('/api/v1/demo/simulator')).body),
  };
}

const PATIENCE_MS = 280_000;

describe('a rehearsal beside simulated accounts', () => {
  it('is played in a process of its own, one at a time, and tells whether the guarantees held', {
    timeout: 300_000,
  }, async () => {
    const { rehearse, look, daysOf } = await openPaperDesk();
    expect((await look()).scenarios.map(({ name }) => name)).toContain('plain-day');
    expect((await rehearse('plain-day')).status).toBe(200);
    expect((await rehearse('plain-day')).body).toMatchObject({ reason: 'rehearsal_running' });
    await expect
      .poll(async () => (await look()).rehearsals[0]?.state, { timeout: PATIENCE_MS, interval: 1_000 })
      .toBe('done');
    const { rehearsals } = await look();
    expect(rehearsals).toMatchObject([{ scenario: 'plain-day', passed: true, violations: [] }]);

    const { days, events, is_cut } = rehearsalDetail.parse(await daysOf(rehearsals[0]?.id));
    expect(days).toHaveLength(2);
    expect(is_cut).toBe(false);
    const kinds = events.map(({ kind }) => kind);
    expect(kinds.indexOf('order.recorded')).toBeLessThan(kinds.indexOf('order.filled'));
    expect(events.every(({ evidence_id, sentence }) => evidence_id === null && sentence !== '')).toBe(true);
    expect(events.filter(({ order_id }) => order_id !== null).every(({ symbol }) => symbol !== null)).toBe(
      true,
    );
    expect(await daysOf(1)).toMatchObject({ code: 'rehearsal_not_found' });
  });

  it('is given up with the desk, and told to nobody', async () => {
    const { rehearse, rehearsals } = await openPaperDesk();
    await rehearse('twenty-days');
    rehearsals.close();
    await expect.poll(() => rehearsals.list()).toEqual([]);
  });

  it('is not offered beside a real account, and says why', async () => {
    const { db, rehearse, look } = await openPaperDesk();
    await db.updateTable('broker_accounts').set({ mode: 'read-only' }).execute();
    expect((await look()).scenarios).toEqual([]);
    expect(await rehearse('plain-day')).toMatchObject({
      status: 409,
      body: { reason: 'real_accounts' },
    });
  });
});
