import { type EpochMs, instant, paise, rupeesText } from '@orderwatch/core';
import type { LiveFault } from '@orderwatch/simulator';
import { onTestFinished } from 'vitest';
import type { openDatabase } from '../../packages/server/src/db/connect.ts';
import { keepRecommendationFile } from '../../packages/server/src/db/recommendations/keep-file.ts';
import {
  type ComposedAccount,
  composeSimulated,
  type DeskVariant,
  type SimulatedAccount,
  type Simulation,
  type SimulationOptions,
} from '../../packages/server/src/desk/compose-simulated.ts';
import type { RunningDesk } from '../../packages/server/src/desk/create-desk.ts';
import type { Change } from '../../packages/server/src/desk/desk.ts';
import { fileHash } from '../../packages/server/src/recommendations/read-csv.ts';
import { createTestDatabase } from './database.ts';

export type { LiveFault };

/** The day on which every story begins: Friday 2026-08-21 would lead to a weekend, so a Thursday. */
export const EVENING = '2026-08-20';
export const MORNING = '2026-08-21';

/** Longer than any run of a story waits for the limits of the broker; one that is cut off stays under way. */
const RUN_TAKES_MS = 2_000;

export interface Pick {
  readonly symbol: string;
  /** The broker's close of the day when left out. */
  readonly lastClose?: string;
  readonly averageVolume?: number;
  readonly score?: number;
}

export interface TradingDay extends Simulation {
  readonly databaseUrl: string;
  readonly account: ComposedAccount;
  readonly changes: readonly Change[];
  /** Lets time pass until a moment in India. */
  until(time: string, day?: string): Promise<void>;
  /** Stores a file with these picks; the id is for a run. */
  recommend(picks: readonly Pick[]): Promise<string>;
  /** Asks for a run and waits for its end. Simulated time passes only when the run waits for it. */
  place(
    fileId: string,
    options?: { readonly dryRun?: boolean; readonly desk?: RunningDesk },
  ): Promise<string>;
  orders(): Promise<readonly OrderRow[]>;
  order(symbol: string): Promise<OrderRow>;
  events(orderId?: string): Promise<readonly EventRow[]>;
  attempts(orderId?: string): Promise<readonly AttemptRow[]>;
  run(runId: string): Promise<{
    readonly state: string;
    readonly refusal_code: string | null;
    readonly rows: readonly RunRow[];
  }>;
  /** How often a request to place reached the broker. */
  placements(): number;
  startDesk(variant: DeskVariant): Promise<RunningDesk>;
}

export type OrderRow = Awaited<ReturnType<typeof loadOrders>>[number];
export type EventRow = Awaited<ReturnType<typeof loadEvents>>[number];
export type AttemptRow = Awaited<ReturnType<typeof loadAttempts>>[number];
export type RunRow = Awaited<ReturnType<typeof loadRunRows>>[number];

export interface DayOptions extends Partial<Omit<SimulationOptions, 'database' | 'startMs'>> {
  readonly time?: string;
  readonly day?: string;
  readonly account?: Partial<SimulatedAccount>;
  /** The first desk is not started, so that the story can begin with another. */
  readonly idle?: boolean;
  readonly first?: DeskVariant;
  /** Leases of this length on simulated time, renewed as in life, for stories in which instances share, come and go. */
  readonly leaseMs?: number;
  /** The way by which the desk reaches its database, when the story can shut it; the story itself goes round. */
  readonly by?: (url: string) => Promise<string>;
}

