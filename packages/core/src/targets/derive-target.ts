import {
  dayNumber,
  dayOfNumber,
  previousTradingDay,
  roundToTick,
  type TradingCalendar,
} from '../market/index.ts';
import { type DecimalText, decimalToPaise, type Paise, paise } from '../money/index.ts';
import type { IstDay } from '../orders/index.ts';
import type { TargetBasis } from '../positions/index.ts';
import { type DailyClose, missingCloses } from '../prices/index.ts';
import { err, ok, type Result } from '../result.ts';
import { type EpochMs, istDayNumber } from '../time.ts';
import { EMA9_MIN_CLOSES, ema9 } from './ema9.ts';
import type { Target, TargetFloor, TargetPolicy, TargetReason } from './target-policy.ts';

/**
 * The price at which a position is to be sold.
 *
 * 1. A target is reckoned from known prices or not at all: what is lacking is named, never guessed.
 * 2. It is rounded up to the instrument's tick before it is compared with anything.
 * 3. A working sell's price is lowered to a target below it, and never raised. A price of zero or none is no price: the
 *    target takes its place.
 * 4. A floor that the user set is the lowest target. Without one a target may lie below cost.
 * 5. What the exchange would not take (outside the day's band or the auction's) waits, and is taken up when it fits.
 */
export interface TargetQuestion {
  readonly policy: TargetPolicy;
  readonly floor: TargetFloor;
  readonly calendar: TradingCalendar;
  readonly nowMs: EpochMs;
  readonly tickSize: Paise;
  /** Of one share, oldest first, in the prices of today (`adjustCloses`), without today's. */
  readonly closes: readonly Pick<DailyClose, 'day' | 'close'>[];
  readonly importedDays: ReadonlySet<IstDay>;
  /** Today's last price. */
  readonly last: { readonly price: Paise; readonly atMs: EpochMs } | null;
  /** Of one share; undefined while not every buy is priced. */
  readonly averageCost: DecimalText | undefined;
  /** The lowest price that leaves nothing lost after charges (`breakEven`); undefined as `averageCost`. */
  readonly breakEven: Paise | undefined;
}

/** By an older price nothing is placed or moved: two looks of a minute each, and what they take. */
export const LAST_PRICE_MAX_AGE_MS = 150_000;

/** The target, on the tick. Total: every lack has its reason. */
export function deriveTarget(question: TargetQuestion): Result<Target, TargetReason> {
  const { policy, tickSize } = question;
  if (policy.kind === 'none') return err({ code: 'no_target_policy' });
  const wanted = policy.kind === 'ema9' ? ema9Price(question) : percentPrice(question, policy.bps);
  if (!wanted.ok) return wanted;
  const target: Target = { price: roundToTick(wanted.value, tickSize, 'up'), basis: policy.kind };
  return withFloor(target, question);
}

function ema9Price(question: TargetQuestion): Result<Paise, TargetReason> {
  const { closes, calendar, nowMs, last, importedDays } = question;
  const today = istDayNumber(nowMs);
  const known = closes.filter(({ day }) => day < today);
  const span = EMA9_MIN_CLOSES;
  const missing = missingCloses({ calendar, closes: known, today, span, importedDays });
  const newest = previousTradingDay(calendar, dayOfNumber(today));
  const lacking = newest.ok ? dayNumber(newest.value) : today - 1;
  if (known.length > 0 && (missing.includes(lacking) || !newest.ok)) {
    return err({ code: 'prices_stale', of: 'close', day: lacking, ageMs: null });
  }
  if (known.length < span || missing.length > 0) {
    return err({ code: 'prices_missing', days: missing, known: known.length, needed: span });
  }
  const ageMs = last === null ? null : nowMs - last.atMs;
  if (
    last === null ||
    last.price <= 0 ||
    istDayNumber(last.atMs) !== today ||
    nowMs - last.atMs > LAST_PRICE_MAX_AGE_MS
  ) {
    return err({ code: 'prices_stale', of: 'last_price', day: today, ageMs });
  }
  const average = ema9(
    known.map(({ close }) => close),
    last.price,
  );
  if (average === undefined)
    return err({ code: 'prices_missing', days: [], known: known.length, needed: span });
  return ok(upToPaisa(average));
}

function percentPrice({ averageCost }: TargetQuestion, bps: number): Result<Paise, TargetReason> {
  if (averageCost === undefined) return err({ code: 'cost_unknown' });
  const cost = decimalToPaise(averageCost, 'up');
  return ok(upToPaisa((cost * (10_000 + bps)) / 10_000));
}

function withFloor(target: Target, question: TargetQuestion): Result<Target, TargetReason> {
  const { floor, averageCost, breakEven, tickSize } = question;
  if (floor === 'none') return ok(target);
  const cost = averageCost === undefined ? undefined : decimalToPaise(averageCost, 'up');
  const lowest = floor === 'cost_and_charges' ? breakEven : cost;
  if (lowest === undefined) return err({ code: 'cost_unknown' });
  const price = roundToTick(lowest, tickSize, 'up');
  const basis: TargetBasis = floor === 'cost' ? 'floor_cost' : 'floor_cost_and_charges';
  return ok(target.price >= price ? target : { price, basis });
}

// Arithmetic on fractions leaves a trace in the fifteenth digit, which must not cost a whole tick.
function upToPaisa(amount: number): Paise {
  return paise(Math.ceil(Math.round(amount * 1e4) / 1e4));
}
