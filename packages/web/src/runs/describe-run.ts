import type { PlacementRun, PlacementRunRow } from '../api/types.ts';
import { parseDecimal } from '../format/decimal.ts';
import { formatCount, orderValue, sumRupees } from '../format/rupees.ts';
import { outcomes } from './outcome-look.ts';
import { runs } from './strings.ts';

/** "4 placed, 1 skipped": outcomes in their order of weight. */
export function describeCounts(run: Pick<PlacementRun, 'counts'>): string {
  const parts = outcomes.flatMap((outcome) => {
    const count = run.counts[outcome] ?? 0;
    return count === 0 ? [] : [runs.counted(formatCount(count), runs.outcomes[outcome])];
  });
  return parts.length === 0 ? runs.noRows : parts.join(', ');
}

/** What a row's plan says, as far as it says it: a skipped row has neither. */
export interface RowPlan {
  readonly quantity: number | undefined;
  readonly limit: string | undefined;
}

export function readPlan({ detail }: Pick<PlacementRunRow, 'detail'>): RowPlan {
  const { quantity, limit_price } = detail;
  return {
    quantity: typeof quantity === 'number' && Number.isInteger(quantity) ? quantity : undefined,
    limit: typeof limit_price === 'string' && parseDecimal(limit_price) ? limit_price : undefined,
  };
}

/** What sending the rows would cost at their limits; nothing when one of them does not say. */
export function planValue(rows: readonly PlacementRunRow[]): string | undefined {
  const values = rows.map((row) => {
    const { quantity, limit } = readPlan(row);
    return quantity === undefined || limit === undefined ? undefined : orderValue(limit, quantity);
  });
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? sumRupees(known) : undefined;
}