/** A simulated world at a moment in India, with one account and a desk that watches it. */
export async function startTradingDay(options: DayOptions = {}): Promise<TradingDay> {
  const {
    time = '16:00:00',
    day = EVENING,
    account: wish,
    idle = false,
    first,
    leaseMs,
    by,
    ...rest
  } = options;
  const testDatabase = await createTestDatabase();
  const simulation = await composeSimulated({
    seed: 7,
    accounts: [{ ucc: 'AB1C2', cashPaise: 100_000_000, ...wish }],
    ...rest,
    startMs: istMs(time, day),
    database: { url: (await by?.(testDatabase.url)) ?? testDatabase.url },
  });
  onTestFinished(async () => {
    await simulation.close();
    await testDatabase.close();
  });
  const { clock, simulator } = simulation;
  const database = by === undefined ? simulation.database : testDatabase;
  const { db } = database;
  const [account] = simulation.accounts;
  if (account === undefined) throw new Error('A trading day needs an account');
  const leaseTiming =
    leaseMs === undefined
      ? {}
      : {
          leaseTiming: { clock, ttlMs: leaseMs, renewEveryMs: leaseMs / 3, nowMs: () => clock.nowMs() },
          share: { version: '1.0.0', keyPrint: () => 'the one key file' },
        };
  const desk = first === undefined ? simulation.desk : simulation.createDesk({ ...leaseTiming, ...first });
  const changes: Change[] = [];
  desk.onChange((change) => changes.push(change));
  if (!idle) {
    await desk.start();
    await clock.settle();
  }
  const { accountId, userId } = account;

  return {
    ...simulation,
    database,
    databaseUrl: testDatabase.url,
    desk,
    account,
    changes,
    until: (at, on = MORNING) => clock.advanceTo(istMs(at, on)),
    async recommend(picks) {
      const { header, rows, text } = recommendationFile(
        picks.map((pick) => ({ lastClose: closeOf(simulator, pick.symbol), ...pick })),
      );
      const kept = await keepRecommendationFile(db, {
        id: `rec_${fileHash(text).toString('hex').slice(0, 20)}`,
        userId,
        name: 'bulk_analysis_final_20260820_160000.csv',
        sha256: fileHash(text),
        receivedAtMs: clock.nowMs(),
        source: 'upload',
        header,
        rows,
      });
      return kept.id;
    },
    async place(fileId, { dryRun = false, desk: by = desk } = {}) {
      const { runId } = await by.requestRun({
        accountId,
        recommendationFileId: fileId,
        dryRun,
        askedBy: 'user',
      });
      await clock.settle();
      // A burst of calls waits for the limit of calls a second.
      const untilMs = clock.nowMs() + RUN_TAKES_MS;
      while (clock.nowMs() < untilMs && (await isUnderWay(db, runId))) await clock.advanceBy(100);
      return runId;
    },
    orders: () => loadOrders(db, accountId),
    async order(symbol) {
      const found = (await loadOrders(db, accountId)).find((order) => order.symbol === symbol);
      if (found === undefined) throw new Error(`There is no order in ${symbol}`);
      return found;
    },
    events: (orderId) => loadEvents(db, accountId, orderId),
    attempts: (orderId) => loadAttempts(db, accountId, orderId),
    async run(runId) {
      const run = await db
        .selectFrom('placement_runs')
        .select(['state', 'refusal_code'])
        .where('id', '=', runId)
        .executeTakeFirstOrThrow();
      return { ...run, rows: await loadRunRows(db, runId) };
    },
    placements: () =>
      simulator.broker
        .truth()
        .requests.filter((request) => request.kind === 'place' && request.source === 'api').length,
    async startDesk(variant) {
      const made = simulation.createDesk({ ...leaseTiming, ...variant });
      await made.start();
      await clock.settle();
      return made;
    },
  };
}

/** A moment in India. */
export function istMs(time: string, day = MORNING): EpochMs {
  return Temporal.Instant.from(`${day}T${time}+05:30`).epochMilliseconds;
}

/** The time of day in India, for messages. */
export function istClock(ms: EpochMs): string {
  return instant(ms).toZonedDateTimeISO('Asia/Kolkata').toPlainTime().toString({ smallestUnit: 'second' });
}

function closeOf(simulator: Simulation['simulator'], symbol: string): string {
  const listed = simulator.broker.instrument('nse_cm', `${symbol}-EQ`);
  return listed === undefined ? '100.00' : rupeesText(paise(listed.previousClosePaise));
}

function recommendationFile(picks: readonly (Pick & { readonly lastClose: string })[]) {
  const header = ['ticker', 'status', 'final_verdict', 'combined_score', 'last_close', 'avg_vol'];
  const rows = picks.map(({ symbol, lastClose, averageVolume = 5_000_000, score = 60 }) => ({
    ticker: `${symbol}.NS`,
    status: 'success',
    final_verdict: 'buy',
    combined_score: String(score),
    last_close: lastClose,
    avg_vol: String(averageVolume),
  }));
  const text = [header.join(','), ...rows.map((row) => Object.values(row).join(','))].join('\n');
  return { header, rows, text };
}

type Db = ReturnType<typeof openDatabase>['db'];

async function isUnderWay(db: Db, runId: string): Promise<boolean> {
  const run = await db
    .selectFrom('placement_runs')
    .select('state')
    .where('id', '=', runId)
    .executeTakeFirst();
  return run?.state === 'queued' || run?.state === 'running';
}

function loadOrders(db: Db, accountId: string) {
  return db
    .selectFrom('orders')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

function loadEvents(db: Db, accountId: string, orderId?: string) {
  const all = db.selectFrom('events').selectAll().where('account_id', '=', accountId).orderBy('seq');
  return (orderId === undefined ? all : all.where('order_id', '=', orderId)).execute();
}

function loadAttempts(db: Db, accountId: string, orderId?: string) {
  const all = db
    .selectFrom('attempts')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('number');
  return (orderId === undefined ? all : all.where('order_id', '=', orderId)).execute();
}

function loadRunRows(db: Db, runId: string) {
  return db
    .selectFrom('placement_run_rows')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute();
}
