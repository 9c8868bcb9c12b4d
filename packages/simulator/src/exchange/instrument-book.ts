import type { CancelTimer, Clock } from '@orderwatch/clock';
import { istDayNumber } from '@orderwatch/core';
import type { InstrumentSeed } from '../broker/types.ts';
import { type DayMarket, nodeAt, type PriceBook } from '../prices/price-book.ts';
import type { ExchangeOrder, ExchangeReports } from './exchange-order.ts';
import { type Match, matchContinuous, releaseTriggers, type UsedLiquidity } from './match-continuous.ts';
import { nextEventMs } from './next-event.ts';
import { type AuctionOutcome, runClosingAuction, runOpeningAuction } from './run-auction.ts';
import { phaseIn } from './session.ts';
import type { Sessions } from './sessions.ts';

export interface InstrumentBookInput {
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly prices: PriceBook;
  readonly instrument: InstrumentSeed;
  readonly reports: ExchangeReports;
  readonly nextTradeId: () => string;
}

/** The orders of one instrument, and the one timer that wakes them. */
export interface InstrumentBook {
  readonly orders: ReadonlyMap<string, ExchangeOrder>;
  put(order: ExchangeOrder): void;
  remove(id: string): void;
  /** Looks anew for the next event, after an order was changed. */
  rearm(): void;
  /** The market itself was changed under the orders: they meet it again at once. */
  meetAgain(): void;
  close(): void;
}

export function createInstrumentBook(input: InstrumentBookInput): InstrumentBook {
  const { clock, sessions, prices, instrument, reports } = input;
  const orders = new Map<string, ExchangeOrder>();
  let cancelTimer: CancelTimer = () => {};
  let used: UsedLiquidity & { readonly dayNumber: number } = { dayNumber: -1, node: -1, B: 0, S: 0 };
  const auctionsHeld = new Set<string>();

  function marketNow(): DayMarket | null {
    const dayNumber = istDayNumber(clock.nowMs());
    return sessions.on(dayNumber, instrument.hasDerivatives) && prices.market(instrument, dayNumber);
  }

  function rearm(): void {
    cancelTimer();
    cancelTimer = () => {};
    if (orders.size === 0) return;
    const market = marketNow();
    if (!market) return;
    const nowMs = clock.nowMs();
    const dueMs = nextEventMs(orders.values(), market, nowMs, [instrument.token, market.session.dayNumber]);
    if (dueMs !== null) cancelTimer = clock.setTimer(dueMs - nowMs, step);
  }

  function step(): void {
    const market = marketNow();
    if (market) {
      const { dayNumber, preOpen, closing } = market.session;
      const nowMs = clock.nowMs();
      const phase = phaseIn(market.session, nowMs);
      if (phase === 'pre_open_matching' && preOpen && nowMs >= preOpen.matchesMs) {
        once(`open ${dayNumber}`, () => holdOpening(market));
      } else if (phase === 'closing_auction_matching' && closing && nowMs >= closing.matchesMs) {
        once(`close ${dayNumber}`, () => report(runClosingAuction(orders.values(), instrument, market)));
      } else if (phase === 'continuous') {
        trade(market);
      }
    }
    rearm();
  }

  function once(auction: string, hold: () => void): void {
    if (auctionsHeld.has(auction)) return;
    auctionsHeld.add(auction);
    hold();
  }

  function holdOpening(market: DayMarket): void {
    const outcome = runOpeningAuction(orders.values(), instrument, market);
    report(outcome);
    for (const order of orders.values()) {
      if (order.limit !== null || order.trigger !== null) continue;
      order.limit = outcome.equilibrium?.pricePaise ?? market.previousClose;
      reports.becameLimit(order.reference, order.limit);
    }
  }

  function trade(market: DayMarket): void {
    const nowMs = clock.nowMs();
    const { dayNumber } = market.session;
    const node = nodeAt(market, nowMs);
    if (used.node !== node || used.dayNumber !== dayNumber) used = { dayNumber, node, B: 0, S: 0 };
    const ready = [...orders.values()].filter((order) => order.readyMs <= nowMs);
    for (const order of releaseTriggers(ready, market, market.nodes[node] ?? market.open)) {
      reports.triggered(order.reference, order.limit ?? 0);
    }
    const matches = matchContinuous(orders.values(), market, used, nowMs);
    report({ equilibrium: null, matches });
    for (const order of ready) {
      if (!order.ioc || order.left === 0) continue;
      orders.delete(order.id);
      reports.ended(order.reference);
    }
  }

  function report({ matches }: AuctionOutcome): void {
    for (const { order } of matches) if (order.left === 0) orders.delete(order.id);
    for (const match of matches) reports.filled(match.order.reference, fillOf(match));
  }

  function fillOf({ quantity, pricePaise }: Match) {
    return { tradeId: input.nextTradeId(), quantity, pricePaise, atMs: clock.nowMs() };
  }

  return {
    orders,
    put(order) {
      orders.set(order.id, order);
      rearm();
    },
    remove(id) {
      orders.delete(id);
      rearm();
    },
    rearm,
    meetAgain() {
      const soonMs = clock.nowMs() + 1;
      for (const order of orders.values()) order.readyMs = Math.max(order.readyMs, soonMs);
      rearm();
    },
    close: () => cancelTimer(),
  };
}
