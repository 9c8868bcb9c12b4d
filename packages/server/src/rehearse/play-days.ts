import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { istMoment } from '@orderwatch/core';
import type { SimBroker } from '@orderwatch/simulator';
import { writeRecommendationFile } from '../demo/recommendation-file.ts';
import { askAsPerson } from './ask-as-person.ts';
import { enterEar } from './ear.ts';
import { createRehearsalDay } from './rehearsal-day.ts';
import { sampleInvariants } from './sample-invariants.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { seeOutcome } from './see-outcome.ts';
import type { Stage } from './stage.ts';

/** Each evening's file is laid before the run of 16:05, and an old one taken away. */
const FILE = Temporal.PlainTime.from('15:55');
/** After unfilled day orders were swept out by the broker, and before the next evening's run. */
const END = Temporal.PlainTime.from('16:03');
/** The evening that follows the last day: by then the broker has ended what did not fill. */
const SWEPT = Temporal.PlainTime.from('17:30');
/** Time in which what a fault has held up comes through. */
const AFTER_FAULTS_MS = 5 * 60_000;
/** The database must agree with the broker within so many readings after the last fault. */
const SETTLING_CYCLES = 3;
/** When the promises that must always hold are looked at: between readings, in each phase of a day. */
const SAMPLES = ['09:10:33', '09:21:07', '10:45:19', '12:30:41', '14:50:23', '15:27:37', '15:45:11'];

export interface Played {
  readonly seen: Outcome;
  /** Of the other accounts, in their order. */
  readonly others: readonly { readonly ucc: string; readonly seen: Outcome }[];
  readonly found: readonly string[];
}

/** Lets the days pass, from the first evening to the last, with a look at what must always hold now and then. */
export async function playDays(stage: Stage, scenario: Scenario): Promise<Played> {
  const { simulation, account, days, troupe, ear } = stage;
  const { clock, simulator, database } = simulation;
  const last = days.at(-1) as Temporal.PlainDate;
  const found: string[] = [];
  if (scenario.preferences !== undefined) {
    const { keyRing } = simulation.desk.notices;
    const owner = { userId: account.userId, atMs: clock.nowMs(), keyRing };
    await enterEar(database.db, owner, scenario.preferences);
  }
  scenario.prepare(arrange(stage));
  for (const day of days.slice(1)) {
    for (const time of SAMPLES) {
      const atMs = istMoment(day, Temporal.PlainTime.from(time));
      clock.setTimer(atMs - clock.nowMs(), () => {
        const alive = troupe.alive();
        if (alive !== undefined) void sampleInvariants(stage, alive, { found, time });
      });
    }
  }
  const evening = days[0] as Temporal.PlainDate;
  await layFile(stage, evening, scenario.symbols);
  for (const { folder, symbols } of stage.others) await layFile({ ...stage, folder }, evening, symbols);
  await troupe.start();
  for (const [number, day] of days.entries()) {
    if (number === 0 || (day === last && scenario.ends !== undefined)) continue;
    await clock.advanceTo(istMoment(day, FILE));
    await layFile(stage, day, day === last ? [] : (scenario.later?.[number] ?? []));
    for (const { folder } of stage.others) await layFile({ ...stage, folder }, day, []);
  }
  const { ends } = scenario;
  const endMs = istMoment(last, ends === undefined ? END : Temporal.PlainTime.from(ends));
  await clock.advanceTo(endMs);
  simulator.faults.clear();
  stage.wallClock.skewMs = 0;
  ear.comeBack();
  await clock.advanceTo(ends === undefined ? istMoment(last, SWEPT) : endMs + AFTER_FAULTS_MS);
  found.push(...(await settle(stage)));
  const seen = await seeOutcome(database.db, account.accountId, heardBy(stage));
  const others = await Promise.all(
    stage.others.map(async ({ accountId, ucc }) => ({
      ucc,
      seen: await seeOutcome(database.db, accountId, { told: [], answers: [] }),
    })),
  );
  return { seen, others, found };
}

function heardBy({ ear, answers }: Stage) {
  return { told: ear.told, answers };
}

function arrange(stage: Stage) {
  const { simulation, ucc, seed, days, troupe, ear } = stage;
  const { simulator, clock } = simulation;
  const day = createRehearsalDay({
    clock,
    ucc,
    seed,
    days,
    broker: simulator.broker,
    faults: simulator.faults,
    ask: (wish) => void askAsPerson(stage, wish),
    acts: {
      isAlive: () => troupe.alive() !== undefined,
      expireSessions: () => simulator.sessions.expireAll(),
      dropFeeds: () => simulator.feed.drop(),
      crash: troupe.crash,
      crashAt: troupe.crashAt,
      switchOff: troupe.switchOff,
      startSecond: troupe.startSecond,
      setClock(skewMs) {
        stage.wallClock.skewMs = skewMs;
      },
      telephone: ear,
    },
  });
  return {
    ...day,
    split(split: Parameters<typeof day.split>[0]) {
      stage.splits.push(split);
      day.split(split);
    },
  };
}

/** Three readings after the last fault; then one more may change nothing. */
async function settle(stage: Stage): Promise<readonly string[]> {
  const { simulation, troupe } = stage;
  const desk = troupe.alive();
  if (desk === undefined) throw new Error('Nobody is left at the end of the scenario.');
  const readAll = async () => {
    for (const { accountId } of simulation.accounts) await desk.runCycle(accountId);
  };
  for (let count = 0; count < SETTLING_CYCLES; count += 1) await readAll();
  await simulation.clock.settle();
  const count = async () => {
    let events = 0;
    for (const { accountId } of simulation.accounts) {
      events += (await seeOutcome(simulation.database.db, accountId, heardBy(stage))).events.length;
    }
    return events;
  };
  const before = await count();
  await readAll();
  await simulation.clock.settle();
  const after = await count();
  return after === before ? [] : [`A reading that shows nothing new wrote ${after - before} events`];
}

async function layFile(
  { folder, simulation }: Pick<Stage, 'folder' | 'simulation'>,
  evening: Temporal.PlainDate,
  symbols: readonly string[],
): Promise<void> {
  for (const old of await readdir(folder)) await rm(path.join(folder, old));
  if (symbols.length === 0) return;
  const name = `bulk_analysis_final_${evening.toString().replaceAll('-', '')}_155000.csv`;
  await writeFile(path.join(folder, name), fileOf(symbols, simulation.simulator.broker));
}

function fileOf(symbols: readonly string[], broker: SimBroker): string {
  return writeRecommendationFile(
    symbols.map((symbol, index) => {
      const instrument = broker.instrument('nse_cm', `${symbol}-EQ`);
      if (!instrument) throw new Error(`The simulated exchange lists no ${symbol}-EQ.`);
      return {
        symbol,
        lastCloseRupees: (broker.quotes(instrument).lastPaise / 100).toFixed(2),
        averageVolume: instrument.averageVolume,
        score: 90 - index,
      };
    }),
  );
}
