import type { TradingCalendar } from './calendar.ts';
import { parseCalendar } from './parse-calendar.ts';

/**
 * NSE's cash market in 2026, in the form that `parseCalendar` reads, from `NSE_CALENDAR_2026_ORIGIN`. The broker's older
 * pages differ in the AMO windows; the hours of the Muhurat session come from one source and are confirmed by the
 * exchange some weeks before.
 */
export const NSE_CALENDAR_2026_SOURCE = {
  exchange: 'NSE',
  coverage: { from: '2026-01-01', to: '2026-12-31' },
  phases: [
    { name: 'pre_open_order_entry', effective_from: '2010-10-18', from: '09:00', to: '09:08' },
    { name: 'pre_open_matching', effective_from: '2010-10-18', from: '09:08', to: '09:12' },
    { name: 'pre_open_buffer', effective_from: '2010-10-18', from: '09:12', to: '09:15' },
    { name: 'continuous', effective_from: '2010-01-04', from: '09:15', to: '15:30' },
    {
      name: 'continuous',
      effective_from: '2026-08-03',
      applies_to: 'with_derivatives',
      from: '09:15',
      to: '15:15',
    },
    {
      name: 'closing_auction_reference',
      effective_from: '2026-08-03',
      applies_to: 'with_derivatives',
      from: '15:15',
      to: '15:20',
    },
    {
      name: 'closing_auction_entry',
      effective_from: '2026-08-03',
      applies_to: 'with_derivatives',
      from: '15:20',
      to: '15:30',
    },
    {
      name: 'closing_auction_matching',
      effective_from: '2026-08-03',
      applies_to: 'with_derivatives',
      from: '15:30',
      to: '15:35',
    },
    { name: 'post_close', effective_from: '2010-10-18', from: '15:40', to: '16:00' },
    { name: 'post_close', effective_from: '2026-08-03', from: '15:50', to: '16:00' },
  ],
  amo_windows: [
    { segment: 'nse_cm', effective_from: '2026-01-01', opens: '15:45', closes: '08:57' },
    { segment: 'bse_cm', effective_from: '2026-01-01', opens: '15:45', closes: '08:59' },
  ],
  holidays: [
    { date: '2026-01-15', name: 'Municipal Corporation Election, Maharashtra' },
    { date: '2026-01-26', name: 'Republic Day' },
    { date: '2026-03-03', name: 'Holi' },
    { date: '2026-03-26', name: 'Shri Ram Navami' },
    { date: '2026-03-31', name: 'Shri Mahavir Jayanti' },
    { date: '2026-04-03', name: 'Good Friday' },
    { date: '2026-04-14', name: 'Dr. Baba Saheb Ambedkar Jayanti' },
    { date: '2026-05-01', name: 'Maharashtra Day' },
    { date: '2026-05-28', name: 'Bakri Id' },
    { date: '2026-06-26', name: 'Muharram' },
    { date: '2026-09-14', name: 'Ganesh Chaturthi' },
    { date: '2026-10-02', name: 'Mahatma Gandhi Jayanti' },
    { date: '2026-10-20', name: 'Dussehra' },
    { date: '2026-11-10', name: 'Diwali-Balipratipada' },
    { date: '2026-11-24', name: 'Prakash Gurpurb Sri Guru Nanak Dev' },
    { date: '2026-12-25', name: 'Christmas' },
  ],
  special_sessions: [
    { date: '2026-02-01', name: 'Union Budget', open: '09:15', close: '15:30', settlement: 'closed' },
    { date: '2026-11-08', name: 'Muhurat trading', open: '18:00', close: '19:15' },
  ],
  settlement_holidays: { dates: ['2026-02-01'] },
} as const;

/** Where the shipped calendar comes from, in words for people. */
export const NSE_CALENDAR_2026_ORIGIN = {
  file: 'nse-calendar-2026.ts',
  sources: [
    'The exchange’s list of trading holidays for 2026',
    'SEBI’s circular on the closing auction session, in force from 3 August 2026',
    'The broker’s support page for the hours of AMO orders',
  ],
} as const;

/** The shipped calendar. Throws only when the table above is broken. */
export function nseCalendar2026(): TradingCalendar {
  const parsed = parseCalendar(NSE_CALENDAR_2026_SOURCE);
  if (!parsed.ok) throw new Error(`The shipped calendar is broken: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}
