import { VirtualClock } from '@orderwatch/clock';
import { type Paise, paise, type Recommendation } from '@orderwatch/core';
import { createSimulatorInProcess, DEFAULT_INSTRUMENTS } from '@orderwatch/simulator';
import type { Json } from '../../db/tables.ts';
import { accountSettings } from '../../http/schemas/account-settings.ts';
import { checkGuarantees } from '../../rehearse/check-guarantees.ts';
import { checkNotices } from '../../rehearse/check-notices.ts';
import { checkShares } from '../../rehearse/check-shares.ts';
import { hashTrace } from '../../rehearse/hash-trace.ts';
import { ask, liftStops } from './ask.ts';
import { carryOut } from './carry-out.ts';
import { type Act, drawWorld, LEASE_MS, type MemoryWorld, momentOf, SYMBOLS } from './draw-world.ts';
import { createMemoryStore } from './memory-store.ts';
import { emptyTables, type MemoryTables } from './memory-tables.ts';
import { createOnlooker, wrongDays } from './onlooker.ts';
import { outcomeOf } from './outcome-of.ts';
import { NOTHING_PLANTED, type Planted } from './planted.ts';
import type { MemoryAccount } from './program.ts';
import type { Stage } from './stage.ts';
import { createTroupe } from './troupe.ts';
import { watchReadings } from './watch-readings.ts';

/** What names a world: everything else follows from it. */
export interface MemoryWish {
  readonly seed: number;
  readonly days: number;
  /** Only these acts, by their places; all when left out. */
  readonly keep?: readonly number[] | undefined;
  /** Acts besides those that the seed brings. */
  readonly also?: readonly Act[] | undefined;
}

export interface MemoryReport {
  readonly seed: number;
  readonly days: number;
  readonly accounts: number;
  readonly acts: number;
  readonly faults: number;
  readonly deaths: number;
  readonly readings: number;
  readonly commits: number;
  readonly orders: number;
  readonly placed: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly violations: readonly string[];
  readonly trace: string;
}

export function worldOf({ seed, days, keep, also = [] }: MemoryWish): MemoryWorld {
  const world = drawWorld(seed, days);
  const kept = keep === undefined ? world.acts : keep.flatMap((place) => world.acts[place] ?? []);
  const acts = [...also, ...kept];
  const several = acts.some(({ kind }) => kind === 'second_instance');
  return { ...world, acts, leaseMs: several ? LEASE_MS : null };
}

/** Plays one world to its end, on simulated time and in memory, and holds it against what the broker knows. */
export async function playWorld(wish: MemoryWish, planted: Planted = NOTHING_PLANTED): Promise<MemoryReport> {
  const world = worldOf(wish);
  const stage = openStage(world, planted);
  const { clock, simulator, stores, troupe, onlooker } = stage;
  for (const opening of world.openings) setOpening(stage, opening);
  planDays(stage);
  for (const act of world.acts) {
    clock.setTimer(momentOf(world, act.day, act.time) - clock.nowMs(), () => carryOut(stage, act));
  }
  troupe.start();
  const last = world.days.length - 1;
  await clock.advanceTo(momentOf(world, last, '16:03:00'));
  simulator.faults.clear();
  stage.skewMs = 0;
  troupe.noMoreTrouble();
  await clock.advanceTo(momentOf(world, last, '17:45:00'));
  await settle(stage);
  const truth = simulator.broker.truth();
  const violations = [...onlooker.found];
  const sums = { orders: 0, placed: 0, duplicates: 0, lost: 0 };
  const traces: string[] = [];
  for (const { tables } of stores) {
    const ucc = tables.account.accountCode;
    const seen = outcomeOf(tables);
    const guarantees = checkGuarantees(seen, truth, ucc);
    violations.push(
      ...unanswered(tables),
      ...guarantees.violations,
      // Of what the clean-up took unseen, the executions are in the trade book alone, which is not asked here.
      ...(guarantees.leftUnseen === 0 ? checkShares(seen, truth, { ucc, splits: [] }) : []),
      ...checkNotices(seen, false),
      ...wrongDays(tables, simulator.broker),
    );
    sums.orders += seen.orders.length;
    sums.placed += guarantees.placed;
    sums.duplicates += guarantees.duplicates;
    sums.lost += guarantees.lost;
    traces.push(hashTrace(seen, truth));
  }
  const { acts } = world;
  const { commits } = onlooker.counts();
  await simulator.close();
  return {
    ...{ seed: wish.seed, days: wish.days, accounts: stores.length, acts: acts.length },
    faults: acts.reduce((sum, act) => sum + (act.kind === 'faults' ? act.faults.length : 0), 0),
    ...{ deaths: troupe.deaths(), readings: troupe.readings(), commits, ...sums },
    violations: [...new Set(violations)],
    trace: traces.join(' '),
  };
}

