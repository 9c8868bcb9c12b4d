import { createAccountLedger } from './accounts/account-ledger.ts';
import { describeAccount, openingLots } from './accounts/open-account.ts';
import { createWorld } from './create-world.ts';
import { cancelOrder } from './orders/cancel-order.ts';
import { modifyOrder } from './orders/modify-order.ts';
import { placeOrder } from './orders/place-order.ts';
import { rejectRest } from './orders/reject-rest.ts';
import { squareOff } from './orders/square-off.ts';
import { splitShares } from './split-shares.ts';
import type { BrokerOptions, SimBroker } from './types.ts';
import { bookOf } from './views/book.ts';
import { dailyBarsOf } from './views/daily-bars.ts';
import { holdingsOf } from './views/holdings.ts';
import { limitsOf, marginFor } from './views/limits.ts';
import { marketStatusOf } from './views/market-status.ts';
import { positionsOf } from './views/positions.ts';
import { quoteOf } from './views/quote.ts';
import { currentTradingDay, today } from './world.ts';

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
          splitsOn: (dayNumber) => world.splits.filter((split) => split.exDay === dayNumber),
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
    receiveShares: (ucc, shares) => world.account(ucc).addLots(openingLots(world, [shares])),
    authoriseSells: (ucc) => world.account(ucc).authoriseSells(today(world)),

    squareOff: (ucc) => squareOff(world, ucc),

    place: (ucc, request, source = 'api') => placeOrder(world, ucc, request, source),
    modify: (ucc, orderNumber, change, source = 'api') =>
      modifyOrder(world, ucc, orderNumber, change, source),
    rejectRest: (ucc, orderNumber, text) => rejectRest(world, ucc, orderNumber, text),
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
    correctTrade(ucc, tradeId, pricePaise) {
      if (!world.account(ucc).repriceTrade(tradeId, pricePaise)) throw new Error(`No trade ${tradeId}`);
    },
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
    dailyBars: (day) => dailyBarsOf(world, day),

    onOrderChange: (listener) => ledger.onChange(listener),
    onPositionChange(listener) {
      world.positionListeners.add(listener);
      return () => world.positionListeners.delete(listener);
    },
    market: {
      setScript: (script) => prices.setScript(script, today(world)),
      split: (split) => splitShares(world, split),
    },
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
