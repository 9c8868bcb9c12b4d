import type { MarginAnswer, SingleReading } from '../broker/index.ts';
import {
  checkPrice,
  checkQuantity,
  type Instrument,
  instrumentKey,
  type TradingCalendar,
} from '../market/index.ts';
import { maxPaise, type Paise, subtractPaise, timesQuantity, ZERO_PAISE } from '../money/index.ts';
import type { OrderId } from '../orders/index.ts';
import { type Approved, type BuyRequest, cashForBuy } from './buy-request.ts';
import { checkExposure, exposureOf, portfolioKeys } from './check-exposure.ts';
import { checkReadings } from './check-readings.ts';
import { checkSession } from './check-session.ts';
import type { BuyPlanInput } from './plan-buys.ts';
import type { AccountReason, CashReason, ExposureReason, SessionReason, SizingReason } from './reasons.ts';
import { type AmoFundsBlocked, type ReservingOrder, reservedCash } from './reservations.ts';
import type { PlacementSettings } from './settings.ts';
import { checkLiquidity, checkVolumeRatio } from './size-buy.ts';

/** A person who names a share takes its liquidity on themselves; a file or a queue entry has to name the volume. */
export type Liquidity =
  | { readonly kind: 'average_volume'; readonly shares: number | null }
  | { readonly kind: 'accepted_by_person' };

/** A margin older than this may no longer hold: something else of the account can have used the cash. */
export const MARGIN_MAX_AGE_MS = 30_000;

export interface AdmissionInput
  extends Pick<
    BuyPlanInput,
    'now' | 'placing' | 'book' | 'holdings' | 'todaysPositions' | 'positions' | 'orders'
  > {
  readonly calendar: TradingCalendar;
  readonly settings: PlacementSettings;
  readonly request: BuyRequest;
  /** The listing of today. */
  readonly instrument: Instrument;
  readonly liquidity: Liquidity;
  /** The order being retried, which must not stand in its own way; null for a new one. */
  readonly orderId: OrderId | null;
  /** The broker's answer for this very request: its own margin, and what is free before it. */
  readonly margin: SingleReading<MarginAnswer>;
  /** Every buy of the account that is or may be working, of whatever origin. */
  readonly buysUnderWay: readonly ReservingOrder[];
  readonly amoFundsBlocked: AmoFundsBlocked;
}

export type RefuseReason = AccountReason | SessionReason | SizingReason;

export type Admission =
  | {
      readonly kind: 'admitted';
      readonly approved: Approved<BuyRequest>;
      readonly requiredCash: Paise;
      readonly availableCash: Paise;
    }
  /** To the retry queue. The amounts are null when the broker did not answer. */
  | {
      readonly kind: 'queue';
      readonly reason: CashReason | Extract<AccountReason, { readonly code: 'stale_reading' }>;
      readonly requiredCash: Paise;
      readonly availableCash: Paise | null;
      readonly shortfall: Paise | null;
      /** Whether it is one of the order's tries. A broker that did not answer has refused nothing. */
      readonly countsAsAttempt: boolean;
    }
  /** Not now, or not like this; the order stays what it is. */
  | { readonly kind: 'refuse'; readonly reason: RefuseReason }
  /** Not needed: it is owned, on order, or the portfolio is full. */
  | { readonly kind: 'skip'; readonly reason: ExposureReason };

/**
 * The one gate before every placement: new, queued, asked for again by a person. The order of its questions is the order
 * of their weight: may the account place, is there a session, is it owned or on order, is there a place for it, is it
 * a sound order, is there cash. Only the last can queue it.
 */
