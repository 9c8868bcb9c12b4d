/** How one kind of call to a broker went, since the program started. */
export interface CallCount {
  readonly call: string;
  /** `ok`, `refused` (an answer that is an error), `not_sent` or `lost`. */
  readonly outcome: 'ok' | 'refused' | 'not_sent' | 'lost';
  readonly count: number;
  readonly seconds: number;
}

/** Counts the calls of every account's connection. */
export interface BrokerCalls {
  note(of: {
    readonly call: string;
    readonly outcome: CallCount['outcome'];
    readonly ms: number;
    readonly atMs: number;
  }): void;
  list(): readonly CallCount[];
  /** How much of the broker's patience is used, whatever came of the calls. */
  recent(nowMs: number): CallPace;
}

export interface CallPace {
  readonly lastMinute: number;
  readonly lastHour: number;
}

/** Counted in steps of so long: a call is of the last minute for 60 seconds, or for up to ten more. */
const STEP_MS = 10_000;
const MINUTE_STEPS = 6;
const HOUR_STEPS = 360;

export function createBrokerCalls(): BrokerCalls {
  const counts = new Map<string, CallCount>();
  const steps = new Map<number, number>();
  const stepOf = (ms: number): number => Math.floor(ms / STEP_MS);
  return {
    note({ call, outcome, ms, atMs }) {
      const key = `${call} ${outcome}`;
      const { count, seconds } = counts.get(key) ?? { count: 0, seconds: 0 };
      counts.set(key, { call, outcome, count: count + 1, seconds: seconds + ms / 1_000 });
      const step = stepOf(atMs);
      steps.set(step, (steps.get(step) ?? 0) + 1);
      for (const old of steps.keys()) if (old < step - HOUR_STEPS) steps.delete(old);
    },
    list: () => [...counts.values()],
    recent(nowMs) {
      const since = (length: number): number =>
        [...steps].reduce((sum, [step, count]) => (step >= stepOf(nowMs) - length ? sum + count : sum), 0);
      return { lastMinute: since(MINUTE_STEPS), lastHour: since(HOUR_STEPS) };
    },
  };
}
