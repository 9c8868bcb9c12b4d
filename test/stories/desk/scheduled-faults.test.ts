import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { paise, rupeesText } from '@orderwatch/core';
import type { FaultDesk } from '@orderwatch/simulator';
import { describe, expect, it, onTestFinished } from 'vitest';
import { insertAccount } from '../../../packages/server/src/db/accounts/insert-account.ts';
import { keepRecommendationFile } from '../../../packages/server/src/db/recommendations/keep-file.ts';
import type { StepName } from '../../../packages/server/src/desk/steps.ts';
import { accountSettings } from '../../../packages/server/src/http/schemas/account-settings.ts';
import { fileHash } from '../../../packages/server/src/recommendations/read-csv.ts';
import { type DatabaseDoor, openDatabaseDoor } from '../../support/database-door.ts';
import { unplacedTold } from '../../support/notices-of.ts';
import {
  type DayOptions,
  EVENING,
  istMs,
  startTradingDay,
  type TradingDay,
} from '../../support/trading-day.ts';

type BadDay = Parameters<FaultDesk['add']>[0];

const LEASE_MS = 30_000;
const PICKS = ['SBIN', 'CIPLA', 'ITC', 'TCS', 'INFY'];

/** A day whose account places from a folder at 16:05, with an analysis in it of the evening, or of another day. */
async function scheduledDay(
  options: DayOptions = {},
  analysed = EVENING,
  named?: string,
): Promise<TradingDay & { readonly analysis: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-picks-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { settings = {}, ...account } = options.account ?? {};
  const placed = {
    recommendations_path: named === undefined ? folder : path.join(folder, named),
    capital_per_trade: '15000.00',
    max_positions: 8,
  };
  const day = await startTradingDay({
    ...options,
    account: { ...account, settings: { ...placed, ...settings } },
  });
  const rows = PICKS.map((symbol) => {
    const close = day.simulator.broker.instrument('nse_cm', `${symbol}-EQ`)?.previousClosePaise ?? 0;
    return `${symbol}.NS,success,buy,61,${rupeesText(paise(close))},5000000`;
  });
  const text = ['ticker,status,final_verdict,combined_score,last_close,avg_vol', ...rows, ''].join('\n');
  const name = named ?? `bulk_analysis_final_${analysed.replaceAll('-', '')}_160000.csv`;
  const analysis = path.join(folder, name);
  await writeFile(analysis, text);
  return { ...day, analysis };
}

async function runsOf(day: TradingDay) {
  return day.database.db
    .selectFrom('placement_runs')
    .select(['id', 'state', 'refusal_code', 'refusal_text', 'asked_by', 'continuation'])
    .orderBy('created_at')
    .orderBy('continuation')
    .execute();
}

/** Every pick once: no share has two orders, and no order reached the broker twice. */
async function expectEachOnce(day: TradingDay): Promise<void> {
  const orders = await day.orders();
  expect(orders.map(({ symbol, status }) => `${symbol} ${status}`).sort()).toEqual(
    PICKS.map((symbol) => `${symbol} amo`).sort(),
  );
  expect(day.placements()).toBe(PICKS.length);
  expect(day.simulator.broker.orders(day.account.ucc)).toHaveLength(PICKS.length);
}

