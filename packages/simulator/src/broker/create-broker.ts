import { istDayNumber } from '@orderwatch/core';
import { createExchange } from '../exchange/exchange.ts';
import { alwaysOpenSessions, calendarSessions } from '../exchange/sessions.ts';
import { DEFAULT_INSTRUMENTS } from '../instruments/default-instruments.ts';
import { createPriceBook } from '../prices/price-book.ts';
import { type AccountLedger, createAccountLedger } from './accounts/account-ledger.ts';
import { describeAccount, openingLots } from './accounts/open-account.ts';
import { createForcedRejections } from './forced-rejections.ts';
import { cancelOrder } from './orders/cancel-order.ts';
import { createExchangeReports } from './orders/exchange-reports.ts';
import { modifyOrder } from './orders/modify-order.ts';
import { createOrderLedger } from './orders/order-ledger.ts';
import { createOrderNumbers } from './orders/order-numbers.ts';
import { placeOrder } from './orders/place-order.ts';
import { createTimers } from './timers.ts';
import type { BrokerOptions, SimBroker, SimPosition } from './types.ts';
import { bookOf } from './views/book.ts';
import { holdingsOf } from './views/holdings.ts';
import { limitsOf, marginFor } from './views/limits.ts';
import { marketStatusOf } from './views/market-status.ts';
import { positionsOf } from './views/positions.ts';
import { quoteOf } from './views/quote.ts';
import { type BrokerWorld, currentTradingDay, today } from './world.ts';

/** A broker with an exchange behind it, on the given clock, from the given seed. */
export function createBroker(options: BrokerOptions): SimBroker {
  const world = createWorld(options);
  const { ledger, prices, clock } = world;
  const accounts = world.openAccounts;

  return {
    addAccount(setup) {
      if (accounts.has(setup.ucc)) throw new Error(`Account ${setup.ucc} exists already`);
      const account = describeAccount(setup, Math.floor(clock.nowMs()));
      accounts.set(
        setup.ucc,
        createAccountLedger({
          setup: account,
          openingCashPaise: setup.cashPaise,
          openingLots: openingLots(world, setup.holdings ?? []),
          nowMs: () => clock.nowMs(),
        }),
      );
      return account;
    },
    account: (ucc) => accounts.get(ucc)?.setup,
    deposit: (ucc, paise) => world.account(ucc).pay(paise),
    withdraw(ucc, paise) {
      const account = world.account(ucc);
      const taken = Math.max(0, Math.min(paise, account.freePaise()));
      if (taken > 0) account.pay(-taken);
      return taken;
    },
    authoriseSells: (ucc) => world.account(ucc).authoriseSells(today(world)),

    place: (ucc, request, source = 'api') => placeOrder(world, ucc, request, source),
    modify: (ucc, orderNumber, change, source = 'api') =>
      modifyOrder(world, ucc, orderNumber, change, source),
    cancel: (ucc, orderNumber, flags, source = 'api') => cancelOrder(world, ucc, orderNumber, flags, source),

    orders: (ucc) => bookOf(world, ucc),
    order(ucc, orderNumber) {
      const order = ledger.get(orderNumber);
      return order?.ucc === ucc && !order.vanished ? order : undefined;
    },
    history(ucc, orderNumber) {
      const order = ledger.get(orderNumber);
      return order?.ucc === ucc && !order.vanished ? order.history : undefined;
    },
    trades: (ucc) => world.account(ucc).tradesOn(today(world)),
    positions: (ucc) => positionsOf(world, ucc),
    holdings: (ucc) => holdingsOf(world, ucc),
    limits: (ucc) => limitsOf(world, ucc),
    checkMargin: (ucc, request) => marginFor(world, ucc, request),

    instruments: () => world.instruments.map((one) => prices.listed(one, currentTradingDay(world))),
    instrument(segment, name) {
      const found = world.find(segment, name);
      return found && prices.listed(found, currentTradingDay(world));
    },
    quotes(listed) {
      const instrument = world.find(listed.segment, listed.token);
      if (!instrument) throw new Error(`Not listed: ${listed.segment} ${listed.token}`);
      return quoteOf(world, instrument);
    },
    marketStatus: () => marketStatusOf(world),

    onOrderChange: (listener) => ledger.onChange(listener),
    onPositionChange(listener) {
      world.positionListeners.add(listener);
      return () => world.positionListeners.delete(listener);
    },
    market: { setScript: (script) => prices.setScript(script, today(world)) },
    rejectAtOpen: (matcher, text, by = 'rms') => world.forced.add('at open', matcher, { text, by }),
    rejectAtOnce: (matcher, text, by = 'rms') => world.forced.add('at once', matcher, { text, by }),

    truth: () => ({
      orders: ledger.all(),
      trades: world.accounts().flatMap((account) => account.trades()),
      requests: [...world.requests],
      accounts: world.accounts().map((account) => account.truth()),
    }),
    close() {
      world.timers.close();
      world.exchange.close();
    },
  };
}

type OwnedWorld = BrokerWorld & {
  readonly openAccounts: Map<string, AccountLedger>;
  readonly positionListeners: Set<(position: SimPosition) => void>;
};

function createWorld(options: BrokerOptions): OwnedWorld {
  const { clock, seed, calendar, alwaysOpen = false } = options;
  const instruments = options.instruments ?? DEFAULT_INSTRUMENTS;
  const byCalendar = calendarSessions(calendar, seed);
  const sessions = alwaysOpen ? alwaysOpenSessions() : byCalendar;
  const openAccounts = new Map<string, AccountLedger>();
  const positionListeners = new Set<(position: SimPosition) => void>();
  const prices = createPriceBook({
    seed,
    sessions,
    firstDay: firstDayOfYear(clock.nowMs()),
    onScript: () => exchange.rearm(),
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
