/**
 * The last look before anything leaves.
 *
 * 1. Total: every input has an answer, and what is unknown is a no.
 * 2. It only ever takes away: nothing in here lets through what admission refused.
 * 3. Nothing at all leaves for an account that only reads.
 * 4. The kill switch comes first after that, and stops cancellations too unless a person asked for that very one.
 * 5. Whatever else is stopped, stale or reached, an order can still be cancelled.
 */
import { type Paise, paiseFraction, subtractPaise, timesQuantity } from '../money/index.ts';
import type { GuardedAction, GuardInput, GuardReason } from './guard-input.ts';

/** A lease that is about to run out is no ground to send on. */
export const LEASE_MIN_LEFT_MS = 15_000;
/** A decision is sent upon within this time, so that a stop, wherever it was asked for, holds within a second. */
export const DECISION_MAX_AGE_MS = 1_000;
/** A machine that slept or whose time was set knows neither the session nor the age of what it read. */
export const CLOCK_MAX_DIVERGENCE_MS = 2_000;
/** SEBI's threshold for retail algorithms; changing and cancelling count. */
export const REQUESTS_PER_SECOND_MAX = 10;

/**
 * So many are begun in a second: under the limit, for the network gathers requests. Whoever decides and whoever sends go by
 * the same pace, because a decision that waits for its turn on the wire grows too old to be sent.
 */
export const REQUESTS_PER_SECOND_PACE = 8;

/** Two readings of the minute's series; a faster series gets time for one slow answer, a slower one no more. */
const READING_AGE_MIN_MS = 60_000;
const READING_AGE_MAX_MS = 120_000;
const BPS = 10_000;

/** Why this must not be sent now; null when nothing speaks against it. */
export function checkGuards(input: GuardInput): GuardReason | null {
  const { action, instance } = input;
  if (input.account.isReadOnly) return { code: 'read_only' };
  if (input.account.killedAtMs !== null && !(action.kind === 'cancel' && action.byPerson)) {
    return { code: 'kill_switch' };
  }
  if (action.kind === 'cancel') return checkInstance(input);
  return (
    checkAccount(input, action) ??
    checkInstance(input) ??
    checkKnowledge(instance) ??
    // What the day left at work counts as ended, and may be at work yet: another order would be a second one.
    (input.dayClosed ? ({ code: 'day_closed' } as const) : null) ??
    checkOrder(input, action) ??
    checkDay(input, action)
  );
}

type Order = Exclude<GuardedAction, { readonly kind: 'cancel' }>;

function checkAccount({ account }: GuardInput, { capability }: Order): GuardReason | null {
  if (account.pausedAtMs !== null) return { code: 'paused' };
  if (account.placingStoppedReason !== null) return { code: 'stopped', why: account.placingStoppedReason };
  if (account.breakerReason !== null) return { code: 'breaker_open', why: account.breakerReason };
  if (capability !== null && !account.switches[capability]) return { code: 'switched_off', capability };
  return null;
}

function checkInstance({ instance }: GuardInput): GuardReason | null {
  const { leaseLeftMs, decidedAgoMs, sentInLastSecond } = instance;
  if (leaseLeftMs <= LEASE_MIN_LEFT_MS) return { code: 'lease_short', leftMs: leaseLeftMs };
  if (decidedAgoMs >= DECISION_MAX_AGE_MS) return { code: 'decision_old', ageMs: decidedAgoMs };
  if (sentInLastSecond >= REQUESTS_PER_SECOND_MAX) {
    return { code: 'too_many_per_second', atMost: REQUESTS_PER_SECOND_MAX };
  }
  return null;
}

function checkKnowledge(instance: GuardInput['instance']): GuardReason | null {
  const divergenceMs = Math.abs(instance.clockDivergenceMs);
  if (divergenceMs > CLOCK_MAX_DIVERGENCE_MS) return { code: 'clock_off', divergenceMs };
  if (!instance.calendarKnown) return { code: 'no_calendar' };
  const ageMs = instance.completeReadingAgoMs;
  if (ageMs === null) return { code: 'no_reading_yet' };
  const atMostMs = readingMaxAgeMs(instance.readingIntervalMs);
  return ageMs > atMostMs ? { code: 'reading_stale', ageMs, atMostMs } : null;
}

/** How old the last complete reading may be: two of the intervals that are kept now. */
export function readingMaxAgeMs(intervalMs: number | null): number {
  if (intervalMs === null) return READING_AGE_MAX_MS;
  return Math.min(Math.max(2 * intervalMs, READING_AGE_MIN_MS), READING_AGE_MAX_MS);
}

function checkOrder({ limits }: GuardInput, order: Order): GuardReason | null {
  const { side, symbol, price, quantity } = order;
  const deviation = checkDeviation(order, limits.maxPriceDeviationBps);
  if (deviation !== null) return deviation;
  // What is owned may always be sold, whatever may be bought today.
  if (side === 'sell') return null;
  const { allowedSymbols, maxOrderValue } = limits;
  if (allowedSymbols !== null && !allowedSymbols.includes(symbol)) {
    return { code: 'symbol_not_allowed', symbol };
  }
  if (price === null) return { code: 'price_unknown_to_guard' };
  const value = timesQuantity(price, quantity);
  return value > maxOrderValue ? { code: 'order_too_large', value, atMost: maxOrderValue } : null;
}

function checkDeviation({ price, referenceClose }: Order, atMostBps: number | null): GuardReason | null {
  if (price === null || referenceClose === null || atMostBps === null) return null;
  const allowed = paiseFraction(referenceClose, { numerator: atMostBps, denominator: BPS }, 'down');
  const apart = Math.abs(subtractPaise(price, referenceClose));
  return apart > allowed ? { code: 'price_deviates', price, referenceClose, atMostBps } : null;
}

function checkDay({ limits, day }: GuardInput, order: Order): GuardReason | null {
  if (order.kind === 'modify') return null;
  const { maxOrdersPerDay, maxValuePerDay } = limits;
  if (maxOrdersPerDay !== null && day.orders >= maxOrdersPerDay) {
    return { code: 'day_orders_reached', sent: day.orders, atMost: maxOrdersPerDay };
  }
  const value = valueOfBuy(order);
  if (maxValuePerDay === null || value === null || day.value + value <= maxValuePerDay) return null;
  return { code: 'day_value_reached', value, sent: day.value, atMost: maxValuePerDay };
}

/** What an order adds to the day's rupees: only buys spend. Null for a sell and where no price is known. */
export function valueOfBuy(order: Pick<Order, 'side' | 'price' | 'quantity'>): Paise | null {
  return order.side === 'buy' && order.price !== null ? timesQuantity(order.price, order.quantity) : null;
}
