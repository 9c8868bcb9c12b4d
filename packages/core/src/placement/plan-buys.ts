import { type Instrument, instrumentKey, type TradingCalendar } from '../market/index.ts';
import type { IstDay } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import { type BuyRequest, buyRequest } from './buy-request.ts';
import {
  checkExposure,
  type Exposure,
  exposureOf,
  type OpenPosition,
  type OwnOrder,
  portfolioKeys,
} from './check-exposure.ts';
import { checkReadings, type ReadingsToCheck } from './check-readings.ts';
import { checkSession } from './check-session.ts';
import type { AccountReason, ExposureReason, ListingReason, SessionReason, SizingReason } from './reasons.ts';
import type { Recommendation } from './recommendations/recommendation.ts';
import { resolveListing } from './resolve-listing.ts';
import type { PlacementSettings } from './settings.ts';
import { type SizedBuy, sizeBuy } from './size-buy.ts';

/** All that a plan is made of. Nothing of it is changed, and nothing else is read. */
export interface BuyPlanInput extends ReadingsToCheck {
  readonly now: EpochMs;
  readonly calendar: TradingCalendar;
  readonly settings: PlacementSettings;
  /** In the order of their priority. */
  readonly recommendations: readonly Recommendation[];
  /** The broker's listings of today by plain symbol, every series of them. */
  readonly listings: ReadonlyMap<string, readonly Instrument[]>;
  readonly positions: readonly OpenPosition[];
}

export type SkipReason =
  | ExposureReason
  | ListingReason
  | Extract<SizingReason, { readonly code: 'price_unknown' }>;
export type FailReason = SizingReason;

export type PlannedBuy = { readonly recommendation: Recommendation } & (
  | {
      readonly kind: 'candidate';
      readonly instrument: Instrument;
      readonly request: BuyRequest;
      readonly sizing: SizedBuy;
    }
  /** Not wanted or not possible; no order comes of it. */
  | { readonly kind: 'skip'; readonly reason: SkipReason }
  /** Wanted and not possible: it becomes an order that failed, so that its owner sees it. */
  | { readonly kind: 'fail'; readonly instrument: Instrument; readonly reason: FailReason }
);

export type BuyPlan =
  | { readonly kind: 'aborted'; readonly reason: AccountReason | SessionReason }
  | { readonly kind: 'planned'; readonly buys: readonly PlannedBuy[] };

/**
 * Decides for each recommendation, in order, whether it becomes a buy. A candidate still has to be admitted one by one,
 * when the broker's margin is known (`admitBuy`); the places of the portfolio are given away here in order of priority.
 */
export function planBuys(input: BuyPlanInput): BuyPlan {
  const unusable = checkReadings(input);
  if (unusable !== null) return { kind: 'aborted', reason: unusable };
  const session = checkSession(
    {
      calendar: input.calendar,
      now: input.now,
      segment: 'nse_cm',
      // The longer day; admission asks again for each share.
      hasDerivatives: false,
      orderType: input.settings.orderType,
    },
    input.settings.variety,
  );
  if (!session.ok) return { kind: 'aborted', reason: session.error };

  const plan: PlanSoFar = {
    input,
    exposure: exposureOf(input),
    tradingDay: session.value,
    taken: portfolioKeys(input, null),
    planned: new Set(),
  };
  return { kind: 'planned', buys: input.recommendations.map((wish) => planOne(plan, wish)) };
}

interface PlanSoFar {
  readonly input: BuyPlanInput;
  readonly exposure: Exposure;
  readonly tradingDay: IstDay;
  /** The instruments that have a place in the portfolio, and those that this plan gave one. */
  readonly taken: Set<string>;
  readonly planned: Set<string>;
}

function planOne(plan: PlanSoFar, recommendation: Recommendation): PlannedBuy {
  const { input, tradingDay, taken, planned } = plan;
  const { settings } = input;
  const skip = (reason: SkipReason): PlannedBuy => ({ recommendation, kind: 'skip', reason });

  const listed = resolveListing(input.listings.get(recommendation.symbol) ?? [], recommendation.symbol);
  if (!listed.ok) return skip(listed.error);
  const instrument = listed.value;
  const key = instrumentKey(instrument);
  const exposed = checkExposure(plan.exposure, instrument, tradingDay, null);
  if (exposed !== null) return skip(exposed);
  if (planned.has(key)) return skip({ code: 'already_planned' });
  const limit = settings.maxPositions;
  if (taken.size >= limit) return skip({ code: 'portfolio_full', limit });

  const sized = sizeBuy({ ...recommendation, instrument, settings });
  if (!sized.ok) {
    const reason = sized.error;
    if (reason.code === 'price_unknown') return skip(reason);
    const before = findSameFailure(input.orders, key, tradingDay, reason.code);
    if (before !== undefined) return skip({ code: 'already_failed_today', orderId: before.id });
    return { recommendation, kind: 'fail', instrument, reason };
  }
  taken.add(key);
  planned.add(key);
  const { limitPrice, quantity } = sized.value;
  const { orderType, variety } = settings;
  const request = buyRequest({ instrument, quantity, limitPrice, orderType, variety, tradingDay });
  return { recommendation, kind: 'candidate', instrument, request, sizing: sized.value };
}

/** A repeated run shows a failure once, not once per run. */
function findSameFailure(
  orders: readonly OwnOrder[],
  key: string,
  tradingDay: number,
  code: string,
): OwnOrder | undefined {
  return orders.find(
    (order) =>
      order.status === 'failed' &&
      order.instrumentKey === key &&
      order.tradingDay === tradingDay &&
      order.reasonCode === code,
  );
}
