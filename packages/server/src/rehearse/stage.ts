import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { realClock, VirtualClock } from '@orderwatch/clock';
import { istMoment } from '@orderwatch/core';
import type { ShareSplit } from '@orderwatch/simulator';
import {
  type ComposedAccount,
  composeSimulated,
  type DeskVariant,
  type Simulation,
} from '../desk/compose-simulated.ts';
import type { RunningDesk } from '../desk/create-desk.ts';
import type { CycleReport } from '../desk/desk.ts';
import type { StepName } from '../desk/steps.ts';
import { createEar, type Ear } from './ear.ts';
import { createStepChecker, type StepChecker } from './invariants/step-checker.ts';
import type { SeenAnswer } from './outcome.ts';
import type { Scenario } from './scenario.ts';

const UCC = 'RH001';
const START = Temporal.PlainTime.from('15:50');
/** Less often than in life: of the hours of a night, pings would be half the work. A silent feed is noticed after two. */
const FEED_PING_MS = 60_000;

/** Everything that a scenario plays on: one broker, one account, and the instances that come and go. */
export interface Stage {
  readonly ucc: string;
  readonly seed: number;
  readonly days: readonly Temporal.PlainDate[];
  readonly simulation: Simulation;
  readonly account: ComposedAccount;
  /** The folder in which each evening's file is laid. */
  readonly folder: string;
  readonly others: readonly StagedAccount[];
  /** The wall clock of our program is wrong by so much. */
  readonly wallClock: { skewMs: number };
  readonly ear: Ear;
  readonly cycles: CycleReport[];
  readonly answers: SeenAnswer[];
  readonly splits: ShareSplit[];
  readonly troupe: Troupe;
  /** Looks at what was written after each reading of the book. */
  readonly steps: StepChecker;
  close(): Promise<void>;
}

/** Another account, with the folder of its files. */
export interface StagedAccount extends ComposedAccount {
  readonly folder: string;
  readonly symbols: readonly string[];
}

/** The instances of our program. The first alive is asked. */
export interface Troupe {
  /** Undefined while nobody is there. */
  alive(): RunningDesk | undefined;
  /** How many were killed so far. */
  deaths(): number;
  /** The named points at which it was killed, in their order; deaths at no point are left out. */
  diedAt(): readonly StepName[];
  start(): Promise<void>;
  crash(downMs: number): void;
  crashAt(step: StepName, downMs: number): void;
  switchOff(downMs: number): void;
  startSecond(): void;
}

export async function openStage(
  scenario: Scenario,
  run: { readonly seed: number; readonly database: { url: string }; readonly days: Stage['days'] },
): Promise<Stage> {
  const { seed, database, days } = run;
  const startMs = istMoment(days[0] as Temporal.PlainDate, START);
  const folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-rehearsal-'));
  const clock = new VirtualClock(startMs);
  const wallClock = { skewMs: 0 };
  const others = await Promise.all(
    (scenario.others ?? []).map(async (other, place) => ({
      ...other,
      ucc: `RH${String(place + 2).padStart(3, '0')}`,
      folder: await mkdtemp(path.join(tmpdir(), 'orderwatch-rehearsal-')),
    })),
  );
  const ear = createEar(clock);
  const cycles: CycleReport[] = [];
  let steps: StepChecker | undefined;
  const simulation = await composeSimulated({
    seed,
    startMs,
    clock,
    skewMs: () => wallClock.skewMs,
    database,
    accounts: [
      {
        ucc: UCC,
        cashPaise: scenario.cashRupees * 100,
        settings: { recommendations_path: folder, ...scenario.settings },
        ...(scenario.atBroker === undefined ? {} : { atBroker: scenario.atBroker }),
      },
      ...others.map(({ ucc, cashRupees, folder: own, settings }) => ({
        ucc,
        cashPaise: cashRupees * 100,
        settings: { recommendations_path: own, ...settings },
      })),
    ],
    ...(scenario.preferences === undefined ? {} : { channels: () => [ear.channel] }),
    onCycle(report) {
      cycles.push(report);
      void steps?.look();
    },
    feedPingMs: FEED_PING_MS,
    measureMs: () => realClock.monotonicMs(),
  });
  const [account, ...composed] = simulation.accounts;
  if (!account) throw new Error('The rehearsal has no account.');
  const staged = composed.flatMap((one, place) => {
    const other = others[place];
    return other === undefined ? [] : [{ ...one, folder: other.folder, symbols: other.symbols }];
  });
  steps = await createStepChecker(simulation.database, simulation.simulator, simulation.accounts);
  return {
    ucc: UCC,
    seed,
    days,
    simulation,
    account,
    folder,
    others: staged,
    wallClock,
    ear,
    cycles,
    answers: [],
    splits: [],
    steps,
    troupe: createTroupe(simulation, scenario.leaseMs),
    async close() {
      await simulation.close();
      for (const one of [folder, ...others.map((other) => other.folder)]) {
        await rm(one, { recursive: true, force: true });
      }
    },
  };
}

function createTroupe(simulation: Simulation, leaseMs: number | undefined): Troupe {
  const { clock } = simulation;
  const dead = new Set<string>();
  const living: { readonly name: string; readonly desk: RunningDesk }[] = [];
  let fatal: { readonly step: StepName; readonly downMs: number } | null = null;
  const diedAt: StepName[] = [];
  let born = 0;
  const leaseTiming =
    leaseMs === undefined
      ? {}
      : { leaseTiming: { clock, ttlMs: leaseMs, renewEveryMs: leaseMs / 3, nowMs: () => clock.nowMs() } };

  function begin(): Promise<void> {
    born += 1;
    const name = `rehearsal-${born}`;
    const variant: DeskVariant = {
      instanceId: name,
      ...leaseTiming,
      // A killed process on the same machine is known to be dead; across machines only the lease tells.
      isDeadInstance: (id) => leaseMs === undefined && dead.has(id),
      reached(step) {
        if (dead.has(name)) return new Promise<void>(() => {});
        if (fatal?.step !== step) return;
        const { downMs } = fatal;
        fatal = null;
        diedAt.push(step);
        kill(name, downMs);
        return new Promise<void>(() => {});
      },
    };
    const desk = simulation.createDesk(variant);
    living.push({ name, desk });
    return desk.start();
  }

  function crash(downMs: number): void {
    const [victim] = living;
    if (victim === undefined) throw new Error('There is nobody left to crash.');
    kill(victim.name, downMs);
  }

  function kill(name: string, downMs: number): void {
    const place = living.findIndex((one) => one.name === name);
    const [victim] = place < 0 ? [] : living.splice(place, 1);
    if (victim === undefined) return;
    dead.add(victim.name);
    victim.desk.abandon();
    if (living.length === 0) clock.setTimer(downMs, () => void begin());
  }

  function switchOff(downMs: number): void {
    const leaving = living.shift();
    if (leaving === undefined) throw new Error('There is nobody left to switch off.');
    void leaving.desk.stop();
    clock.setTimer(downMs, () => void begin());
  }

  return {
    alive: () => living[0]?.desk,
    deaths: () => dead.size,
    diedAt: () => diedAt,
    switchOff,
    start: begin,
    crash,
    crashAt(step, downMs) {
      fatal = { step, downMs };
    },
    startSecond: () => void begin(),
  };
}