describe('a scheduled placement that meets a fault of the broker', () => {
  const untilMs = istMs('16:20:00', EVENING);
  it.each<{ readonly name: string; readonly faults: readonly BadDay[] }>([
    { name: 'that is down', faults: [{ kind: 'status', status: 503, untilMs }] },
    { name: 'that does not answer', faults: [{ kind: 'lost_before', untilMs }] },
    {
      name: 'that refuses the session, and the login after it',
      faults: [
        { kind: 'expired_session', untilMs },
        { kind: 'status', status: 401, operation: 'login', untilMs },
      ],
    },
  ])('$name ends with its reason, is told once, and sends nothing', async ({ faults }) => {
    const day = await scheduledDay();
    await day.until('16:04:30', EVENING);
    for (const fault of faults) day.simulator.faults.add(fault);
    await day.until('18:00:00', EVENING);
    const [run, ...others] = await runsOf(day);
    expect(others).toEqual([]);
    expect(run).toMatchObject({ state: 'refused', refusal_code: 'book_unavailable', asked_by: 'schedule' });
    expect(await unplacedTold(day)).toMatchObject([
      { severity: 'high', body: { runId: run?.id, refused: 'book_unavailable', text: run?.refusal_text } },
    ]);
    expect(day.placements()).toBe(0);

    // Asked for by hand once the broker is back, it buys all of it, once.
    await day.desk.requestRun({
      accountId: day.account.accountId,
      recommendationFileId: null,
      dryRun: false,
      askedBy: 'user',
    });
    await day.until('18:05:00', EVENING);
    await expectEachOnce(day);
  });

  it('whose margin service is down waits in the queue for the morning, and is bought then', async () => {
    const day = await scheduledDay();
    for (const operation of ['margin', 'limits'] as const) {
      day.simulator.faults.add({
        kind: 'status',
        status: 503,
        operation,
        untilMs: istMs('18:00:00', EVENING),
      });
    }
    await day.until('17:00:00', EVENING);
    const [run] = await runsOf(day);
    expect(run).toMatchObject({ state: 'done' });
    const { rows } = await day.run(run?.id ?? '');
    expect(rows.map(({ outcome, reason_code }) => `${outcome} ${reason_code}`)).toEqual(
      PICKS.map(() => 'queued margin_check_unavailable'),
    );
    expect(day.placements()).toBe(0);
    await day.until('08:40:00');
    await expectEachOnce(day);
  });

  it('in the middle, whose answers are lost, leaves each order to be looked up and sends none again', async () => {
    const day = await scheduledDay();
    day.simulator.faults.add({ kind: 'lost_after', operation: 'place', skip: 1, times: 2 });
    await day.until('16:30:00', EVENING);
    expect(await runsOf(day)).toMatchObject([{ state: 'done' }]);
    await expectEachOnce(day);
  });
});

describe('a scheduled placement of an account without a way to its broker', () => {
  it.each([
    { mode: 'live', told: ['no_credentials'], why: 'is told once: its credentials are missing' },
    { mode: 'read-only', told: [], why: 'is no news where nothing was to be placed' },
    { mode: 'demo', told: [], why: 'is no news where there was never to be one' },
  ] as const)('($mode) $why', async ({ mode, told }) => {
    const day = await startTradingDay({ idle: true });
    const { db } = day.database;
    await insertAccount(db, {
      id: 'acc_other',
      userId: day.account.userId,
      label: 'Other',
      mode,
      accountCode: 'XY9Z8',
      ownerRelation: 'self',
      settings: accountSettings.parse({ recommendations_path: '/nowhere' }),
      atMs: day.clock.nowMs(),
    });
    await day.desk.start();
    await day.until('17:00:00', EVENING);
    expect((await unplacedTold(day)).map(({ body }) => (body as { refused: string }).refused)).toEqual(told);
    expect(await runsOf(day)).toEqual([]);
  });
});

describe('a scheduled placement whose newest analysis is of another day', () => {
  it('is refused and told once, and nothing of it is bought', async () => {
    const day = await scheduledDay({}, '2026-08-19');
    await day.until('17:00:00', EVENING);
    const [run] = await runsOf(day);
    expect(run).toMatchObject({ state: 'refused', refusal_code: 'recommendations_stale' });
    expect(run?.refusal_text).toContain('2026-08-19');
    expect(await unplacedTold(day)).toMatchObject([
      { severity: 'high', body: { refused: 'recommendations_stale' } },
    ]);
    expect(day.placements()).toBe(0);
    expect(await day.orders()).toEqual([]);
  });

  it('is judged by when its content was first seen where its name gives no day', async () => {
    const day = await scheduledDay({}, EVENING, 'picks.csv');
    const file = await readFile(day.analysis);
    await keepRecommendationFile(day.database.db, {
      id: 'rec_yesterday',
      userId: day.account.userId,
      name: 'picks.csv',
      sha256: fileHash(file),
      receivedAtMs: istMs('16:05:00', '2026-08-19'),
      source: 'path',
      ...{ header: [], rows: [] },
    });
    await day.until('17:00:00', EVENING);
    expect(await runsOf(day)).toMatchObject([{ state: 'refused', refusal_code: 'recommendations_stale' }]);
    expect(day.placements()).toBe(0);
  });
});

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
