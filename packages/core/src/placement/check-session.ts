import {
  amoWindowAt,
  type CashSegment,
  dayNumber,
  type MarketPhase,
  phaseAt,
  type TradingCalendar,
} from '../market/index.ts';
import type { IstDay, Variety } from '../orders/index.ts';
import { err, ok, type Result } from '../result.ts';
import { type EpochMs, instant } from '../time.ts';
import type { SessionReason } from './reasons.ts';

/** What decides whether the broker takes an order of this kind now. */
export interface SessionQuestion {
  readonly calendar: TradingCalendar;
  readonly now: EpochMs;
  readonly segment: CashSegment;
  readonly hasDerivatives: boolean;
  readonly orderType: 'limit' | 'market';
}

/**
 * The session that an order placed now would belong to. After-market orders need the broker's window; regular ones need
 * the exchange to be taking orders. Before the open that is limit orders only: a market order needs a last price.
 */
export function checkSession(question: SessionQuestion, variety: Variety): Result<IstDay, SessionReason> {
  return variety === 'amo' ? checkAmoWindow(question) : checkMarketOpen(question);
}

/** The variety that could be placed now, for a person who asks for a retry: regular when the market takes orders. */
export function varietyNow(question: SessionQuestion): Variety | null {
  if (checkMarketOpen(question).ok) return 'regular';
  return checkAmoWindow(question).ok ? 'amo' : null;
}

function checkAmoWindow({ calendar, now, segment }: SessionQuestion): Result<IstDay, SessionReason> {
  const window = amoWindowAt(calendar, instant(now), segment);
  if (window.open) return ok(dayNumber(window.forTradingDay));
  if (window.why !== 'session') return err({ code: 'calendar_unknown' });
  return err({ code: 'session_closed', opensAtMs: window.opensAt?.epochMilliseconds ?? null });
}

function checkMarketOpen(question: SessionQuestion): Result<IstDay, SessionReason> {
  const { calendar, now, hasDerivatives, orderType } = question;
  const phase = phaseAt(calendar, instant(now), { hasDerivatives });
  if (phase.name === 'outside_coverage') return err({ code: 'calendar_unknown' });
  if (phase.name !== 'closed' && takesOrders(phase, orderType)) return ok(dayNumber(phase.tradingDay));
  return err({ code: 'session_closed', opensAtMs: nextOpening(question, phase) });
}

/** When the next phase begins that takes the order; null where the calendar ends before. */
function nextOpening(
  { calendar, hasDerivatives, orderType }: SessionQuestion,
  from: MarketPhase,
): EpochMs | null {
  let phase = from;
  while (phase.until !== null) {
    const begins = phase.until;
    phase = phaseAt(calendar, begins, { hasDerivatives });
    if (takesOrders(phase, orderType)) return begins.epochMilliseconds;
  }
  return null;
}

function takesOrders({ name }: MarketPhase, orderType: 'limit' | 'market'): boolean {
  if (name === 'pre_open_order_entry') return orderType === 'limit';
  return name === 'continuous' || name === 'closing_auction_entry';
}