function openStage(world: MemoryWorld, planted: Planted): Stage {
  const clock = new VirtualClock(momentOf(world, 0, '15:50:00'));
  const listed = new Set<string>(SYMBOLS);
  const simulator = createSimulatorInProcess({
    ...{ clock, seed: world.seed },
    instruments: DEFAULT_INSTRUMENTS.filter(({ symbol, series }) => listed.has(symbol) && series === 'EQ'),
  });
  const onlooker = createOnlooker(simulator.broker);
  const accounts = world.accounts.map((drawn, place): MemoryAccount => {
    const { cashRupees, sells, blocksFundsForAmo } = drawn;
    const ucc = `MA${String(place + 1).padStart(3, '0')}`;
    const credentials = simulator.addAccount({ ucc, cashPaise: cashRupees * 100, blocksFundsForAmo });
    const settings = accountSettings.parse({
      sells: sells
        ? { policy: 'percent', target_percent: '5', first_day: 'T', authorised: 'yes' }
        : { policy: 'none' },
    });
    const tables = emptyTables({
      id: `acc_memory${place + 1}`,
      userId: 'usr_memory',
      mode: 'demo',
      accountCode: ucc,
      settings: settings as unknown as Json,
      pausedAtMs: null,
      placingStoppedReason: null,
      killedAtMs: null,
      breakerReason: null,
      createdAtMs: clock.nowMs(),
      version: 1,
    });
    return { store: createMemoryStore(tables, clock, onlooker, planted), credentials };
  });
  const calm = watchReadings({ clock, world, onlooker });
  if (!world.feedFirst) simulator.faults.add({ kind: 'feed_delay', ms: 1 });
  const stage: Stage = {
    ...{ clock, world, simulator, onlooker, skewMs: 0 },
    stores: accounts.map(({ store }) => store),
    noteTrouble: calm.noteTrouble,
    uccOf: (account) => accounts[account]?.store.tables.account.accountCode ?? '',
    troupe: createTroupe(
      {
        ...{ clock, simulator, onlooker, planted, seed: world.seed, leaseMs: world.leaseMs },
        skewMs: () => stage.skewMs,
        onCycle: calm.noteCycle,
      },
      accounts,
    ),
  };
  calm.begin(stage.troupe);
  return stage;
}

function setOpening({ simulator, world }: Stage, opening: MemoryWorld['openings'][number]): void {
  const day = world.days[opening.day];
  if (day === undefined) return;
  simulator.broker.market.setScript({
    ...{ tradingSymbol: `${opening.symbol}-EQ`, day, gapPercent: opening.percent },
    ...(opening.liquidityPerMinute === null
      ? {}
      : { liquidityPerMinute: opening.liquidityPerMinute, auctionLiquidity: opening.liquidityPerMinute }),
  });
}

/** What the program does by itself every day, and when its machine is off. */
function planDays(stage: Stage): void {
  const { clock, world, troupe } = stage;
  const at = (day: number, time: string, run: () => void): void =>
    void clock.setTimer(momentOf(world, day, time) - clock.nowMs(), run);
  const each = (work: (account: number) => void) => () => {
    for (const place of world.accounts.keys()) work(place);
  };
  for (let day = 0; day < world.days.length; day += 1) {
    if (day > 0) {
      at(
        day,
        '08:20:00',
        each((account) => liftStops(stage, account)),
      );
      at(
        day,
        '08:30:00',
        each((account) => ask(stage, account, { kind: 'retry_queue', body: { by: 'schedule' } })),
      );
    }
    if (day < world.days.length - 1) {
      at(
        day,
        '16:05:00',
        each((account) => {
          const wishes = world.accounts[account]?.wishes[day] ?? [];
          troupe.deskOf(account)?.placeBuys(recommend(stage, wishes));
        }),
      );
    }
    if (world.away.includes(day)) {
      at(day, '10:30:00', () => {
        stage.noteTrouble(momentOf(world, day, '14:31:00'));
        troupe.switchOff(4 * 3_600_000);
      });
    }
  }
}

function recommend({ simulator }: Stage, symbols: readonly string[]): readonly Recommendation[] {
  return symbols.map((symbol, place) => {
    const instrument = simulator.broker.instrument('nse_cm', `${symbol}-EQ`);
    if (instrument === undefined) throw new Error(`The simulated exchange lists no ${symbol}`);
    const lastClose: Paise = paise(simulator.broker.quotes(instrument).lastPaise);
    return {
      ...{ row: place + 1, ticker: `${symbol}.NS`, exchange: 'NSE', symbol, verdict: 'buy' },
      ...{ priority: 90 - place, lastClose, averageVolume: instrument.averageVolume },
    } as Recommendation;
  });
}

/** Whatever was asked is answered once, also when whoever had begun it died. */
function unanswered({ requests }: MemoryTables): readonly string[] {
  return [...requests.values()].flatMap(({ request, state }) =>
    state === 'queued' || state === 'working'
      ? [`The request "${request.kind}" was never answered: it is ${state}`]
      : [],
  );
}

/** After the last fault three readings make it right, and one more writes nothing. */
async function settle({ clock, world, troupe, stores, onlooker }: Stage): Promise<void> {
  for (let count = 0; count < 4; count += 1) {
    const before = stores.map(({ tables }) => tables.events.length);
    for (let account = 0; account < world.accounts.length; account += 1) {
      const desk = troupe.deskOf(account);
      if (desk === undefined) onlooker.note(`Nobody acts for account ${account + 1} at the end`);
      void desk?.runCycle();
    }
    await clock.advanceBy(60_000);
    if (count < 3) continue;
    for (const [place, { tables }] of stores.entries()) {
      const more = tables.events.length - (before[place] ?? 0);
      if (more > 0) onlooker.note(`A reading that shows nothing new wrote ${more} events`);
    }
  }
}