export function admitBuy(input: AdmissionInput): Admission {
  const { request, instrument, orderId } = input;
  const unusable = checkReadings(input) ?? checkSessionOf(input);
  if (unusable !== null) return { kind: 'refuse', reason: unusable };

  const exposure = exposureOf(input);
  const exposed = checkExposure(exposure, instrument, request.tradingDay, orderId);
  if (exposed !== null) return { kind: 'skip', reason: exposed };
  const taken = portfolioKeys(exposure, orderId);
  const limit = input.settings.maxPositions;
  if (taken.size >= limit) return { kind: 'skip', reason: { code: 'portfolio_full', limit } };

  const unsound = checkRequest(input);
  if (unsound !== null) return { kind: 'refuse', reason: unsound };
  return admitByCash(input);
}

function checkSessionOf({ calendar, now, request, instrument }: AdmissionInput): SessionReason | null {
  const { segment, hasDerivatives } = instrument;
  const question = { calendar, now, segment, hasDerivatives, orderType: request.orderType };
  const session = checkSession(question, request.variety);
  if (!session.ok) return session.error;
  if (session.value !== request.tradingDay) return { code: 'session_changed' };
  return null;
}

function checkRequest({ request, instrument, liquidity, settings }: AdmissionInput): SizingReason | null {
  if (instrumentKey(instrument) !== instrumentKey(request.instrument)) {
    throw new Error(`The listing of ${instrument.tradingSymbol} is not the one that is to be bought`);
  }
  const price = checkPrice(instrument, request.reckonedPrice);
  if (!price.ok) return { code: 'price_not_allowed', error: price.error };
  const quantity = checkQuantity(instrument, request.quantity);
  if (!quantity.ok) return { code: 'quantity_not_allowed', error: quantity.error };
  const value = timesQuantity(request.reckonedPrice, request.quantity);
  if (value > settings.maxOrderValue) {
    return { code: 'above_max_order_value', value, atMost: settings.maxOrderValue };
  }
  if (liquidity.kind === 'accepted_by_person') return null;
  const volume = checkLiquidity(liquidity.shares, settings);
  return volume.ok ? checkVolumeRatio(request.quantity, request.reckonedPrice, volume.value) : volume.error;
}

function admitByCash(input: AdmissionInput): Admission {
  const { request, settings, margin, now } = input;
  const ownReckoning = cashForBuy(request, settings);
  const unanswered = {
    requiredCash: ownReckoning,
    availableCash: null,
    shortfall: null,
    countsAsAttempt: false,
  };
  if (margin.kind === 'failed') {
    const reason = { code: 'margin_check_unavailable', why: margin.why.words } as const;
    return { kind: 'queue', reason, ...unanswered };
  }
  const ageMs = now - margin.requestedAtMs;
  if (ageMs > MARGIN_MAX_AGE_MS) {
    return { kind: 'queue', reason: { code: 'stale_reading', of: 'margin', ageMs }, ...unanswered };
  }

  const answer = margin.value;
  const requiredCash = maxPaise(ownReckoning, answer.requiredCash);
  const others = input.buysUnderWay.filter((order) => order.id !== input.orderId);
  const reserved = reservedCash(others, {
    amoFundsBlocked: input.amoFundsBlocked,
    fundsAskedAtMs: margin.requestedAtMs,
    settings,
  });
  const availableCash = subtractPaise(answer.availableCash, reserved);
  const missing = subtractPaise(requiredCash, availableCash);
  const shortfall = maxPaise(ZERO_PAISE, missing, answer.sufficient ? ZERO_PAISE : answer.shortfall);
  if (shortfall > 0) {
    const reason = { code: 'insufficient_balance', requiredCash, availableCash, shortfall } as const;
    return { kind: 'queue', reason, requiredCash, availableCash, shortfall, countsAsAttempt: true };
  }
  if (!answer.sufficient) {
    const reason = { code: 'margin_check_refused', requiredCash, availableCash } as const;
    return { kind: 'queue', reason, requiredCash, availableCash, shortfall, countsAsAttempt: true };
  }
  return { kind: 'admitted', approved: approve(request), requiredCash, availableCash };
}

// The only place that makes one; not exported.
function approve(request: BuyRequest): Approved<BuyRequest> {
  return request as Approved<BuyRequest>;
}
