import {
  type AttemptState,
  attemptStateOf,
  type BrokerOrderId,
  explainRejection,
  type Order,
  type OrderStatus,
  parseBrokerOrderId,
} from '../orders/index.ts';
import { isRetryExpired } from '../retry/index.ts';
import { type EpochMs, istDayNumber, istTime } from '../time.ts';
import type { BuildContext } from './build-context.ts';
import type { OrderFact } from './fact.ts';
import type { LegacyDays } from './legacy-days.ts';
import type { Note } from './note.ts';

interface Settled {
  readonly status: OrderStatus;
  readonly state: AttemptState | null;
  readonly columns: Partial<Order>;
}

/** With the moment of its placing and its trading day. */
export interface SettledFact extends Settled {
  readonly createdAtMs: EpochMs;
  readonly tradingDay: number;
}

/** What became of an order, as far as its file tells. `notes` takes what had to be assumed. */
export function settleFact(fact: OrderFact, context: BuildContext, notes: Note[]): SettledFact {
  const number = fact.number === null ? null : (parseBrokerOrderId(fact.number) ?? null);
  const createdAtMs = placedAt(fact, context.nowMs);
  const tradingDay = dayOf(fact, createdAtMs, context.days);
  return { createdAtMs, tradingDay, ...settle(fact, { number, tradingDay }, context, notes) };
}

/** When an order was placed, or the closest to it that is known. */
export function placedAt({ exact, placedAtMs, filledAtMs, checkedAtMs }: OrderFact, nowMs: EpochMs): EpochMs {
  return exact?.order.createdAtMs ?? placedAtMs ?? filledAtMs ?? checkedAtMs ?? nowMs;
}

/** The day of the execution where there was one; else the session that the order was placed for. */
function dayOf(fact: OrderFact, createdAtMs: EpochMs, days: LegacyDays): number {
  if (fact.filledAtMs !== null) return istDayNumber(fact.filledAtMs);
  return days.tradingDayOf(createdAtMs, fact.variety);
}

function settle(
  fact: OrderFact,
  at: { readonly number: BrokerOrderId | null; readonly tradingDay: number },
  context: BuildContext,
  notes: Note[],
): Settled {
  const { reason } = fact;
  switch (fact.word) {
    case 'executed':
      return filled(fact, at.number, reason === null ? {} : { reasonCode: fact.reasonCode });
    case 'live':
    case 'partly':
      return settleLive(fact, at, context, notes);
    case 'rejected': {
      const words = reason ?? 'The file gives no reason';
      const known = explainRejection(words);
      if (fact.filledQty > 0) return filled(fact, at.number, { rejectionReason: words });
      const state = stateOf('rejected', at.number, 0, words);
      return { status: 'rejected', state, columns: { reasonCode: known.code, rejectionReason: words } };
    }
    case 'cancelled': {
      const columns = { cancelledReason: reason, cancelledBy: fact.cancelledBy ?? 'unknown' } as const;
      if (fact.filledQty > 0) return filled(fact, at.number, columns);
      const state = at.number === null ? null : stateOf('cancelled', at.number, 0, reason);
      return { status: 'cancelled', state, columns };
    }
    case 'failed':
      return {
        status: 'failed',
        state: at.number === null ? null : stateOf('rejected', at.number, 0, reason),
        columns: { reasonCode: fact.reasonCode, failureReason: reason },
      };
    case 'queued':
      return settleQueued(fact, context);
  }
}

function filled(fact: OrderFact, number: BrokerOrderId | null, columns: Partial<Order>): Settled {
  const ended = fact.side === 'sell' || fact.sale !== null;
  const state = number === null ? null : stateOf('filled', number, fact.filledQty, null);
  return { status: ended ? 'closed' : 'ongoing', state, columns };
}

/**
 * A day order whose session is over did end, whatever the file last saw; that it filled, a trade or a position would tell.
 * One that may still be at work is followed under its number; without one only a person can say what became of it.
 */
function settleLive(
  fact: OrderFact,
  { number, tradingDay }: { readonly number: BrokerOrderId | null; readonly tradingDay: number },
  { nowMs }: BuildContext,
  notes: Note[],
): Settled {
  const today = istDayNumber(nowMs);
  if (tradingDay < today) {
    if (fact.filledQty > 0) {
      notes.push(ENDED_PARTLY);
      return filled(fact, number, { reasonCode: 'day_ended', cancelledReason: ENDED_WORDS });
    }
    notes.push(ENDED_UNFILLED);
    const state = number === null ? null : stateOf('expired', number, 0, ENDED_WORDS);
    const columns = { reasonCode: 'day_ended', cancelledReason: ENDED_WORDS, cancelledBy: 'expiry' } as const;
    return { status: 'cancelled', state, columns };
  }
  if (number === null) {
    notes.push(NOT_FOLLOWED);
    const state = stateOf('unconfirmed', null, 0, null);
    return { status: 'unconfirmed', state, columns: { reasonCode: 'outcome_unknown' } };
  }
  const waits =
    fact.variety === 'amo' && fact.filledQty === 0 && (tradingDay > today || istTime(nowMs).hour < 9);
  return waits
    ? { status: 'amo', state: stateOf('queued', number, 0, null), columns: {} }
    : { status: 'pending_execution', state: stateOf('open', number, fact.filledQty, null), columns: {} };
}

const guessed = (words: string): Note => ({ kind: 'guessed', field: 'status', words });
const ENDED_PARTLY = guessed('Last seen partly filled, and its day is over: what it filled is kept');
const ENDED_UNFILLED = guessed('Last seen at work, and its day is over: taken as ended unfilled');
const NOT_FOLLOWED = guessed(
  "Its number is not the broker's, so that it cannot be followed: a person must say what became of it",
);
const ENDED_WORDS = 'The day ended; the earlier system had seen it at work last';

function settleQueued(fact: OrderFact, { days, nowMs }: BuildContext): Settled {
  const columns = { reasonCode: fact.reasonCode, failureReason: fact.reason };
  const firstFailedAtMs = fact.retry?.firstFailedAtMs ?? null;
  const expiry = firstFailedAtMs === null ? null : days.expiryOf(firstFailedAtMs);
  const until = {
    retryExpiresAtMs: expiry?.atMs ?? null,
    retryExpiryProvisional: expiry?.provisional ?? false,
  };
  if (expiry !== null && !isRetryExpired(expiry.atMs, nowMs))
    return { status: 'retry_pending', state: null, columns: { ...columns, ...until } };
  const over = { cancelledReason: 'Its time in the retry queue ran out', cancelledBy: 'expiry' } as const;
  return { status: 'cancelled', state: null, columns: { ...columns, ...until, ...over } };
}

function stateOf(
  state: AttemptState['state'],
  brokerOrderId: BrokerOrderId | null,
  filledQty: number,
  reason: string | null,
): AttemptState {
  const built = attemptStateOf({ state, brokerOrderId, filledQty, reason });
  if (!built.ok) throw new Error(`An imported attempt cannot be: ${built.error}`);
  return built.value;
}
