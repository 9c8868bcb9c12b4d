import type { Scenario } from '../scenario.ts';
import { opensBelow } from './market-moods.ts';

export const replyLostOrderTaken: Scenario = {
  name: 'reply-lost-order-taken',
  story:
    'The connection breaks after the broker took the order: it is found by its tag and never sent again.',
  ends: '09:30',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['CIPLA', 'LT'],
  prepare(day) {
    opensBelow(day, 'CIPLA', '2026-08-21');
    opensBelow(day, 'LT', '2026-08-21');
    day.faults.add({ kind: 'lost_after', operation: 'place', mentions: 'CIPLA-EQ', times: 1 });
  },
  expect: {
    statuses: { CIPLA: 'ongoing', LT: 'ongoing' },
    also: (seen) =>
      seen.kinds('CIPLA').includes('order.unconfirmed') && seen.kinds('CIPLA').includes('order.linked')
        ? []
        : ['CIPLA was not shown as unconfirmed and then linked'],
  },
};

export const replyLostOrderNotTaken: Scenario = {
  name: 'reply-lost-order-not-taken',
  story:
    'The connection breaks before the broker took the order: it stays unconfirmed, and nobody sends it again.',
  ends: '09:30',
  day: '2026-08-20',
  cashRupees: 600_000,
  symbols: ['CIPLA', 'LT'],
  prepare(day) {
    opensBelow(day, 'LT', '2026-08-21');
    day.faults.add({ kind: 'lost_before', operation: 'place', mentions: 'CIPLA-EQ', times: 1 });
  },
  expect: {
    statuses: { CIPLA: 'unconfirmed', LT: 'ongoing' },
    also: (seen) => (seen.order('CIPLA')?.attempts.length === 1 ? [] : ['CIPLA has more than one attempt']),
  },
};
