import { dayBounds, dayOfNumber, phaseAt, type TradingCalendar } from '../market/index.ts';
import { isAtBroker, type Order } from '../orders/index.ts';
import { type EpochMs, instant } from '../time.ts';

export type StandingOrder = Pick<Order, 'status' | 'variety' | 'origin' | 'tradingDay'> & {
  /** The broker's number of the attempt that works; null while it has told none. */
  readonly brokerOrderId: string | null;
};

export type NotCancellable =
  /** Sent a moment ago or without an answer: there is no number by which it could be cancelled. */
  | 'no_number'
  /** Somebody else placed it, and only they may end it. */
  | 'placed_elsewhere'
  /** On its way from the broker to the exchange, or resting there while the exchange computes prices. */
  | 'exchange_takes_nothing'
  /** The session is over; what did not fill ends by itself. */
  | 'session_over';

/** `untilMs`: until when it can be cancelled, or until when it cannot; null where nobody knows. */
export type CancelJudgement =
  | { readonly kind: 'cancellable'; readonly untilMs: EpochMs | null }
  | { readonly kind: 'not_cancellable'; readonly why: NotCancellable; readonly untilMs: EpochMs | null };

/**
 * Whether an order that is or may be at the broker can be cancelled now. Undefined for one that is neither. An
 * after-market order can until it goes to the exchange with the first phase of its day; one at the exchange can while
 * the exchange takes orders. The longer day of instruments with derivatives is reckoned, for a request that comes too
 * late is refused and does no harm.
 */
export function judgeCancel(
  order: StandingOrder,
  { calendar, now }: { readonly calendar: TradingCalendar; readonly now: EpochMs },
): CancelJudgement | undefined {
  if (!isAtBroker(order.status)) return undefined;
  if (order.origin === 'external') return no('placed_elsewhere', null);
  if (order.brokerOrderId === null) return no('no_number', null);
  return order.variety === 'amo' && order.status !== 'pending_execution'
    ? judgeAmo(order, calendar, now)
    : judgeAtExchange(calendar, now);
}

function judgeAmo(order: StandingOrder, calendar: TradingCalendar, now: EpochMs): CancelJudgement {
  const bounds = dayBounds(calendar, dayOfNumber(order.tradingDay));
  if (bounds.kind === 'no_session') return { kind: 'cancellable', untilMs: null };
  // Watching begins one minute before the first phase.
  const leavesMs = bounds.watchFrom.add({ minutes: 1 }).epochMilliseconds;
  if (now < leavesMs) return { kind: 'cancellable', untilMs: leavesMs };
  const openMs = bounds.open.epochMilliseconds;
  return now < openMs ? no('exchange_takes_nothing', openMs) : no('exchange_takes_nothing', null);
}

function judgeAtExchange(calendar: TradingCalendar, now: EpochMs): CancelJudgement {
  const phase = phaseAt(calendar, instant(now), { hasDerivatives: true });
  const untilMs = phase.until?.epochMilliseconds ?? null;
  switch (phase.name) {
    case 'pre_open_order_entry':
    case 'continuous':
    case 'closing_auction_entry':
      return { kind: 'cancellable', untilMs };
    case 'pre_open_matching':
    case 'pre_open_buffer':
    case 'closing_auction_reference':
    case 'closing_auction_matching':
    case 'settling':
      return no('exchange_takes_nothing', untilMs);
    case 'post_close':
    case 'closed':
    case 'outside_coverage':
      return no('session_over', null);
  }
}

function no(why: NotCancellable, untilMs: EpochMs | null): CancelJudgement {
  return { kind: 'not_cancellable', why, untilMs };
}
