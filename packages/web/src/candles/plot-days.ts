import type { OrderPrices } from '../api/queries.ts';

export type DayPrice = OrderPrices['closes'][number];
export type PriceMark = OrderPrices['marks'][number];

/** Rupees. */
interface OpenHighLow {
  readonly open: string;
  readonly high: string;
  readonly low: string;
}

/** One day of the picture and of its table. */
export interface PlottedDay {
  readonly day: string;
  /** Rupees; null on a day whose close is not known. */
  readonly close: string | null;
  /** Null where no more than the close is known. */
  readonly range: OpenHighLow | null;
  readonly isOrderDay: boolean;
  /** The earliest first. */
  readonly marks: readonly PriceMark[];
}

/** The known days, and those on which something became of the orders, whether their prices are known or not. Oldest first. */
export function plotDays(
  { closes, marks }: Pick<OrderPrices, 'closes' | 'marks'>,
  orderDay: string | null,
): readonly PlottedDay[] {
  const known = new Map(closes.map((price) => [price.day, price]));
  const days = new Set([...known.keys(), ...marks.map(({ day }) => day), ...(orderDay ? [orderDay] : [])]);
  return [...days].toSorted().map((day) => {
    const price = known.get(day);
    return {
      day,
      close: price?.close ?? null,
      range: price === undefined ? null : rangeOf(price),
      isOrderDay: day === orderDay,
      marks: marks.filter((mark) => mark.day === day),
    };
  });
}

function rangeOf({ open, high, low }: DayPrice): OpenHighLow | null {
  return open === null || high === null || low === null ? null : { open, high, low };
}

interface Summary {
  readonly known: number;
  /** Days of which no more than the close is known. */
  readonly closesOnly: number;
  /** Rupees: traded prices where they are known, else closes. */
  readonly low: string;
  readonly high: string;
  readonly last: string;
  readonly lastDay: string;
}

/** What the known days say in all; nothing where none is known. */
export function summarise(days: readonly PlottedDay[]): Summary | undefined {
  const known = days.flatMap(({ day, close, range }) => (close === null ? [] : { day, close, range }));
  const last = known.at(-1);
  if (last === undefined) return undefined;
  const byValue = (texts: readonly string[]) => texts.toSorted((a, b) => Number(a) - Number(b));
  return {
    known: known.length,
    closesOnly: known.filter(({ range }) => range === null).length,
    low: byValue(known.map(({ close, range }) => range?.low ?? close))[0] ?? last.close,
    high: byValue(known.map(({ close, range }) => range?.high ?? close)).at(-1) ?? last.close,
    last: last.close,
    lastDay: last.day,
  };
}
