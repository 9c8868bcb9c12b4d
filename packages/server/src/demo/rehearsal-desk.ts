import { realClock } from '@orderwatch/clock';
import type { Log } from '../log.ts';
import type { ScenarioReport } from '../rehearse/report.ts';
import type { Scenario } from '../rehearse/scenario.ts';
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

/** Plays one scenario on a world of its own; given up when the signal says so. */
export type PlayScenario = (scenario: Scenario, seed: number, end: AbortSignal) => Promise<ScenarioReport>;

export interface RehearsalDesk {
  /** Whether one may be played here and now. */
  isOffered(): Promise<boolean>;
  list(): readonly Rehearsal[];
  /** Undefined while another one plays: two at once would only slow each other down. */
  begin(wish: { readonly scenario: string; readonly seed: number }): Rehearsal | undefined;
  /** What plays is given up, and nobody is told. */
  close(): void;
}

interface RehearsalParts {
  readonly isOffered: () => Promise<boolean>;
  readonly playScenario: PlayScenario;
  readonly log: Log;
}

const KEPT = 10;

/** Plays scenarios beside the running desk, one at a time: a clock, a broker and a database that nobody keeps. */
export function createRehearsalDesk({ isOffered, playScenario, log }: RehearsalParts): RehearsalDesk {
  const done: Rehearsal[] = [];
  const ended = new AbortController();
  let playing: Rehearsal | null = null;
  let count = 0;

  async function play(rehearsal: Rehearsal): Promise<void> {
    const scenario = scenarios.find(({ name }) => name === rehearsal.scenario);
    if (scenario === undefined) throw new Error(`There is no scenario ${rehearsal.scenario}`);
    const report = await playScenario(scenario, rehearsal.seed, ended.signal);
    done.unshift({ ...rehearsal, state: 'done', report });
  }

  return {
    isOffered,
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
          if (ended.signal.aborted) return;
          log.error('A rehearsal failed', { error, detail: scenario });
          done.unshift({ ...rehearsal, state: 'failed' });
        })
        .finally(() => {
          playing = null;
        });
      return rehearsal;
    },
    close() {
      ended.abort();
    },
  };
}
