import type { Clock } from '@orderwatch/clock';
import type { Simulator } from '@orderwatch/simulator';
import type { Db } from '../db/connect.ts';
import { checkGuarantees } from '../rehearse/check-guarantees.ts';
import { scenarios } from '../rehearse/scenarios/index.ts';
import { seeOutcome } from '../rehearse/see-outcome.ts';
import { bringAbout, FAULTS, type FaultName, type Struck } from './fault-catalogue.ts';
import { createJudge, type Judge, type Judged } from './judge-guarantees.ts';
import type { RehearsalDesk } from './rehearsal-desk.ts';

/** How a person lets simulated time pass. */
interface PaceControl {
  readonly playing: boolean;
  /** Times the demo's own pace. */
  readonly speed: number;
}

export interface InjectedFault {
  readonly id: number;
  readonly accountId: string;
  readonly name: FaultName;
  readonly atMs: number;
  readonly hits: number;
  /** It strikes, or will strike, until it is ended. */
  readonly active: boolean;
}

export interface SimulatedAccountRef {
  readonly accountId: string;
  readonly ucc: string;
}

/** What a person may do to a simulated broker and its time, and what the truth there is. */
export interface SimulatorControls {
  /** Whether a broker is simulated here at all. */
  isOpen(): boolean;
  /** Null where time is the machine's own. */
  pace(): PaceControl | null;
  setPace(change: Partial<PaceControl>): void;
  /** The latest first. */
  faults(): readonly InjectedFault[];
  inject(name: FaultName, account: SimulatedAccountRef): void;
  /** False when there is no such fault. */
  endFault(id: number): boolean;
  guarantees(account: SimulatedAccountRef): Promise<Judged>;
  readonly scenarios: readonly { readonly name: string; readonly story: string }[];
  /** Null where none can be played. */
  readonly rehearsals: RehearsalDesk | null;
}

interface ControlParts {
  readonly db: Db;
  readonly clock: Pick<Clock, 'nowMs' | 'hold'>;
  readonly simulator: () => Simulator | null;
  /** Null where time is the machine's own. */
  readonly pace: { now: PaceControl } | null;
  readonly rehearsals: RehearsalDesk | null;
}

const NOTHING_HEARD = { told: [], answers: [] };

export function createSimulatorControls(parts: ControlParts): SimulatorControls {
  const { clock, pace } = parts;
  const injected: (Omit<InjectedFault, 'hits' | 'active'> & { readonly struck: Struck; ended: boolean })[] =
    [];
  const judges = new Map<string, Judge>();
  const need = (): Simulator => {
    const simulator = parts.simulator();
    if (simulator === null) throw new Error('No broker is simulated here');
    return simulator;
  };
  return {
    isOpen: () => parts.simulator() !== null,
    pace: () => pace?.now ?? null,
    setPace(change) {
      if (pace !== null) pace.now = { ...pace.now, ...change };
    },
    faults: () =>
      injected.map(({ struck, ended, ...rest }) => {
        const hits = struck.hits();
        return { ...rest, hits, active: !ended && (FAULTS[rest.name].lasting || hits === 0) };
      }),
    inject(name, { accountId, ucc }) {
      const struck = bringAbout(name, need(), ucc);
      const id = injected.length + 1;
      injected.unshift({ id, accountId, name, atMs: clock.nowMs(), struck, ended: false });
    },
    endFault(id) {
      const fault = injected.find((one) => one.id === id);
      if (fault === undefined) return false;
      fault.struck.remove();
      fault.ended = true;
      return true;
    },
    async guarantees({ accountId, ucc }) {
      const { broker } = need();
      const judge = judges.get(accountId) ?? createJudge();
      judges.set(accountId, judge);
      // Time stands still between the two sides of the comparison.
      const release = clock.hold();
      try {
        const seen = await seeOutcome(parts.db, accountId, NOTHING_HEARD);
        return judge.judge(checkGuarantees(seen, broker.truth(), ucc), clock.nowMs());
      } finally {
        release();
      }
    },
    scenarios: (parts.rehearsals === null ? [] : scenarios).map(({ name, story }) => ({ name, story })),
    rehearsals: parts.rehearsals,
  };
}
