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
  note(of: { readonly call: string; readonly outcome: CallCount['outcome']; readonly ms: number }): void;
  list(): readonly CallCount[];
}

export function createBrokerCalls(): BrokerCalls {
  const counts = new Map<string, CallCount>();
  return {
    note({ call, outcome, ms }) {
      const key = `${call} ${outcome}`;
      const { count, seconds } = counts.get(key) ?? { count: 0, seconds: 0 };
      counts.set(key, { call, outcome, count: count + 1, seconds: seconds + ms / 1_000 });
    },
    list: () => [...counts.values()],
  };
}
