import type { KnownSplit } from '../../prices/splits.ts';
import type { SimTrade } from '../types.ts';

/** Shares of one instrument bought together. Cost in paise. */
export interface ShareLot {
  readonly instrumentKey: string;
  readonly quantity: number;
  readonly costPaise: number;
  /** Day of the purchase (days since 1970-01-01 in India). */
  readonly boughtOn: number;
}

export function keyOfInstrument(instrument: { readonly segment: string; readonly token: string }): string {
  return `${instrument.segment}|${instrument.token}`;
}

/**
 * The lots after a day's delivery trades: per instrument the net counts, so that shares bought and sold on one day never
 * reach the holdings. Sells take the oldest lots first.
 */
export function lotsAfterDay(
  lots: readonly ShareLot[],
  dayTrades: readonly SimTrade[],
  dayNumber: number,
): readonly ShareLot[] {
  let after = lots;
  const delivered = dayTrades.filter((trade) => trade.product !== 'MIS');
  for (const instrumentKey of new Set(delivered.map((trade) => keyOfInstrument(trade.instrument)))) {
    const trades = delivered.filter((trade) => keyOfInstrument(trade.instrument) === instrumentKey);
    const bought = sumOf(trades, 'B');
    const sold = sumOf(trades, 'S');
    const net = bought.quantity - sold.quantity;
    if (net > 0) {
      const costPaise = Math.round((bought.amountPaise * net) / bought.quantity);
      after = [...after, { instrumentKey, quantity: net, costPaise, boughtOn: dayNumber }];
    } else if (net < 0) {
      after = withoutOldest(after, instrumentKey, -net);
    }
  }
  return after;
}

/** The lots by the new count of shares; a fraction of a share is paid out. What they cost stays. */
export function lotsAfterSplit(lots: readonly ShareLot[], split: KnownSplit): readonly ShareLot[] {
  return lots.map((lot) =>
    lot.instrumentKey === split.instrumentKey
      ? { ...lot, quantity: Math.floor((lot.quantity * split.to) / split.from) }
      : lot,
  );
}

/** Quantity and amount of one side of some trades. */
export function sumOf(
  trades: readonly SimTrade[],
  side: SimTrade['side'],
): { readonly quantity: number; readonly amountPaise: number } {
  let quantity = 0;
  let amountPaise = 0;
  for (const trade of trades) {
    if (trade.side !== side) continue;
    quantity += trade.quantity;
    amountPaise += trade.quantity * trade.pricePaise;
  }
  return { quantity, amountPaise };
}

function withoutOldest(lots: readonly ShareLot[], instrumentKey: string, sold: number): readonly ShareLot[] {
  let left = sold;
  return lots.flatMap((lot) => {
    if (lot.instrumentKey !== instrumentKey || left === 0) return [lot];
    const taken = Math.min(left, lot.quantity);
    left -= taken;
    const quantity = lot.quantity - taken;
    if (quantity === 0) return [];
    return [{ ...lot, quantity, costPaise: Math.round((lot.costPaise * quantity) / lot.quantity) }];
  });
}
