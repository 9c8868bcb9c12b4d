import { describe, expect, it } from 'vitest';
import {
  EVENING,
  istClock,
  istMs,
  MORNING,
  startTradingDay,
  type TradingDay,
} from '../../support/trading-day.ts';

async function jobsOf(day: TradingDay, on: string) {
  const rows = await day.database.db
    .selectFrom('due_work')
    .select(['kind', 'due_at', 'done_at', 'outcome'])
    .where('subject', '=', on)
    .where('kind', 'not in', ['placement', 'retry'])
    .orderBy('due_at')
    .execute();
  return rows.map(({ kind, due_at, done_at, outcome }) => ({
    kind,
    due: istClock(due_at),
    done: done_at === null ? null : istClock(done_at),
    outcome,
  }));
}

async function reports(day: TradingDay) {
  const events = await day.events();
  return events.flatMap(({ kind, body }) => (kind === 'account.day_report' ? [body] : []));
}

// Long, so that a night of renewals passes quickly.
const LEASE_MS = 300_000;

describe('the jobs of a trading day', () => {
  it('are done once each, at their times, and the next day is planned', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('20:00:00');
    const done = await jobsOf(day, MORNING);
    expect(done.map(({ kind, due }) => `${kind} ${due}`)).toEqual([
      'report_morning 08:45:00',
      'day_open 08:46:00',
      'report_open 09:16:00',
      'day_close 15:35:00',
      'report_close 15:45:00',
      'trades_check 15:50:00',
      'day_seal_check 16:00:00',
      'day_summary 16:10:00',
      'holdings_check 16:20:00',
      'daily_closes 18:05:00',
      'day_purge 19:40:00',
    ]);
    expect(done.every((job) => job.done !== null)).toBe(true);
    expect(await reports(day)).toMatchObject([
      { which: 'morning', day: MORNING, late: false, figures: { placed: 1, open: 1, executed: 0 } },
      { which: 'open', day: MORNING, late: false },
      { which: 'close', day: MORNING, sealed: true, late: false },
    ]);
    const summary = await day.database.db.selectFrom('day_summaries').selectAll().execute();
    expect(summary.filter((row) => row.day === MORNING)).toMatchObject([
      { sealed: true, provisional: false, figures: { placed: 1, orders: 1 } },
    ]);
    const next = await jobsOf(day, '2026-08-24');
    expect(next.map(({ kind }) => kind)).toEqual(done.map(({ kind }) => kind));
    expect(next.every((job) => job.done === null)).toBe(true);
  });

  it('that came due while the service was down are caught up on or missed, each by its policy, and never twice', async () => {
    const day = await startTradingDay({ leaseMs: LEASE_MS, first: { instanceId: 'first' } });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('08:30:00');
    day.desk.abandon();
    await day.until('11:00:00');
    await day.startDesk({ instanceId: 'second' });
    await day.until('11:02:00');
    expect((await jobsOf(day, MORNING)).slice(0, 3)).toMatchObject([
      { kind: 'report_morning', outcome: { result: 'missed', why: 'too_late' } },
      { kind: 'day_open', outcome: { result: 'ready' } },
      { kind: 'report_open', outcome: { result: 'told', late: true } },
    ]);
    expect(await reports(day)).toMatchObject([{ which: 'open', late: true, day: MORNING }]);

    // Another restart finds nothing left to do.
    await day.startDesk({ instanceId: 'third' });
    await day.until('11:30:00');
    expect(await reports(day)).toHaveLength(1);
  });

  it('are none on a holiday and over the weekend; the next session has them', async () => {
    // Monday 14 September 2026 is a holiday.
    const day = await startTradingDay({ day: '2026-09-11' });
    await day.until('09:30:00', '2026-09-15');
    const subjects = await day.database.db
      .selectFrom('due_work')
      .select('subject')
      .distinct()
      .where('kind', '=', 'report_morning')
      .orderBy('subject')
      .execute();
    expect(subjects.map(({ subject }) => subject)).toEqual(['2026-09-15', '2026-09-16']);
    expect(await reports(day)).toMatchObject([
      { which: 'morning', day: '2026-09-15', quiet: true },
      { which: 'open', day: '2026-09-15', quiet: true },
    ]);
  });

  it('surround a session in the evening of a Sunday', async () => {
    const day = await startTradingDay({ day: '2026-11-06' });
    await day.until('19:35:00', '2026-11-08');
    const events = (await day.events()).filter(({ kind }) => kind === 'account.day_report');
    expect(events.map(({ at, body }) => [istClock(at), body])).toMatchObject([
      ['17:30:00', { which: 'morning', day: '2026-11-08' }],
      ['18:01:00', { which: 'open', day: '2026-11-08' }],
      ['19:30:00', { which: 'close', day: '2026-11-08', sealed: true }],
    ]);
  });

  it('go on by weekday beyond the end of the calendar, and a person is told that it ends', async () => {
    const day = await startTradingDay({ day: '2026-12-30' });
    await day.until('09:30:00', '2027-01-01');
    const ending = (await day.events()).filter(({ kind }) => kind === 'account.calendar_ending');
    expect(ending.map(({ body }) => body)).toMatchObject([
      { kind: 'ends_soon', day: '2026-12-31', lastDay: '2026-12-31', missingYear: 2027 },
      { kind: 'ended', day: '2027-01-01', provisional: true },
    ]);
    expect((await reports(day)).at(-1)).toMatchObject({ day: '2027-01-01', provisional: true });
  });
});

describe('a morning without a valid session', () => {
  it('is told before the first order can reach the exchange', async () => {
    const day = await startTradingDay();
    await day.until('16:30:00', EVENING);
    day.simulator.faults.add({
      kind: 'status',
      status: 503,
      fromMs: istMs('08:00:00'),
      untilMs: istMs('10:00:00'),
    });
    day.simulator.faults.add({ kind: 'expired_session', fromMs: istMs('07:00:00'), times: 1 });
    await day.until('08:59:00');
    const told = (await day.events()).filter(({ kind }) => kind === 'account.session_missing');
    expect(told).toHaveLength(1);
    expect(told[0]?.at).toBeLessThanOrEqual(istMs('09:00:00'));
  });
});

describe('a day that cannot be closed', () => {
  it('is told once the same evening, and summed up as not closed', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    const close = day.simulator.broker.instrument('nse_cm', 'SBIN-EQ')?.previousClosePaise ?? 0;
    day.simulator.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      gapPercent: 4,
      floorPaise: Math.round((close * 1.03) / 5) * 5,
    });
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('15:30:00');
    day.simulator.faults.add({ kind: 'status', status: 503, operation: 'orders' });
    day.simulator.faults.add({ kind: 'feed_silence' });
    await day.until('20:30:00');
    await day.until('08:50:00', '2026-08-24');
    const told = (await day.events()).filter(({ kind }) => kind === 'account.day_unsealed');
    expect(told).toHaveLength(1);
    expect(istClock(told[0]?.at ?? 0).slice(0, 5)).toBe('16:00');
    const [summary] = (await day.database.db.selectFrom('day_summaries').selectAll().execute()).filter(
      (row) => row.day === MORNING,
    );
    expect(summary).toMatchObject({ sealed: false, figures: { open: 1 } });
  });
});
