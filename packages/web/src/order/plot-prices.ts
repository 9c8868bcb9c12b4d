import type { OrderPrices } from '../api/queries.ts';
import type { Order } from '../api/types.ts';
import { istDay, parseMoment } from '../format/time.ts';

/** One trading day of the picture and of its table. */
export interface PlottedDay {
  readonly day: string;
  /** Rupees; null on a day whose close is not known. */
  readonly close: string | null;
  readonly isOrderDay: boolean;
  /** The average price, on the day on which it was executed. */
  readonly fill: string | null;
}

/** The known closes, and the days of the order among them, whether their closes are known or not. Oldest first. */
export function plotPrices(prices: OrderPrices, order: Order): readonly PlottedDay[] {
  const closes = new Map(prices.closes.map(({ day, close }) => [day, close]));
  const filledOn = order.execution_time === null ? null : istDay(parseMoment(order.execution_time));
  const days = new Set([...closes.keys(), order.trading_day, ...(filledOn === null ? [] : [filledOn])]);
  return [...days].toSorted().map((day) => ({
    day,
    close: closes.get(day) ?? null,
    isOrderDay: day === order.trading_day,
    fill: day === filledOn ? order.execution_price : null,
  }));
}

/** The lowest and the highest close; nothing where none is known. */
export function rangeOf(
  days: readonly PlottedDay[],
): { low: string; high: string; last: string } | undefined {
  const known = days.map(({ close }) => close).filter((close) => close !== null);
  const last = known.at(-1);
  if (last === undefined) return undefined;
  const sorted = known.toSorted((a, b) => Number(a) - Number(b));
  return { low: sorted[0] ?? last, high: sorted.at(-1) ?? last, last };
}
