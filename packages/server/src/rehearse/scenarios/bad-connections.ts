import type { Scenario } from '../scenario.ts';
import { fallsBy, opensBelow } from './market-moods.ts';

const next = '2026-08-21';
const at = (time: string): number =>
  Temporal.ZonedDateTime.from(`${next}T${time}[Asia/Kolkata]`).epochMilliseconds;

export const feedDown: Scenario = {
  name: 'feed-down',
  story:
    'The order feed refuses, drops, falls silent, repeats and reorders: the book alone keeps everything true.',
  ends: '13:30',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['BHARTIARTL', 'TECHM', 'HCLTECH'],
  prepare(day) {
    opensBelow(day, 'BHARTIARTL', next);
    fallsBy(day, 'TECHM', next, '10:30', 40);
    fallsBy(day, 'HCLTECH', next, '12:00');
    day.faults.add({ kind: 'feed_refuse', untilMs: at('09:30') });
    day.at(1, '10:05', () => day.faults.add({ kind: 'feed_repeat', copies: 2, untilMs: at('11:00') }));
    day.at(1, '10:06', () => day.faults.add({ kind: 'feed_reorder', group: 3, untilMs: at('11:00') }));
    day.at(1, '11:30', () => day.faults.add({ kind: 'feed_drop', times: 1 }));
    day.at(1, '11:31', () => day.faults.add({ kind: 'feed_silence', untilMs: at('13:00') }));
  },
  expect: { statuses: { BHARTIARTL: 'ongoing', TECHM: 'ongoing', HCLTECH: 'ongoing' } },
};

export const sessionExpired: Scenario = {
  name: 'session-expired',
  story:
    'The broker ends the session in the middle of the day, twice: one new login each time, and nothing is missed.',
  ends: '12:30',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['ASIANPAINT', 'BAJFINANCE'],
  prepare(day) {
    opensBelow(day, 'ASIANPAINT', next);
    fallsBy(day, 'BAJFINANCE', next, '12:00');
    day.at(1, '09:07', () => day.expireSessions());
    day.at(1, '11:50', () => day.expireSessions());
  },
  expect: { statuses: { ASIANPAINT: 'ongoing', BAJFINANCE: 'ongoing' } },
};
