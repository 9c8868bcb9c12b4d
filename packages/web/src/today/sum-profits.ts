import { sumRupees } from '../format/rupees.ts';

export interface ProfitSum {
  readonly count: number;
  /** How many have no price and are in no sum. */
  readonly unknown: number;
  /** Of those that are known, after charges; nothing when none is. */
  readonly net: string | undefined;
}

/** What has no price is counted, and not guessed. */
export function sumProfits(profits: readonly ({ readonly net: string } | null)[]): ProfitSum {
  const known = profits.flatMap((profit) => (profit === null ? [] : [profit.net]));
  return {
    count: profits.length,
    unknown: profits.length - known.length,
    net: known.length === 0 ? undefined : sumRupees(known),
  };
}
