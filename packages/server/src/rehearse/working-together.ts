import type { SimOrder } from '@orderwatch/simulator';

const OVER = new Set(['complete', 'rejected', 'cancelled', 'cancelled after market order']);

/** Orders of our program that worked for one instrument and side at the same time, as sentences. */
export function workingTogether(orders: readonly SimOrder[], side: SimOrder['side']): readonly string[] {
  const lives = orders
    .filter((order) => order.source === 'api' && order.side === side)
    .map((order) => ({ order, fromMs: order.history[0]?.atMs ?? order.updatedAtMs, untilMs: endOf(order) }));
  return lives.flatMap((one, index) =>
    lives
      .slice(index + 1)
      .filter(
        ({ order, fromMs, untilMs }) =>
          order.instrument.tradingSymbol === one.order.instrument.tradingSymbol &&
          fromMs < one.untilMs &&
          one.fromMs < untilMs,
      )
      .map(
        ({ order }) =>
          `Two ${side === 'B' ? 'buys' : 'sells'} of ${order.instrument.symbol} worked at once: ${one.order.orderNumber} and ${order.orderNumber}`,
      ),
  );
}

function endOf({ history, vanished, updatedAtMs }: SimOrder): number {
  const end = history.find(({ status }) => OVER.has(status));
  if (end !== undefined) return end.atMs;
  // Swept out of the book after the close of the day on which it last moved.
  return vanished ? updatedAtMs : Number.POSITIVE_INFINITY;
}

/** The ISO day of a moment in India. */
export function dayInIndia(atMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs)
    .toZonedDateTimeISO('Asia/Kolkata')
    .toPlainDate()
    .toString();
}
