import { describe, expect, it } from 'vitest';
import { ist } from '../market/calendar.test-support.ts';
import { dayNumber, nseCalendar2026 } from '../market/index.ts';
import { judgeCancel, type StandingOrder } from './judge-cancel.ts';

const calendar = nseCalendar2026();
const amo: StandingOrder = {
  status: 'amo',
  variety: 'amo',
  origin: 'system',
  tradingDay: dayNumber(Temporal.PlainDate.from('2026-08-21')),
  brokerOrderId: '260820000000001',
};
const live: StandingOrder = { ...amo, status: 'pending_execution' };
const at = (time: string) => ({ calendar, now: ist(time).epochMilliseconds });
const untilMs = (time: string | null) => (time === null ? null : ist(time).epochMilliseconds);

describe('an order can be cancelled', () => {
  it.each([
    ['an AMO in the evening, until it goes to the exchange', amo, '2026-08-20 18:00', '2026-08-21 09:00'],
    ['an AMO a minute before', amo, '2026-08-21 08:59', '2026-08-21 09:00'],
    ['while the pre-open takes orders', live, '2026-08-21 09:03', '2026-08-21 09:08'],
    ['in continuous trading', live, '2026-08-21 11:00', '2026-08-21 15:15'],
    ['while the closing auction takes orders', live, '2026-08-21 15:22', '2026-08-21 15:30'],
    [
      'an AMO for a day that turned out to have no session',
      { ...amo, tradingDay: dayNumber(Temporal.PlainDate.from('2026-08-22')) },
      '2026-08-21 18:00',
      null,
    ],
  ])('%s', (_, order, now, until) => {
    expect(judgeCancel(order, at(now))).toStrictEqual({ kind: 'cancellable', untilMs: untilMs(until) });
  });
});

describe('an order cannot be cancelled', () => {
  it.each([
    [
      'that has no number yet',
      { ...amo, status: 'placing', brokerOrderId: null },
      '2026-08-20 18:00',
      'no_number',
      null,
    ],
    [
      'that somebody else placed',
      { ...live, origin: 'external' },
      '2026-08-21 11:00',
      'placed_elsewhere',
      null,
    ],
    ['on its way to the exchange', amo, '2026-08-21 09:00', 'exchange_takes_nothing', '2026-08-21 09:15'],
    ['that should long be at the exchange', amo, '2026-08-21 10:00', 'exchange_takes_nothing', null],
    ['while the exchange matches', live, '2026-08-21 09:09', 'exchange_takes_nothing', '2026-08-21 09:12'],
    ['in the reference minutes', live, '2026-08-21 15:16', 'exchange_takes_nothing', '2026-08-21 15:20'],
    ['after the session', live, '2026-08-21 17:00', 'session_over', null],
    ['beyond the calendar', live, '2027-03-01 11:00', 'session_over', null],
  ] as const)('%s', (_, order, now, why, until) => {
    const judged = judgeCancel(order, at(now));
    expect(judged).toStrictEqual({ kind: 'not_cancellable', why, untilMs: untilMs(until) });
  });

  it.each(['closed', 'cancelled', 'rejected', 'failed', 'retry_pending', 'ongoing'] as const)(
    'is no question for one that is %s',
    (status) => {
      expect(judgeCancel({ ...amo, status }, at('2026-08-20 18:00'))).toBeUndefined();
    },
  );
});
