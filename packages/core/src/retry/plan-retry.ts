import type { Instrument, TradingCalendar } from '../market/index.ts';
import type { Order, Variety } from '../orders/index.ts';
import {
  type BuyRequest,
  buyRequest,
  checkSession,
  type Liquidity,
  type ListingReason,
  type PlacementSettings,
  type Recommendation,
  resolveListing,
  type SessionReason,
  type SizingReason,
  sizeBuy,
  varietyNow,
} from '../placement/index.ts';
import type { EpochMs } from '../time.ts';

/** What a retry is sized from: the recommendation as it was read then, with today's settings and bands. */
export type StoredRecommendation = Pick<Recommendation, 'lastClose' | 'averageVolume' | 'priority'>;

export interface RetryToPlan {
  readonly now: EpochMs;
  readonly calendar: TradingCalendar;
  readonly settings: PlacementSettings;
  readonly order: Pick<Order, 'instrument' | 'quantity' | 'limitPrice'>;
  /** Null for an order that a person or an import asked for with its own quantity and price. */
  readonly recommendation: StoredRecommendation | null;
  /** Today's listings of its symbol. */
  readonly listings: readonly Instrument[];
}

export type RetryPlan =
  /** It could be placed now; admission has the last word. */
  | {
      readonly kind: 'candidate';
      readonly instrument: Instrument;
      readonly request: BuyRequest;
      readonly liquidity: Liquidity;
    }
  /** Neither the market nor the broker's AMO window takes it now. It was not tried. */
  | { readonly kind: 'not_now'; readonly reason: SessionReason }
  /** Today's list lacks it, which a complete list of another day may not. */
  | { readonly kind: 'wait'; readonly reason: Extract<ListingReason, { code: 'not_in_scrip_master' }> }
  | { readonly kind: 'give_up'; readonly reason: ListingReason | SizingReason };

/**
 * Sizes a queued or failed buy anew for the session that it could reach now: a regular order while the market takes
 * orders, else an after-market one.
 */
export function planRetry(input: RetryToPlan): RetryPlan {
  const { order, calendar, now, settings } = input;
  const listed = resolveListing(input.listings, order.instrument.symbol);
  if (!listed.ok) {
    const reason = listed.error;
    return reason.code === 'not_in_scrip_master' ? { kind: 'wait', reason } : { kind: 'give_up', reason };
  }
  const instrument = listed.value;
  const { segment, hasDerivatives } = instrument;
  const question = { calendar, now, segment, hasDerivatives, orderType: settings.orderType };
  const variety: Variety = varietyNow(question) ?? 'amo';
  const session = checkSession(question, variety);
  if (!session.ok) return { kind: 'not_now', reason: session.error };

  const size = sizeAnew(input, instrument);
  if ('code' in size) return { kind: 'give_up', reason: size };
  const { orderType } = settings;
  const request = buyRequest({ ...size, instrument, orderType, variety, tradingDay: session.value });
  return { kind: 'candidate', instrument, request, liquidity: size.liquidity };
}

type Size = Pick<RetryToPlan['order'], 'quantity'> & {
  readonly limitPrice: NonNullable<Order['limitPrice']>;
  readonly liquidity: Liquidity;
};

function sizeAnew(
  { order, recommendation, settings }: RetryToPlan,
  instrument: Instrument,
): Size | SizingReason {
  if (recommendation === null) {
    const { quantity, limitPrice } = order;
    return limitPrice === null
      ? { code: 'price_unknown' }
      : { quantity, limitPrice, liquidity: { kind: 'accepted_by_person' } };
  }
  const sized = sizeBuy({ ...recommendation, instrument, settings });
  if (!sized.ok) return sized.error;
  const liquidity = { kind: 'average_volume', shares: recommendation.averageVolume } as const;
  return { ...sized.value, liquidity };
}
