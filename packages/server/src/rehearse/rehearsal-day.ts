import type { Clock } from '@orderwatch/clock';
import { istMoment } from '@orderwatch/core';
import type {
  FaultDesk,
  ListedInstrument,
  OrderChange,
  PlaceRequest,
  ShareSplit,
  SimBroker,
  SimOrder,
} from '@orderwatch/simulator';
import { seededRandom } from '../desk/seeded-random.ts';
import type { StepName } from '../desk/steps.ts';
import type { RequestWish } from '../requests/request.ts';

/** The evening of placing, or the nth trading day after it. */
export type DayName = 'evening' | number;

/** What a person asks the desk for. The order or the position is named by its symbol. */
export interface PersonsWish extends Pick<RequestWish, 'kind' | 'body'> {
  /** The system's latest buy of it. */
  readonly buyOf?: string;
  readonly positionOf?: string;
}

/** What a scenario can arrange: the market, the broker's faults, a person's hands, and the fate of our own program. */
export interface RehearsalDay extends RehearsalActs {
  readonly ucc: string;
  readonly broker: SimBroker;
  readonly faults: FaultDesk;
  /** Runs `act` at a time of day in India, up to twenty seconds late, by the seed. */
  at(day: DayName, time: string, act: () => void): void;
  /** The same to the second, for what is about a moment and not about luck. */
  exactly(day: DayName, time: string, act: () => void): void;
  /** After so many simulated milliseconds from now. */
  later(ms: number, act: () => void): void;
  /** A moment in epoch milliseconds, for the scope of a fault. */
  moment(day: DayName, time: string): number;
  /** The ISO date of a day, for scripts of the market. */
  date(day: DayName): string;
  instrument(symbol: string): ListedInstrument;
  /** The account's last order in that instrument as the broker has it now. Throws when there is none: the scenario is wrong. */
  orderOf(symbol: string, side?: 'B' | 'S'): SimOrder;
  /** A person deals in the broker's app: at the market unless a price is given. */
  byHand(
    symbol: string,
    side: 'B' | 'S',
    quantity: number,
    pricePaise?: number,
    options?: { readonly amo: boolean },
  ): void;
  cancelByHand(symbol: string, side?: 'B' | 'S'): void;
  modifyByHand(symbol: string, change: OrderChange): void;
  split(split: ShareSplit): void;
  ask(day: DayName, time: string, wish: PersonsWish): void;
}

export interface RehearsalActs {
  /** Whether any instance of our program is there. */
  isAlive(): boolean;
  expireSessions(): void;
  dropFeeds(): void;
  /** The instance ends as a killed process; another starts after so many simulated milliseconds. */
  crash(downMs: number): void;
  /** The same, at the next time that a step is reached. */
  crashAt(step: StepName, downMs: number): void;
  /** The program ends in order, as when the machine is switched off, and is started again after so long. */
  switchOff(downMs: number): void;
  /** A second instance beside the first. Needs `leaseMs`. */
  startSecond(): void;
  /** The wall clock of our program is wrong by so much from now on; 0 sets it right. */
  setClock(skewMs: number): void;
  readonly telephone: { goDown(): void; comeBack(): void };
}

export interface DayParts {
  readonly clock: Clock;
  readonly ucc: string;
  readonly broker: SimBroker;
  readonly faults: FaultDesk;
  readonly days: readonly Temporal.PlainDate[];
  /** So that seeds meet different moments. */
  readonly seed: number;
  readonly acts: RehearsalActs;
  readonly ask: (wish: PersonsWish) => void;
}

const JITTER_MS = 20_000;

export function createRehearsalDay(parts: DayParts): RehearsalDay {
  const { clock, ucc, broker, days, ask } = parts;
  const random = seededRandom(parts.seed);
  const jitterMs = (): number => Math.round(((random(1)[0] ?? 0) / 256) * JITTER_MS);
  const dateOf = (day: DayName): Temporal.PlainDate => {
    const date = days[day === 'evening' ? 0 : day];
    if (!date) throw new Error(`The scenario has no day ${day}.`);
    return date;
  };
  const moment = (day: DayName, time: string): number =>
    istMoment(dateOf(day), Temporal.PlainTime.from(time));
  const run = (atMs: number, act: () => void): void => void clock.setTimer(atMs - clock.nowMs(), act);
  const instrument = (symbol: string): ListedInstrument => {
    const found = broker.instrument('nse_cm', `${symbol}-EQ`);
    if (!found) throw new Error(`The simulated exchange lists no ${symbol}-EQ.`);
    return found;
  };
  const orderOf = (symbol: string, side?: 'B' | 'S'): SimOrder => {
    const { tradingSymbol } = instrument(symbol);
    const order = broker
      .orders(ucc)
      .findLast(
        (row) => row.instrument.tradingSymbol === tradingSymbol && (side === undefined || row.side === side),
      );
    if (!order) throw new Error(`The broker has no order in ${symbol}.`);
    return order;
  };
  return {
    ucc,
    broker,
    faults: parts.faults,
    ...parts.acts,
    instrument,
    orderOf,
    moment,
    date: (day) => dateOf(day).toString(),
    at: (day, time, act) => run(moment(day, time) + jitterMs(), act),
    exactly: (day, time, act) => run(moment(day, time), act),
    later: (ms, act) => void clock.setTimer(ms, act),
    byHand: (symbol, side, quantity, pricePaise, options = { amo: false }) => {
      broker.place(ucc, { ...handOrder(`${symbol}-EQ`, side, quantity, pricePaise), ...options }, 'app');
    },
    cancelByHand(symbol, side) {
      const { orderNumber, amo, atExchange } = orderOf(symbol, side);
      broker.cancel(ucc, orderNumber, { amo: amo && !atExchange }, 'app');
    },
    modifyByHand: (symbol, change) => {
      broker.modify(ucc, orderOf(symbol).orderNumber, change, 'app');
    },
    split: (split) => broker.market.split(split),
    ask: (day, time, wish) => run(moment(day, time), () => ask(wish)),
  };
}

function handOrder(
  tradingSymbol: string,
  side: 'B' | 'S',
  quantity: number,
  pricePaise: number | undefined,
): PlaceRequest {
  return {
    segment: 'nse_cm',
    tradingSymbol,
    side,
    orderType: pricePaise === undefined ? 'MKT' : 'L',
    product: 'CNC',
    validity: 'DAY',
    quantity,
    disclosedQuantity: 0,
    pricePaise: pricePaise ?? 0,
    triggerPaise: 0,
    amo: false,
    tag: null,
  };
}
