import type { Scenario } from '../scenario.ts';
import { differs, sentences } from './expectations.ts';
import { opensBelow } from './market-moods.ts';

export const orderVisibleLate: Scenario = {
  name: 'order-visible-late',
  story: 'The book shows new orders minutes late: nothing is concluded from their absence.',
  ends: '09:30',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['TITAN', 'SUNPHARMA'],
  prepare(day) {
    opensBelow(day, 'TITAN', '2026-08-21');
    opensBelow(day, 'SUNPHARMA', '2026-08-21');
    day.at('evening', '16:04', () => {
      day.faults.add({ kind: 'late_visibility', ms: 240_000 });
      day.faults.add({
        kind: 'feed_silence',
        untilMs: Temporal.ZonedDateTime.from('2026-08-20T16:15[Asia/Kolkata]').epochMilliseconds,
      });
      day.faults.add({ kind: 'lost_after', operation: 'place', mentions: 'TITAN-EQ', times: 1 });
    });
  },
  expect: {
    statuses: { TITAN: 'ongoing', SUNPHARMA: 'ongoing' },
    also(seen) {
      const concluded = ['TITAN', 'SUNPHARMA'].flatMap((symbol) =>
        seen.kinds(symbol).filter((kind) => CONCLUSIONS.has(kind)),
      );
      return sentences(
        !seen.kinds('TITAN').includes('order.linked') && 'TITAN was not found by its tag',
        !seen.kinds('SUNPHARMA').includes('order.verified') && 'SUNPHARMA was not verified once it was seen',
        differs('Conclusions from their absence', concluded.join(' '), ''),
      );
    },
  },
};

/** What somebody would say who takes an order that is not shown for one that is not there. */
const CONCLUSIONS: ReadonlySet<string> = new Set([
  'order.missing',
  'order.not_sent',
  'order.failed',
  'order.rejected',
  'order.cancelled',
  'order.expired',
  'order.correction',
  'order.anomaly',
]);
