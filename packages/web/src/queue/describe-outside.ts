import type { Funds } from '../api/queries-funds.ts';
import type { Order } from '../api/types.ts';
import { bandSentence, describeBand } from '../funds/describe-band.ts';

/** Why the next try would fail by its price alone, whatever kept it from being placed; nothing where that is not known. */
export function describeOutside(
  order: Pick<Order, 'id'>,
  funds: readonly Funds[],
  nowMs: number,
): string | undefined {
  const line = funds.flatMap(({ lines }) => lines).find(({ order_id }) => order_id === order.id);
  if (line === undefined) return undefined;
  const band = describeBand(line, nowMs);
  return band.verdict === 'above_band' || band.verdict === 'below_band' ? bandSentence(band) : undefined;
}
