import type { IstDay } from '../orders/index.ts';

/** A split, a bonus or the like: `from` shares became `to`, which trade from `exDay` on. */
export interface ShareCount {
  readonly from: number;
  readonly to: number;
  readonly exDay: IstDay;
}

/** How many shares of a day became how many of today; null where nothing was recorded after that day. */
export function shareRatioSince(
  day: IstDay,
  adjustments: readonly ShareCount[],
): { readonly from: bigint; readonly to: bigint } | null {
  const later = adjustments.filter(({ exDay }) => day < exDay);
  if (later.length === 0) return null;
  return {
    from: later.reduce((product, { from }) => product * BigInt(from), 1n),
    to: later.reduce((product, { to }) => product * BigInt(to), 1n),
  };
}
