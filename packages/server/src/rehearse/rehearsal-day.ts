import type { Clock } from '@orderwatch/clock';
import { istMoment } from '@orderwatch/core';
import type { FaultDesk, ListedInstrument, SimBroker, SimOrder } from '@orderwatch/simulator';
import { seededRandom } from '../desk/seeded-random.ts';

/** What a scenario can arrange: the market, the broker's faults, and a person's hands in the broker's app. */
export interface RehearsalDay {
  readonly ucc: string;
  readonly broker: SimBroker;
  readonly faults: FaultDesk;
  /** Runs `act` at a time of day in India, on the evening of placing (`evening`) or on the nth trading day after it. */
  at(day: 'evening' | number, time: string, act: () => void): void;
  instrument(symbol: string): ListedInstrument;
  /** The account's order in that instrument as the broker has it now. Throws when there is none: the scenario is wrong. */
  orderOf(symbol: string): SimOrder;
  expireSessions(): void;
}

export interface DayParts {
  readonly clock: Clock;
  readonly ucc: string;
  readonly broker: SimBroker;
  readonly faults: FaultDesk;
  /** The evening of placing, then the trading days after it. */
  readonly days: readonly Temporal.PlainDate[];
  /** Things happen up to twenty seconds later than told, by the seed, so that seeds meet different moments. */
  readonly seed: number;
  readonly expireSessions: () => void;
}

const JITTER_MS = 20_000;

export function createRehearsalDay(parts: DayParts): RehearsalDay {
  const { clock, ucc, broker, faults, days, expireSessions } = parts;
  const random = seededRandom(parts.seed);
  const jitterMs = (): number => Math.round(((random(1)[0] ?? 0) / 256) * JITTER_MS);
  const instrument = (symbol: string): ListedInstrument => {
    const found = broker.instrument('nse_cm', `${symbol}-EQ`);
    if (!found) throw new Error(`The simulated exchange lists no ${symbol}-EQ.`);
    return found;
  };
  return {
    ucc,
    broker,
    faults,
    expireSessions,
    instrument,
    at(day, time, act) {
      const date = days[day === 'evening' ? 0 : day];
      if (!date) throw new Error(`The scenario has no day ${day}.`);
      clock.setTimer(istMoment(date, Temporal.PlainTime.from(time)) - clock.nowMs() + jitterMs(), act);
    },
    orderOf(symbol) {
      const { tradingSymbol } = instrument(symbol);
      const order = broker.orders(ucc).find((row) => row.instrument.tradingSymbol === tradingSymbol);
      if (!order) throw new Error(`The broker has no order in ${symbol}.`);
      return order;
    },
  };
}
