import { realClock } from '@orderwatch/clock';
import type { Storage } from '../db/open-storage.ts';
import type { Log } from '../log.ts';
import type { ScenarioReport } from '../rehearse/report.ts';
import { runScenario } from '../rehearse/run-scenario.ts';
import { scenarios } from '../rehearse/scenarios/index.ts';

export interface Rehearsal {
  readonly id: number;
  readonly scenario: string;
  readonly seed: number;
  /** Real time. */
  readonly startedAtMs: number;
  readonly state: 'playing' | 'done' | 'failed';
  readonly report: ScenarioReport | null;
}

export interface RehearsalDesk {
  list(): readonly Rehearsal[];
  /** Undefined while another one plays: two at once would only slow each other down. */
  begin(wish: { readonly scenario: string; readonly seed: number }): Rehearsal | undefined;
  /** What plays is left to itself: its database goes away under it, and nobody is told. */
  close(): void;
}

const KEPT = 10;
const SUFFIX = 'rehearsal';

/** Plays scenarios on a world of their own beside the running one: a clock, a broker and a database that nobody keeps. */
export function createRehearsalDesk(storage: Pick<Storage, 'prepare' | 'drop'>, log: Log): RehearsalDesk {
  const done: Rehearsal[] = [];
  let playing: Rehearsal | null = null;
  let count = 0;
  let closed = false;

  async function play(rehearsal: Rehearsal): Promise<void> {
    const scenario = scenarios.find(({ name }) => name === rehearsal.scenario);
    if (scenario === undefined) throw new Error(`There is no scenario ${rehearsal.scenario}`);
    await storage.drop(SUFFIX);
    try {
      const report = await runScenario(scenario, rehearsal.seed, { url: await storage.prepare(SUFFIX) });
      done.unshift({ ...rehearsal, state: 'done', report });
    } finally {
      if (!closed) await storage.drop(SUFFIX);
    }
  }

  return {
    list: () => [...(playing === null ? [] : [playing]), ...done.slice(0, KEPT)],
    begin({ scenario, seed }) {
      if (playing !== null) return undefined;
      count += 1;
      const rehearsal: Rehearsal = {
        id: count,
        scenario,
        seed,
        startedAtMs: realClock.nowMs(),
        state: 'playing',
        report: null,
      };
      playing = rehearsal;
      play(rehearsal)
        .catch((error: unknown) => {
          if (closed) return;
          log.error('A rehearsal failed', { error, detail: scenario });
          done.unshift({ ...rehearsal, state: 'failed' });
        })
        .finally(() => {
          playing = null;
        });
      return rehearsal;
    },
    close() {
      closed = true;
    },
  };
}
