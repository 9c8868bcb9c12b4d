import { readFile } from 'node:fs/promises';
import type { FaultDesk } from '@orderwatch/simulator';
import { describe, expect, it } from 'vitest';
import { insertAccount } from '../../../packages/server/src/db/accounts/insert-account.ts';
import { keepRecommendationFile } from '../../../packages/server/src/db/recommendations/keep-file.ts';
import { accountSettings } from '../../../packages/server/src/http/schemas/account-settings.ts';
import { fileHash } from '../../../packages/server/src/recommendations/read-csv.ts';
import { unplacedTold } from '../../support/notices-of.ts';
import { expectEachOnce, PICKS, runsOf, scheduledDay } from '../../support/scheduled-day.ts';
import { EVENING, istMs, startTradingDay } from '../../support/trading-day.ts';

type BadDay = Parameters<FaultDesk['add']>[0];

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
