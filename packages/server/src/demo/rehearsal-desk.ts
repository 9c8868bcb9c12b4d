import { realClock } from '@orderwatch/clock';
import type { Log } from '../log.ts';
import type { ScenarioReport } from '../rehearse/report.ts';
import type { Scenario } from '../rehearse/scenario.ts';
import { scenarios } from '../rehearse/scenarios/index.ts';

export interface Rehearsal {
  /** Never given twice, also by a program that is started anew: an address of old must not show another one. */
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
  /** One of those, with its days when it was played to the end. */
  find(id: number): Rehearsal | undefined;
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

  function keep(rehearsal: Rehearsal): void {
    done.unshift(rehearsal);
    done.splice(KEPT);
  }

  async function play(rehearsal: Rehearsal): Promise<void> {
    const scenario = scenarios.find(({ name }) => name === rehearsal.scenario);
    if (scenario === undefined) throw new Error(`There is no scenario ${rehearsal.scenario}`);
    const report = await playScenario(scenario, rehearsal.seed, ended.signal);
    keep({ ...rehearsal, state: 'done', report });
  }

  const list = () => [...(playing === null ? [] : [playing]), ...done];
  return {
    isOffered,
    list,
    find: (id) => list().find((one) => one.id === id),
    begin({ scenario, seed }) {
      if (playing !== null) return undefined;
      const startedAtMs = Math.floor(realClock.nowMs());
      const rehearsal: Rehearsal = {
        id: startedAtMs,
        scenario,
        seed,
        startedAtMs,
        state: 'playing',
        report: null,
      };
      playing = rehearsal;
      play(rehearsal)
        .catch((error: unknown) => {
          if (ended.signal.aborted) return;
          log.error('A rehearsal failed', { error, detail: scenario });
          keep({ ...rehearsal, state: 'failed' });
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
