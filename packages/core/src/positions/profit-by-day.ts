import { addPaise, ZERO_PAISE } from '../money/index.ts';
import type { IstDay } from '../orders/index.ts';
import type { Profit } from './profit-and-loss.ts';

export interface FinishedCycle {
  /** The day of its last sale. */
  readonly day: IstDay;
  /** Null while not all of its executions are priced. */
  readonly profit: Profit | null;
}

export interface DayOfProfit extends Profit {
  readonly day: IstDay;
  /** Cycles that ended on it. */
  readonly cycles: number;
  /** The net profit of this day and all before it. */
  readonly netSoFar: Profit['net'];
}

/** What finished cycles brought, day by day, oldest first; and how many are left out, because their profit is not known. */
export function profitByDay(cycles: readonly FinishedCycle[]): {
  readonly days: readonly DayOfProfit[];
  readonly unpriced: number;
} {
  const byDay = new Map<IstDay, Profit & { cycles: number }>();
  for (const { day, profit } of cycles) {
    if (profit === null) continue;
    const { gross, charges, net, cycles: others } = byDay.get(day) ?? NOTHING;
    byDay.set(day, {
      gross: addPaise(gross, profit.gross),
      charges: addPaise(charges, profit.charges),
      net: addPaise(net, profit.net),
      cycles: others + 1,
    });
  }
  let netSoFar = ZERO_PAISE;
  const days = [...byDay]
    .toSorted(([a], [b]) => a - b)
    .map(([day, sums]) => {
      netSoFar = addPaise(netSoFar, sums.net);
      return { day, ...sums, netSoFar };
    });
  return { days, unpriced: cycles.filter(({ profit }) => profit === null).length };
}

const NOTHING = { gross: ZERO_PAISE, charges: ZERO_PAISE, net: ZERO_PAISE, cycles: 0 };
