import type { TradingCalendar } from '../market/index.ts';
import type { Position } from '../positions/index.ts';
import { type FirstSellDay, maturedQuantity, sellRuleFor } from '../targets/index.ts';
import { istDate, istDayNumber } from '../time.ts';
import { type SessionDay, sessionAfter, sessionOn } from './sessions-around.ts';

/** What happens at a moment of a session without being a job of ours. */
export interface ComingMoment {
  /** `amo_release`: the broker sends waiting AMO orders to the exchange. `first_sells`: the day's sells can be placed. */
  readonly kind: 'amo_release' | 'first_sells';
  readonly atMs: number;
}

/** Watching begins this long before orders reach the exchange (`DayBounds.watchFrom`). */
const WATCH_LEAD_MS = 60_000;

/** The next of each, in the order of time; one that nothing waits for is left out. */
export function comingMoments(question: {
  readonly calendar: TradingCalendar;
  readonly nowMs: number;
  readonly hasWaitingAmo: boolean;
  /** The open ones, and from which day on their shares are sold. Null while the machine sells nothing by itself. */
  readonly toSell: { readonly positions: readonly Position[]; readonly firstSellDay: FirstSellDay } | null;
}): readonly ComingMoment[] {
  const { calendar, nowMs, hasWaitingAmo, toSell } = question;
  const release = hasWaitingAmo ? nextSession(calendar, nowMs, releaseMs) : null;
  const opening = toSell === null ? null : nextSession(calendar, nowMs, openMs);
  const moments: ComingMoment[] = [];
  if (release !== null) moments.push({ kind: 'amo_release', atMs: releaseMs(release) });
  // Beyond the calendar's coverage nothing is placed.
  if (opening !== null && toSell !== null && !opening.bounds.provisional) {
    const today = istDayNumber(openMs(opening));
    const sells = toSell.positions.some((position) => {
      const rule = sellRuleFor(position.instrument.series, toSell.firstSellDay);
      return position.sellHold === null && maturedQuantity(position, { calendar, today, rule }).quantity > 0;
    });
    if (sells) moments.push({ kind: 'first_sells', atMs: openMs(opening) });
  }
  return moments.toSorted((a, b) => a.atMs - b.atMs);
}

function nextSession(
  calendar: TradingCalendar,
  nowMs: number,
  momentOf: (session: SessionDay) => number,
): SessionDay | null {
  const day = istDate(nowMs);
  const today = sessionOn(calendar, day);
  return today !== null && momentOf(today) > nowMs ? today : sessionAfter(calendar, day);
}

function releaseMs({ bounds }: SessionDay): number {
  return bounds.watchFrom.epochMilliseconds + WATCH_LEAD_MS;
}

function openMs({ bounds }: SessionDay): number {
  return bounds.open.epochMilliseconds;
}
