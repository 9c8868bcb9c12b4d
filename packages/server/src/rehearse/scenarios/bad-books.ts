import type { Scenario } from '../scenario.ts';
import { fallsBy, opensBelow, staysAbove } from './market-moods.ts';

const next = '2026-08-21';
const at = (time: string): number =>
  Temporal.ZonedDateTime.from(`${next}T${time}[Asia/Kolkata]`).epochMilliseconds;

export const noDataWhileOrdersExist: Scenario = {
  name: 'no-data-while-orders-exist',
  story:
    'The broker says "No Data" while orders exist, in the evening and at the open: nothing is taken for gone.',
  ends: '12:00',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['HINDUNILVR', 'DRREDDY'],
  prepare(day) {
    opensBelow(day, 'HINDUNILVR', next);
    staysAbove(day, 'DRREDDY', next);
    day.at('evening', '16:10', () => day.faults.add({ kind: 'no_data', times: 4 }));
    day.at(1, '09:05', () => day.faults.add({ kind: 'no_data', untilMs: at('09:12') }));
    day.at(1, '11:00', () => day.faults.add({ kind: 'no_data', untilMs: at('11:30') }));
  },
  expect: { statuses: { HINDUNILVR: 'ongoing', DRREDDY: 'pending_execution' } },
};

export const bookTruncated: Scenario = {
  name: 'book-truncated',
  story:
    'Books that are cut, mistyped, shrunken, stale, doubled, shuffled, of another account, or never come.',
  ends: '13:30',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['M&M', 'KOTAKBANK', 'ULTRACEMCO'],
  prepare(day) {
    opensBelow(day, 'M&M', next);
    fallsBy(day, 'KOTAKBANK', next, '12:00');
    staysAbove(day, 'ULTRACEMCO', next);
    const hour = (from: string, until: string) => ({
      fromMs: at(from),
      untilMs: at(until),
      operation: 'orders' as const,
    });
    day.faults.add({ kind: 'truncated', ...hour('09:08', '09:10') });
    day.faults.add({ kind: 'mistyped', shape: 'quantity_text', ...hour('09:20', '09:30') });
    day.faults.add({ kind: 'shrunken_book', missing: 1, ...hour('09:40', '09:50') });
    day.faults.add({ kind: 'duplicate_rows', ...hour('10:00', '10:10') });
    day.faults.add({ kind: 'shuffled_rows', ...hour('10:10', '10:20') });
    day.faults.add({ kind: 'stale_book', ...hour('11:50', '12:10') });
    day.faults.add({ kind: 'mistyped', shape: 'data_null', ...hour('12:20', '12:25') });
    day.faults.add({ kind: 'status', status: 502, ...hour('12:30', '12:35') });
    day.faults.add({ kind: 'html', ...hour('12:40', '12:45') });
    day.faults.add({ kind: 'hang', ...hour('12:50', '12:53') });
    day.faults.add({ kind: 'reset_mid_body', ...hour('13:00', '13:05') });
  },
  expect: { statuses: { 'M&M': 'ongoing', KOTAKBANK: 'ongoing', ULTRACEMCO: 'pending_execution' } },
};
