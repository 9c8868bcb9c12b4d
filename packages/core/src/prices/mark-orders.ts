import { type DecimalText, decimalFraction, sumDecimals } from '../money/index.ts';
import type { IstDay, OrderId, Side } from '../orders/index.ts';
import { type EpochMs, istDayNumber } from '../time.ts';
import { type ShareCount, shareRatioSince } from './share-ratio-since.ts';

/** What became of an order, as far as it is drawn among the prices of its share. */
export interface OrderFact {
  readonly kind: 'placed' | 'filled' | 'cancelled' | 'rejected' | 'expired';
  readonly orderId: OrderId;
  readonly side: Side;
  readonly atMs: EpochMs;
  /** Of an execution: its shares, and rupees of all of them. Null of everything else. */
  readonly fill: { readonly quantity: number; readonly value: DecimalText } | null;
}

/** One sign at one day of the picture. */
export interface OrderMark extends Omit<OrderFact, 'fill'> {
  readonly day: IstDay;
  /** Shares as they were counted on the day, and their average price by the count of today. */
  readonly fill: { readonly quantity: number; readonly price: DecimalText } | null;
}

/**
 * The marks of orders among daily prices, the earliest first. All executions of an order on a day are one mark, at the
 * time of the first and at their average price, which is scaled by what was recorded of splits since (`adjustCloses` does
 * the same to the closes).
 */
export function markOrders(
  facts: readonly OrderFact[],
  adjustments: readonly ShareCount[],
): readonly OrderMark[] {
  const marks = new Map<string, readonly OrderFact[]>();
  facts.forEach((fact, at) => {
    const key = fact.fill === null ? String(at) : `${fact.orderId} ${istDayNumber(fact.atMs)}`;
    marks.set(key, [...(marks.get(key) ?? []), fact]);
  });
  return [...marks.values()]
    .flatMap((together) => {
      const first = together.toSorted((a, b) => a.atMs - b.atMs)[0];
      if (first === undefined) return [];
      const day = istDayNumber(first.atMs);
      return { ...first, day, fill: averageOf(together, day, adjustments) };
    })
    .toSorted((a, b) => a.atMs - b.atMs);
}

function averageOf(
  facts: readonly OrderFact[],
  day: IstDay,
  adjustments: readonly ShareCount[],
): OrderMark['fill'] {
  const fills = facts.flatMap(({ fill }) => fill ?? []);
  const quantity = fills.reduce((sum, fill) => sum + fill.quantity, 0);
  if (quantity === 0) return null;
  const { from, to } = shareRatioSince(day, adjustments) ?? { from: 1n, to: 1n };
  const price = decimalFraction(sumDecimals(fills.map(({ value }) => value)), {
    numerator: from,
    denominator: BigInt(quantity) * to,
  });
  return { quantity, price };
}
