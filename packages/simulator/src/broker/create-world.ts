import { istDayNumber } from '@orderwatch/core';
import { createExchange } from '../exchange/exchange.ts';
import { alwaysOpenSessions, calendarSessions } from '../exchange/sessions.ts';
import { DEFAULT_INSTRUMENTS } from '../instruments/default-instruments.ts';
import { createPriceBook } from '../prices/price-book.ts';
import type { KnownSplit } from '../prices/splits.ts';
import type { AccountLedger } from './accounts/account-ledger.ts';
import { createForcedRejections } from './forced-rejections.ts';
import { createExchangeReports } from './orders/exchange-reports.ts';
import { createOrderLedger } from './orders/order-ledger.ts';
import { createOrderNumbers } from './orders/order-numbers.ts';
import { createTimers } from './timers.ts';
import type { BrokerOptions, SimPosition } from './types.ts';
import type { BrokerWorld } from './world.ts';

/** The world with what only its owner, the broker's front, may change. */
export type OwnedWorld = BrokerWorld & {
  readonly openAccounts: Map<string, AccountLedger>;
  readonly positionListeners: Set<(position: SimPosition) => void>;
};

/** Puts exchange, prices and books together. */
export function createWorld(options: BrokerOptions): OwnedWorld {
  const { clock, seed, calendar, alwaysOpen = false } = options;
  const instruments = options.instruments ?? DEFAULT_INSTRUMENTS;
  const byCalendar = calendarSessions(calendar, seed);
  const sessions = alwaysOpen ? alwaysOpenSessions() : byCalendar;
  const openAccounts = new Map<string, AccountLedger>();
  const positionListeners = new Set<(position: SimPosition) => void>();
  const splits: KnownSplit[] = [];
  const prices = createPriceBook({
    seed,
    sessions,
    firstDay: firstDayOfYear(clock.nowMs()),
    splits,
    onScript: () => exchange.marketChanged(),
  });
  const exchange = createExchange({
    clock,
    seed,
    sessions,
    prices,
    reports: createExchangeReports(() => world),
  });
  const byName = new Map(
    instruments.flatMap((one) => [
      [`${one.segment}|${one.token}`, one] as const,
      [`${one.segment}|${one.tradingSymbol}`, one] as const,
    ]),
  );
  const world: OwnedWorld = {
    clock,
    seed,
    calendar,
    alwaysOpen,
    vanishingShare: options.vanishingShare ?? 0.25,
    sessions,
    calendarSessions: byCalendar,
    prices,
    exchange,
    ledger: createOrderLedger(clock, seed),
    timers: createTimers(clock),
    forced: createForcedRejections(),
    splits,
    requests: [],
    instruments,
    nextOrderNumber: createOrderNumbers(seed),
    triggered: new Set(),
    amoDays: new Map(),
    scheduled: new Set(),
    openAccounts,
    positionListeners,
    announcePosition(position) {
      for (const listener of positionListeners) listener(position);
    },
    account(ucc) {
      const account = openAccounts.get(ucc);
      if (!account) throw new Error(`No account ${ucc}`);
      return account;
    },
    accounts: () => [...openAccounts.values()],
    find: (segment, name) => byName.get(`${segment}|${name}`),
  };
  return world;
}

/** Closes go on from day to day from here, so that two runs in one year see the same prices on the same day. */
function firstDayOfYear(nowMs: number): number {
  const year = new Temporal.PlainDate(1970, 1, 1).add({ days: istDayNumber(nowMs) }).year;
  const first = new Temporal.PlainDate(year, 1, 1);
  return new Temporal.PlainDate(1970, 1, 1).until(first, { largestUnit: 'days' }).days;
}
