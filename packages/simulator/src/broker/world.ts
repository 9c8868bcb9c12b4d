import type { Clock } from '@orderwatch/clock';
import { istDayNumber, type TradingCalendar } from '@orderwatch/core';
import type { Exchange } from '../exchange/exchange-port.ts';
import type { Sessions } from '../exchange/sessions.ts';
import type { PriceBook } from '../prices/price-book.ts';
import type { KnownSplit } from '../prices/splits.ts';
import { drawnBetween } from '../random.ts';
import type { AccountLedger } from './accounts/account-ledger.ts';
import type { ForcedRejections } from './forced-rejections.ts';
import type { OrderLedger } from './orders/order-ledger.ts';
import type { Timers } from './timers.ts';
import type { InstrumentSeed, Segment, SimPosition, SimRequest } from './types.ts';

/** What the operations of the broker work on. */
export interface BrokerWorld {
  readonly clock: Clock;
  readonly seed: number;
  readonly calendar: TradingCalendar;
  readonly alwaysOpen: boolean;
  readonly vanishingShare: number;
  /** When the exchange trades. */
  readonly sessions: Sessions;
  /** When it trades by the calendar, even where it is always open: AMO orders wait for that. */
  readonly calendarSessions: Sessions;
  readonly prices: PriceBook;
  readonly exchange: Exchange;
  readonly ledger: OrderLedger;
  readonly timers: Timers;
  readonly forced: ForcedRejections;
  readonly splits: KnownSplit[];
  readonly requests: SimRequest[];
  readonly instruments: readonly InstrumentSeed[];
  readonly nextOrderNumber: (atMs: number) => string;
  /** Stop-loss orders whose trigger was reached. */
  readonly triggered: Set<string>;
  /** The trading day for which each AMO order waits. */
  readonly amoDays: Map<string, number>;
  /** What was scheduled once and for all: a day's release, a day's end. */
  readonly scheduled: Set<string>;
  readonly announcePosition: (position: SimPosition) => void;
  account(ucc: string): AccountLedger;
  accounts(): readonly AccountLedger[];
  find(segment: Segment, tokenOrTradingSymbol: string): InstrumentSeed | undefined;
}

export function today(world: Pick<BrokerWorld, 'clock'>): number {
  return istDayNumber(world.clock.nowMs());
}

/** Today, or the last trading day before it: the day whose prices and bands hold. */
export function currentTradingDay(world: Pick<BrokerWorld, 'clock' | 'sessions'>): number {
  const day = today(world);
  return world.sessions.on(day, false) ? day : world.sessions.previous(day);
}

/** A few milliseconds that a station of an order's life takes, the same for the same order and station. */
export function stationMs(
  world: Pick<BrokerWorld, 'seed'>,
  orderNumber: string,
  station: string,
  low: number,
  high: number,
): number {
  return drawnBetween(low, high, world.seed, 'station', orderNumber, station);
}

/** Schedules something that must happen only once, however often it is asked for. */
export function scheduleOnce(
  world: Pick<BrokerWorld, 'scheduled' | 'timers'>,
  key: string,
  dueMs: number,
  run: () => void,
): void {
  if (world.scheduled.has(key)) return;
  world.scheduled.add(key);
  world.timers.at(dueMs, run);
}
