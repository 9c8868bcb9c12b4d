import { describe, expect, it } from 'vitest';
import {
  calendarView,
  healthView,
  historyVerdict,
} from '../../../packages/server/src/http/schemas/health.ts';
import { openApi } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

async function playedDay() {
  const day = await startTradingDay();
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'ITC' }]));
  await day.until('09:20:00');
  const api = await openApi(day);
  return { day, api, owner: await api.owner() };
}

describe('the health of the desk', () => {
  it('tells of lease, cycles, detection, jobs and database what is measured, and nothing else', async () => {
    const { day, owner } = await playedDay();
    const health = healthView.parse((await owner.get('/api/v1/user/health')).body);
    expect(health.database_bytes).toBeGreaterThan(1_000_000);
    expect(health.outbox).toEqual([]);
    const [account] = health.accounts;
    expect(account).toMatchObject({
      account_id: day.account.accountId,
      lease: { held_here: true, owner: 'simulated-1', epoch: 1 },
    });
    expect(account?.cycles.count).toBeGreaterThan(5);
    expect(account?.cycles.p95_ms).not.toBeNull();
    expect(account?.detection.count).toBeGreaterThan(1);
    expect(account?.detection.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(
      account?.detection.count,
    );
    const placement = account?.jobs.find(({ kind }) => kind === 'placement');
    expect(placement?.next_due_at).not.toBeNull();
  });

  it("proves an account's history, and that of nobody else", async () => {
    const { day, api, owner } = await playedDay();
    const path = `/api/v1/user/broker-accounts/${day.account.accountId}/verify-history`;
    const verdict = historyVerdict.parse((await owner.send('POST', path)).body);
    expect(verdict).toEqual({ whole: true, checked: (await day.events()).length, first_broken: null });
    const other = await api.newUser('other');
    expect((await other.send('POST', path)).status).toBe(404);
    const health = healthView.parse((await other.get('/api/v1/user/health')).body);
    expect(health.accounts).toEqual([]);
  });

  it('shows how far the calendar reaches and what lies ahead', async () => {
    const { owner } = await playedDay();
    const calendar = calendarView.parse((await owner.get('/api/v1/user/calendar')).body);
    expect(calendar).toMatchObject({ first_day: '2026-01-01', last_day: '2026-12-31' });
    expect(calendar.holidays[0]?.day.localeCompare('2026-08-21')).toBeGreaterThanOrEqual(0);
    expect(calendar.special_sessions[0]).toMatchObject({ name: expect.stringMatching(/Muhurat/i) });
  });
});
