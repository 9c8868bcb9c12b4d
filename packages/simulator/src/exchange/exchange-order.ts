import type { InstrumentSeed, Side } from '../broker/types.ts';

/** An order in the exchange's book. Mutable, and never seen outside the exchange. Prices in paise. */
export interface ExchangeOrder {
  readonly id: string;
  /** The broker's order number. */
  readonly reference: string;
  readonly instrument: InstrumentSeed;
  readonly side: Side;
  left: number;
  /** Null for a market order, which exists as such only in an auction or behind its trigger. */
  limit: number | null;
  /** Set until the price has reached it. */
  trigger: number | null;
  ioc: boolean;
  /** Time priority: the smaller number was there first. */
  priority: number;
  /** Not matched in continuous trading before this moment: the way to the matching machine takes some time. */
  readyMs: number;
  /** It waits in the book for the price to come; such an order trades at its own limit. */
  passive: boolean;
}

export interface EntryRequest {
  readonly reference: string;
  readonly instrument: InstrumentSeed;
  readonly side: Side;
  readonly quantity: number;
  readonly disclosedQuantity: number;
  readonly limit: number | null;
  readonly trigger: number | null;
  readonly ioc: boolean;
}

export interface ExchangeFill {
  readonly tradeId: string;
  readonly quantity: number;
  readonly pricePaise: number;
  readonly atMs: number;
}

/** What the exchange tells the broker, by order number. */
export interface ExchangeReports {
  filled(reference: string, fill: ExchangeFill): void;
  /** The trigger was reached: the order is now an ordinary one, at this limit. */
  triggered(reference: string, limitPaise: number): void;
  /** An unmatched market order of the opening auction goes on as a limit order. */
  becameLimit(reference: string, limitPaise: number): void;
  /** The remainder of an IOC order was cancelled. */
  ended(reference: string): void;
}

/** Better price first, then the earlier one. Market orders before all. */
export function byPriceThenTime(
  side: Side,
): (a: Pick<ExchangeOrder, 'limit' | 'priority'>, b: Pick<ExchangeOrder, 'limit' | 'priority'>) => number {
  const best = side === 'B' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const direction = side === 'B' ? -1 : 1;
  return (a, b) => {
    const first = a.limit ?? best;
    const second = b.limit ?? best;
    return first === second ? a.priority - b.priority : direction * (first - second);
  };
}
