import type { Clock } from '@orderwatch/clock';
import { istDayNumber } from '@orderwatch/core';
import type { InstrumentSeed } from '../broker/types.ts';
import { type DayMarket, type PriceBook, priceAt } from '../prices/price-book.ts';
import { drawnBetween } from '../random.ts';
import { refuseChange, refuseEntry } from './accept-order.ts';
import type { EntryRequest, ExchangeOrder, ExchangeReports } from './exchange-order.ts';
import type { Exchange } from './exchange-port.ts';
import { createInstrumentBook, type InstrumentBook } from './instrument-book.ts';
import { protectMarketPrice } from './protect-market-price.ts';
import { closingBand } from './run-auction.ts';
import { phaseIn, type Session } from './session.ts';
import type { Sessions } from './sessions.ts';

export interface ExchangeInput {
  readonly clock: Clock;
  readonly seed: number;
  readonly sessions: Sessions;
  readonly prices: PriceBook;
  readonly reports: ExchangeReports;
}

/** Makes the exchange on a clock, with prices from the seed. What happens to orders goes out through `reports`. */
export function createExchange({ clock, seed, sessions, prices, reports }: ExchangeInput): Exchange {
  const books = new Map<string, InstrumentBook>();
  const bookOfOrder = new Map<string, InstrumentBook>();
  let entries = 0;
  let trades = 207_000_000;

  const nextTradeId = (): string => {
    trades += drawnBetween(1, 400, seed, 'trade', trades);
    return String(trades);
  };

  function sessionNow(instrument: InstrumentSeed): Session | null {
    return sessions.on(istDayNumber(clock.nowMs()), instrument.hasDerivatives);
  }

  function marketOf(instrument: InstrumentSeed): DayMarket {
    return prices.market(instrument, istDayNumber(clock.nowMs()));
  }

  function bookOf(instrument: InstrumentSeed): InstrumentBook {
    const key = `${instrument.segment}|${instrument.token}`;
    let book = books.get(key);
    if (!book) {
      book = createInstrumentBook({ clock, sessions, prices, instrument, reports, nextTradeId });
      books.set(key, book);
    }
    return book;
  }

  /** Outside the auctions a market order is a limit order near the last price. */
  function effectiveLimit(
    request: Pick<EntryRequest, 'limit' | 'trigger' | 'side' | 'instrument'>,
  ): number | null {
    const market = marketOf(request.instrument);
    const nowMs = clock.nowMs();
    const isMarket = request.limit === null && request.trigger === null;
    if (!isMarket || phaseIn(market.session, nowMs) !== 'continuous') return request.limit;
    return protectMarketPrice(request.side, priceAt(market, nowMs), request.instrument, market.band);
  }

  function orderIn(book: InstrumentBook | undefined, id: string): ExchangeOrder | undefined {
    return book?.orders.get(id);
  }

  return {
    enter(request) {
      const { instrument } = request;
      const nowMs = clock.nowMs();
      const text = refuseEntry(sessionNow(instrument), nowMs, request, () =>
        closingBand(instrument, marketOf(instrument)),
      );
      if (text !== null) return { kind: 'rejected', text };
      entries += 1;
      const day = String(istDayNumber(nowMs)).padStart(6, '0');
      const id = `11${day}${String(entries).padStart(8, '0')}`;
      const book = bookOf(instrument);
      bookOfOrder.set(id, book);
      book.put({
        id,
        reference: request.reference,
        instrument,
        side: request.side,
        left: request.quantity,
        limit: effectiveLimit(request),
        trigger: request.trigger,
        ioc: request.ioc,
        priority: entries,
        readyMs: nowMs + drawnBetween(15, 90, seed, 'matching', request.reference),
        passive: false,
      });
      return { kind: 'confirmed', exchangeOrderId: id };
    },

    change(id, terms) {
      const book = bookOfOrder.get(id);
      const order = orderIn(book, id);
      if (!book || !order) return { kind: 'gone' };
      const { instrument } = order;
      const nowMs = clock.nowMs();
      const session = sessionNow(instrument);
      const text =
        refuseChange(session, nowMs, order.limit === null) ??
        refuseEntry(session, nowMs, { ...terms, disclosedQuantity: 0 }, () =>
          closingBand(instrument, marketOf(instrument)),
        );
      if (text !== null) return { kind: 'rejected', text };
      const limit = effectiveLimit({ ...order, ...terms });
      if (limit !== order.limit || terms.left > order.left) {
        entries += 1;
        order.priority = entries;
      }
      if (limit !== order.limit) order.passive = false;
      order.left = terms.left;
      order.limit = limit;
      order.trigger = terms.trigger;
      order.ioc = terms.ioc;
      order.readyMs = nowMs + drawnBetween(15, 90, seed, 'matching', order.reference, order.priority);
      book.rearm();
      return { kind: 'done' };
    },

    withdraw(id) {
      const book = bookOfOrder.get(id);
      const order = orderIn(book, id);
      if (!book || !order) return { kind: 'gone' };
      const text = refuseChange(sessionNow(order.instrument), clock.nowMs(), order.limit === null);
      if (text !== null) return { kind: 'rejected', text };
      book.remove(id);
      return { kind: 'done' };
    },

    purge: (id) => bookOfOrder.get(id)?.remove(id),
    marketChanged: () => {
      for (const book of books.values()) book.meetAgain();
    },
    close: () => {
      for (const book of books.values()) book.close();
    },
  };
}
