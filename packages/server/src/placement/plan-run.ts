import { type BuyPlan, planBuys, type Recommendation } from '@orderwatch/core';
import type { PlacingContext } from './placing-context.ts';
import { ownOrders } from './run-context.ts';

/** Which of the recommendations would be bought, by readings that were just taken and by what the account has and waits for. */
export async function planRun(
  { deps, hands, settings, readings }: PlacingContext,
  recommendations: readonly Recommendation[],
): Promise<BuyPlan> {
  const { listings, book, holdings, todaysPositions } = readings;
  const orders = await ownOrders(deps, hands);
  const positions = await hands.records.loadOpenQuantities();
  return planBuys({
    now: deps.clock.nowMs(),
    calendar: deps.calendar,
    settings: settings.placement,
    placing: hands.placing(),
    ...{ recommendations, listings, book, holdings, todaysPositions, orders, positions },
  });
}
