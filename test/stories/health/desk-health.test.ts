import { describe, expect, it } from 'vitest';
import { importCalendar } from '../../../packages/server/src/calendar/import-calendar.ts';
import {
  calendarView,
  healthView,
  historyVerdict,
} from '../../../packages/server/src/http/schemas/health.ts';
import { openApi } from '../../support/api.ts';
import { type DatabaseDoor, openDatabaseDoor } from '../../support/database-door.ts';
import { startNotifiedDay } from '../../support/notified-day.ts';
import { EVENING, istMs, MORNING, startTradingDay } from '../../support/trading-day.ts';
import { writeAccount } from '../../support/written-account.ts';

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

  it('lists the instances that live: version, since when, and which of the accounts of whoever asks each acts for', async () => {
    const day = await startTradingDay({
      leaseMs: 30_000,
      time: '10:00:00',
      day: MORNING,
      first: { instanceId: 'first' },
    });
    await writeAccount(day.database.db, 'other');
    await day.desk.reload('acc_other');
    await day.clock.advanceBy(1_000);
    const share = { version: '1.1.0', keyPrint: () => 'the one key file' };
    await day.startDesk({ instanceId: 'second', share });
    await day.until('10:00:10');
    const api = await openApi(day);
    const owner = await api.owner();
    const { instances } = healthView.parse((await owner.get('/api/v1/user/health')).body);
    expect(instances).toEqual([
      {
        id: 'first',
        version: '1.0.0',
        since: '2026-08-21T04:30:00.000Z',
        here: true,
        shares: true,
        account_ids: [day.account.accountId],
      },
      {
        id: 'second',
        version: '1.1.0',
        since: '2026-08-21T04:30:01.000Z',
        here: false,
        shares: true,
        account_ids: [],
      },
    ]);
    const figures = (await api.visitor().get('/metrics')).text;
    expect(figures).toContain('orderwatch_instance_accounts{instance="first",version="1.0.0"} 2');
    expect(figures).toContain('orderwatch_instance_accounts{instance="second",version="1.1.0"} 0');
  });

  it('does not know who lives while it could not look for a while', async () => {
    const story: { door?: DatabaseDoor } = {};
    const day = await startTradingDay({
      leaseMs: 30_000,
      first: { instanceId: 'first' },
      async by(url) {
        story.door = await openDatabaseDoor(url);
        return story.door.url;
      },
    });
    expect(day.desk.instances()).toHaveLength(1);
    story.door?.shut();
    await day.clock.advanceBy(20_000);
    expect(day.desk.instances()).toBeNull();
    story.door?.open();
  });

  it('tells how long messages took, how often the feed was lost today, and what the broker was asked', async () => {
    const day = await startNotifiedDay();
    await day.until('16:05:00', EVENING);
    day.simulator.broker.rejectAtOpen({ tradingSymbol: 'SBIN-EQ' }, 'RMS:Margin Exceeds', 'rms');
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    const api = await openApi(day, { brokerCalls: day.brokerCalls });
    const owner = await api.owner();
    const read = async () => healthView.parse((await owner.get('/api/v1/user/health')).body);
    expect((await read()).telling).toEqual({ count: 0, p50_ms: null, p95_ms: null, max_ms: null });
    await day.until('09:20:00');
    const { telling, broker_calls, accounts } = await read();
    expect(telling.count).toBe(day.told.filter(({ severity }) => severity === 'high').length);
    expect(telling.count).toBeGreaterThan(0);
    expect(telling.max_ms).toBeLessThan(30_000);
    expect(broker_calls.find(({ call }) => call === 'place_order')).toMatchObject({
      count: 1,
      unanswered: 0,
    });
    expect(accounts[0]?.feed_drops_today).toBe(0);
    const untilMs = istMs('09:30:00');
    day.simulator.faults.add({ kind: 'feed_refuse', untilMs });
    day.simulator.faults.add({ kind: 'feed_drop', untilMs });
    await day.until('09:35:00');
    expect((await read()).accounts[0]?.feed_drops_today).toBe(1);
    const stranger = await api.newUser('other');
    expect(healthView.parse((await stranger.get('/api/v1/user/health')).body).telling.count).toBe(0);
  });

  it('counts every drop of the order feed, also one of a few seconds, by the hour', async () => {
    const day = await startTradingDay({ time: '09:30:00', day: MORNING });
    const owner = await (await openApi(day)).owner();
    const read = async () => healthView.parse((await owner.get('/api/v1/user/health')).body).accounts[0];
    await day.until('09:40:00');
    expect(await read()).toMatchObject({ feed_drops_today: 0, feed_drops: { hours: [] } });
    for (const time of ['09:50:00', '09:55:00', '10:05:00']) {
      await day.until(time);
      day.simulator.feed.drop();
    }
    await day.until('10:20:00');
    const health = await read();
    expect(health?.feed_drops_today).toBe(0);
    expect(health?.feed_drops.hours).toMatchObject([
      { from: '2026-08-21T03:30:00.000Z', drops: 2 },
      { from: '2026-08-21T04:30:00.000Z', drops: 1 },
    ]);
    for (const { longest_ms, gone_ms } of health?.feed_drops.hours ?? []) {
      expect(longest_ms).toBeLessThan(60_000);
      expect(gone_ms).toBeGreaterThanOrEqual(longest_ms);
    }
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

  it('shows how far the calendar reaches, what it comes from and what lies ahead', async () => {
    const { day, owner } = await playedDay();
    const calendar = calendarView.parse((await owner.get('/api/v1/user/calendar')).body);
    expect(calendar).toMatchObject({ first_day: '2026-01-01', last_day: '2026-12-31' });
    expect(calendar.origin).toMatchObject({ file: expect.stringContaining('2026'), program: '0.0.0-test' });
    expect(calendar.origin.sources.length).toBeGreaterThan(1);
    expect(calendar.origin).toMatchObject({ imported: [], restart_needed: false });
    expect(calendar.holidays[0]?.day.localeCompare('2026-08-21')).toBeGreaterThanOrEqual(0);
    expect(calendar.special_sessions[0]).toMatchObject({ name: expect.stringMatching(/Muhurat/i) });

    const text = JSON.stringify({ CM: [{ tradingDate: '26-Jan-2027', description: 'Republic Day' }] });
    const imported = await importCalendar(day.database.db, { fileName: '2027.json', text, nowMs: 0 });
    expect(imported).toMatchObject({ ok: true, value: { reaches_until: '2027-12-31' } });
    const after = calendarView.parse((await owner.get('/api/v1/user/calendar')).body);
    expect(after.last_day).toBe('2026-12-31');
    expect(after.origin).toMatchObject({ imported: [{ file: '2027.json' }], restart_needed: true });
  });
});
