import type { CycleReport } from '../../desk/desk.ts';
import { createFate, type Fate } from './fates.ts';
import type { MemoryDesk } from './memory-desk.ts';
import { type MemoryAccount, type ProgramParts, startProgram } from './program.ts';

/** The instances of our program, who come and go. */
export interface Troupe {
  start(): void;
  startSecond(): void;
  /** The desk that acts for an account now; undefined while nobody does. */
  deskOf(account: number): MemoryDesk | undefined;
  crash(downMs: number): void;
  crashAtEffect(nth: number, downMs: number): void;
  switchOff(downMs: number): void;
  suspend(ms: number): void;
  /** Whoever was to die later does not, and whoever is suspended goes on. */
  noMoreTrouble(): void;
  isAlive(): boolean;
  deaths(): number;
  readings(): number;
}

interface Instance {
  readonly fate: Fate;
  readonly desks: readonly MemoryDesk[];
  downMs: number;
}

export function createTroupe(
  parts: Omit<ProgramParts, 'isDead'>,
  accounts: readonly MemoryAccount[],
): Troupe {
  const { clock, leaseMs } = parts;
  const living: Instance[] = [];
  let born = 0;
  const dead = new Set<string>();
  let deaths = 0;
  let readings = 0;
  let mayDie = true;
  const counting: ProgramParts = {
    ...parts,
    /** A killed process on the same machine is known to be dead; across machines only the lease tells. */
    isDead: (name) => leaseMs === null && dead.has(name),
    onCycle(report: CycleReport) {
      readings += 1;
      parts.onCycle(report);
    },
  };

  function begin(): void {
    born += 1;
    const name = `memory-${born}`;
    const fate = createFate(name, clock, () => bury(name));
    living.push({ fate, desks: startProgram(counting, accounts, fate, born), downMs: 20_000 });
  }

  function bury(name: string): void {
    const place = living.findIndex(({ fate }) => fate.name === name);
    const [victim] = place < 0 ? [] : living.splice(place, 1);
    if (victim === undefined) return;
    deaths += 1;
    dead.add(name);
    for (const desk of victim.desks) desk.abandon();
    if (living.length === 0) clock.setTimer(victim.downMs, begin);
  }

  return {
    start: begin,
    startSecond: begin,
    deskOf: (account) => living.map(({ desks }) => desks[account]).find((desk) => desk?.holds() === true),
    crash(downMs) {
      const [victim] = living;
      if (victim === undefined || !mayDie) return;
      victim.downMs = downMs;
      victim.fate.kill();
    },
    crashAtEffect(nth, downMs) {
      const [victim] = living;
      if (victim === undefined || !mayDie) return;
      victim.downMs = downMs;
      victim.fate.killAt(nth);
    },
    switchOff(downMs) {
      const [first] = living;
      if (first?.fate.isPaused()) {
        // What is suspended cannot take its leave.
        first.downMs = downMs;
        return first.fate.kill();
      }
      const leaving = living.shift();
      if (leaving === undefined) return;
      for (const desk of leaving.desks) void desk.stop();
      if (living.length === 0) clock.setTimer(downMs, begin);
    },
    suspend: (ms) => living[0]?.fate.pause(ms),
    noMoreTrouble() {
      mayDie = false;
      for (const { fate } of living) {
        fate.killAt(Number.POSITIVE_INFINITY);
        fate.wake();
      }
    },
    isAlive: () => living.length > 0,
    deaths: () => deaths,
    readings: () => readings,
  };
}
