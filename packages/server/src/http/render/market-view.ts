import {
  amoWindowAt,
  dayText,
  instant,
  istClock,
  type MarketPhase,
  nextTradingDay,
  phaseAt,
  type TradingCalendar,
} from '@orderwatch/core';
import type { z } from 'zod';
import type { marketPhase } from '../schemas/status.ts';
import { momentOrNull } from './moment-text.ts';

const LABELS: Readonly<Record<Exclude<MarketPhase['name'], 'closed'>, string>> = {
  pre_open_order_entry: 'Pre-open',
  pre_open_matching: 'Pre-open: matching',
  pre_open_buffer: 'Pre-open: buffer',
  continuous: 'Market open',
  closing_auction_reference: 'Closing auction: reference price',
  closing_auction_entry: 'Closing auction',
  closing_auction_matching: 'Closing auction: matching',
  post_close: 'Post-close',
  settling: 'Between two phases',
  outside_coverage: 'Day unknown to the calendar',
};

export function phaseLabel(name: Exclude<MarketPhase['name'], 'closed'>): string {
  return LABELS[name];
}

/** What the market does now, in words. The phases shown are those of shares with derivatives, which have the most. */
export function renderMarket(
  calendar: TradingCalendar,
  nowMs: number,
  calendarWarning: string | null,
): z.infer<typeof marketPhase> {
  const at = instant(nowMs);
  const phase = phaseAt(calendar, at, { hasDerivatives: true });
  const untilMs = phase.until?.epochMilliseconds ?? null;
  const window = phase.name === 'closed' ? amoWindowAt(calendar, at, 'nse_cm') : null;
  const amo = window?.open === true;
  return {
    name: amo ? 'amo_window' : phase.name,
    label: phase.name === 'closed' ? closedLabel(phase, amo) : LABELS[phase.name],
    since: momentOrNull(phase.from?.epochMilliseconds),
    until: momentOrNull(untilMs),
    next_label: untilMs === null ? null : nextLabel(calendar, phase, untilMs),
    trading_day: phase.tradingDay?.toString() ?? null,
    next_trading_day: nextTradingDayAfter(calendar, phase),
    calendar_warning: calendarWarning,
  };
}

function closedLabel(phase: MarketPhase & { readonly name: 'closed' }, amo: boolean): string {
  const why =
    phase.why === 'holiday'
      ? `Holiday: ${phase.holiday ?? ''}`
      : phase.why === 'weekend'
        ? 'Weekend'
        : 'Market closed';
  return amo ? `${why}, AMO open` : why;
}

function nextLabel(calendar: TradingCalendar, phase: MarketPhase, untilMs: number): string {
  const next = phaseAt(calendar, instant(untilMs), { hasDerivatives: true });
  const what = next.name === 'closed' ? 'Market closed' : LABELS[next.name];
  const day = phase.name === 'closed' && phase.tradingDay ? `${dayText(phase.tradingDay).slice(0, 3)} ` : '';
  return `${what} (${day}${istClock(untilMs)})`;
}

function nextTradingDayAfter(calendar: TradingCalendar, phase: MarketPhase): string | null {
  // While a session runs the next one is tomorrow's; while the market is shut it is the one that the phase leads to.
  if (phase.name === 'closed') return phase.tradingDay?.toString() ?? null;
  if (phase.tradingDay === null) return null;
  const next = nextTradingDay(calendar, phase.tradingDay);
  return next.ok ? next.value.toString() : null;
}
