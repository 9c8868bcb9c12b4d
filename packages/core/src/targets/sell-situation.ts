import { dayNumber, dayOfNumber, phaseAt, previousTradingDay } from '../market/index.ts';
import { checkSession } from '../placement/index.ts';
import { averageCost, explainJumps, type Position } from '../positions/index.ts';
import { adjustCloses, type DailyClose, detectCorporateAction, type PriceJump } from '../prices/index.ts';
import type { Result } from '../result.ts';
import { instant, istDayNumber } from '../time.ts';
import { breakEven } from './break-even.ts';
import { deriveTarget } from './derive-target.ts';
import type { FirstSellDay } from './first-sell-day.ts';
import type { PriceLimits } from './fit-target.ts';
import type { SellReason } from './sell-reason.ts';
import { type Maturity, maturedQuantity, offeredByOthers, sellRuleFor } from './sellable-quantity.ts';
import type { SellMarket, SellsInput } from './sells-input.ts';
import type { Target, TargetReason } from './target-policy.ts';
import type { OwnSell } from './working-sell.ts';

/** One position with all that decides about its sell. */
export interface SellSituation {
  readonly input: SellsInput;
  readonly position: Position;
  readonly market: SellMarket | null;
  /** Sells of ours at work for it, oldest first. */
  readonly own: readonly OwnSell[];
  readonly hasUnconfirmed: boolean;
  readonly jumps: readonly PriceJump[];
  /** A hold, the user's or a freeze: nothing may be on sale. */
  readonly stopped: SellReason | null;
  /** Why the market takes no change of an order now. */
  readonly closed: SellReason | null;
  readonly rule: FirstSellDay;
  readonly maturity: Maturity;
  readonly byHand: number;
  /** In the prices of today, oldest first. */
  readonly closes: readonly DailyClose[];
  readonly limits: PriceLimits;
}

export function sellSituation(position: Position, input: SellsInput): SellSituation {
  const { sells, settings, calendar, nowMs } = input;
  const key = position.instrumentKey;
  const market = input.markets.get(key) ?? null;
  const today = istDayNumber(nowMs);
  const rule = sellRuleFor(market?.instrument.series ?? position.instrument.series, settings.firstSellDay);
  const closes = adjustCloses(input.closes.get(key) ?? [], position.adjustments);
  const jumps = market === null ? [] : jumpsOf(position, market, closes, input);
  return {
    input,
    position,
    market,
    own: sells.filter((sell): sell is OwnSell => sell.kind === 'ours' && sell.positionId === position.id),
    hasUnconfirmed: sells.some((sell) => sell.kind === 'unconfirmed' && sell.instrumentKey === key),
    jumps,
    stopped: whyStopped(position, jumps),
    closed: whyClosed(market, input),
    rule,
    maturity: maturedQuantity(position, { calendar, today, rule }),
    byHand: offeredByOthers(sells, key),
    closes,
    limits: limitsOf(market, input),
  };
}

/** The target of a position on this market. */
export function targetOn(
  market: SellMarket,
  { position, closes, input }: SellSituation,
): Result<Target, TargetReason> {
  const { settings, calendar, nowMs, importedDays, charges } = input;
  const { tickSize } = market.instrument;
  return deriveTarget({
    policy: settings.policy,
    floor: settings.floor,
    calendar,
    nowMs,
    tickSize,
    closes,
    importedDays,
    last: market.last,
    averageCost: averageCost(position),
    breakEven:
      settings.floor === 'cost_and_charges' ? breakEven(position, charges, { nowMs, tickSize }) : undefined,
  });
}

/** A close that is not of the trading day before has had time to move by itself, and proves nothing. */
function jumpsOf(
  position: Position,
  { instrument, basePrice }: SellMarket,
  closes: readonly DailyClose[],
  { calendar, nowMs }: SellsInput,
): readonly PriceJump[] {
  const today = istDayNumber(nowMs);
  if (position.pricesConfirmedFor === today) return [];
  const before = previousTradingDay(calendar, dayOfNumber(today));
  const newest = closes.filter(({ day }) => day < today).at(-1) ?? null;
  const comparable = newest !== null && before.ok && newest.day === dayNumber(before.value);
  const { isin, series } = position.instrument;
  return detectCorporateAction({
    lastClose: comparable ? newest : null,
    basePrice,
    before: { isin, series, faceValue: position.faceValue },
    now: instrument,
  });
}

function whyStopped({ sellHold }: Position, jumps: readonly PriceJump[]): SellReason | null {
  if (sellHold?.by === 'corporate_action') return { code: 'frozen', why: sellHold.reason, jumps };
  if (jumps.length > 0) return { code: 'frozen', why: explainJumps(jumps), jumps };
  if (sellHold === null) return null;
  return { code: 'held', by: sellHold.by, untilDay: sellHold.untilDay, why: sellHold.reason };
}

/** Before the open there is no last price: a limit order would have to go by yesterday's. */
function whyClosed(market: SellMarket | null, { calendar, nowMs, sealedDay }: SellsInput): SellReason | null {
  const segment = market?.instrument.segment ?? 'nse_cm';
  const hasDerivatives = market?.instrument.hasDerivatives ?? false;
  if (phaseAt(calendar, instant(nowMs), { hasDerivatives }).name === 'closing_auction_reference') {
    return { code: 'auction_reference' };
  }
  const question = { calendar, now: nowMs, segment, hasDerivatives, orderType: 'market' } as const;
  const session = checkSession(question, 'regular');
  if (!session.ok) return { code: 'market_closed', reason: session.error };
  return sealedDay !== null && sealedDay >= session.value ? { code: 'day_closed' } : null;
}

function limitsOf(market: SellMarket | null, { calendar, nowMs }: SellsInput): PriceLimits {
  const hasDerivatives = market?.instrument.hasDerivatives ?? false;
  return {
    lowerBand: market?.instrument.lowerBand ?? null,
    upperBand: market?.instrument.upperBand ?? null,
    auctionReference: market?.auctionReference ?? null,
    phase: phaseAt(calendar, instant(nowMs), { hasDerivatives }).name,
  };
}
