import type { TradingCalendar } from '../market/index.ts';
import type { IstDay } from '../orders/index.ts';
import { holdingsOf, netToday, type Position, type ShareReadings } from '../positions/index.ts';
import { type FirstSellDay, firstDayToSell } from './first-sell-day.ts';
import { type OwnSell, openQuantity, type WorkingSell } from './working-sell.ts';

/** Trade-to-trade series: what is bought has to be delivered before it is sold. */
const SINGLY_SETTLED: ReadonlySet<string> = new Set(['BE', 'BZ', 'ST', 'SZ']);
/** No closure of the market is longer: older buys need no look at the calendar. */
const LONGEST_DELIVERY_DAYS = 30;

/** The rule that holds for this series. */
export function sellRuleFor(series: string, wanted: FirstSellDay): FirstSellDay {
  return SINGLY_SETTLED.has(series) ? 'settled' : wanted;
}

export interface Maturity {
  /** Shares of the position whose first day to sell has come. */
  readonly quantity: number;
  /** When the next of the others do; null when there are none, or where the calendar does not reach it. */
  readonly nextDay: IstDay | null;
}

/** How much of a position may be sold today by the rule of the first day to sell. What was sold went first. */
export function maturedQuantity(
  position: Pick<Position, 'quantity' | 'ledger'>,
  day: { readonly calendar: TradingCalendar; readonly today: IstDay; readonly rule: FirstSellDay },
): Maturity {
  let waiting = 0;
  const days: IstDay[] = [];
  for (const entry of position.ledger) {
    if (entry.side !== 'buy' || day.today - entry.day > LONGEST_DELIVERY_DAYS) continue;
    const first = firstDayToSell(day.calendar, entry.day, day.rule);
    if (first.ok && first.value <= day.today) continue;
    waiting += entry.quantity;
    if (first.ok) days.push(first.value);
  }
  const nextDay = days.length === 0 ? null : Math.min(...days);
  return { quantity: Math.max(0, position.quantity - waiting), nextDay };
}

/**
 * How many shares one sell of ours may offer by the broker's own count. Whether that count leaves out what working sells
 * offer already is not the same everywhere, so the sell that is to be replaced is given back to it, and all shares in the
 * account bound it.
 */
export function sellableByBroker(
  position: Pick<Position, 'instrument'>,
  shares: ShareReadings,
  how: { readonly rule: FirstSellDay; readonly own: OwnSell | null },
): number {
  const held = holdingsOf(position.instrument, shares.holdings);
  const boughtToday =
    how.rule === 'T' ? Math.max(0, netToday(position.instrument, shares.todaysPositions)) : 0;
  const free = held.reduce((sum, row) => sum + row.sellableQuantity, 0) + boughtToday;
  const all = held.reduce((sum, row) => sum + row.quantity, 0) + boughtToday;
  return Math.max(0, Math.min(free + (how.own === null ? 0 : openQuantity(how.own)), all));
}

/** What sells of others offer of this share. They may be of the position's shares, so all of it is left to them. */
export function offeredByOthers(sells: readonly WorkingSell[], instrumentKey: string): number {
  return sells
    .filter((sell) => sell.kind === 'foreign' && sell.instrumentKey === instrumentKey)
    .reduce((sum, sell) => sum + (sell.kind === 'foreign' ? openQuantity(sell) : 0), 0);
}
