import type { Outcome, Scenario } from '../scenario.ts';
import { differs, ist, sentences, within } from './expectations.ts';
import { opensBelow } from './market-moods.ts';

const friday = '2026-08-21';
const base = { day: '2026-08-20', cashRupees: 300_000, symbols: ['SBIN', 'ITC'] } as const;
const told = (seen: Outcome, kind: string) => seen.told.filter((notice) => notice.kind === kind);

export const telephoneOff: Scenario = {
  ...base,
  name: 'channel-down-for-an-hour',
  story: 'The telephone is off from 08:55 to 09:55: everything arrives afterwards, once.',
  ends: '11:00',
  preferences: (before) => before,
  prepare(day) {
    for (const symbol of ['SBIN', 'ITC']) opensBelow(day, symbol, friday);
    day.exactly(1, '08:55', () => day.telephone.goDown());
    day.exactly(1, '09:55', () => day.telephone.comeBack());
  },
  expect: {
    statuses: { SBIN: 'ongoing', ITC: 'ongoing' },
    also: (seen) =>
      sentences(
        seen.told.some(({ atMs }) => within(atMs, ist(friday, '08:55'), ist(friday, '09:55'))) &&
          'Something arrived while the telephone was off',
        differs('Executions told', told(seen, 'order_executed').length, 2),
        told(seen, 'order_executed').some(({ atMs }) => atMs > ist(friday, '10:30')) &&
          'An execution was told more than half an hour after the telephone was back',
        twice(seen),
      ),
  },
};

export const quietNight: Scenario = {
  ...base,
  name: 'quiet-hours-over-midnight',
  story: 'In the quiet hours a cancellation is kept until seven, and nothing of it is lost.',
  ends: '09:30',
  preferences: (before) => ({
    ...before,
    quietHours: {
      fromMinute: 22 * 60,
      toMinute: 7 * 60,
      passes: { critical: true, rejections: true, unconfirmed: true },
    },
  }),
  prepare(day) {
    opensBelow(day, 'ITC', friday);
    day.at('evening', '22:30', () => day.cancelByHand('SBIN'));
  },
  expect: {
    statuses: { SBIN: 'cancelled', ITC: 'ongoing' },
    also: (seen) =>
      sentences(
        differs('Cancellations told', told(seen, 'order_cancelled').length, 1),
        !within(told(seen, 'order_cancelled')[0]?.atMs, ist(friday, '07:00'), ist(friday, '07:05')) &&
          'The cancellation was not told at seven',
        seen.told.some(({ atMs }) => within(atMs, ist('2026-08-20', '22:00'), ist(friday, '07:00'))) &&
          'The night was disturbed',
        twice(seen),
      ),
  },
};

export const feedReplayed: Scenario = {
  ...base,
  name: 'feed-replayed',
  story:
    'The feed tells the whole day again, before and after a restart: nothing is announced a second time.',
  ends: '12:15',
  preferences: (before) => before,
  prepare(day) {
    for (const symbol of ['SBIN', 'ITC']) opensBelow(day, symbol, friday);
    day.at(1, '09:20', () => {
      day.faults.add({ kind: 'feed_replay' });
      day.dropFeeds();
    });
    day.at(1, '11:00', () => day.crash(60_000));
    day.at(1, '12:00', () => day.dropFeeds());
  },
  expect: {
    statuses: { SBIN: 'ongoing', ITC: 'ongoing' },
    also: (seen) =>
      sentences(
        differs('Executions told', told(seen, 'order_executed').length, 2),
        differs('Placements told', told(seen, 'order_placed').length, 2),
        twice(seen),
      ),
  },
};

export const crashWhileTelling: Scenario = {
  ...base,
  name: 'crash-between-sending-and-noting',
  story:
    'The program is killed between sending a message and noting it: it comes at most once more, as itself.',
  ends: '09:30',
  preferences: (before) => before,
  prepare(day) {
    for (const symbol of ['SBIN', 'ITC']) opensBelow(day, symbol, friday);
    day.exactly('evening', '16:04', () => day.crashAt('notice:sent', 30_000));
  },
  expect: {
    statuses: { SBIN: 'ongoing', ITC: 'ongoing' },
    also(seen) {
      const counts = countsOf(seen);
      const repeated = new Set(
        seen.told.filter(({ noticeId }) => (counts.get(noticeId) ?? 0) > 1).map(({ messageId }) => messageId),
      );
      return sentences(
        [...counts.values()].some((count) => count > 2) && 'A notice was told three times',
        repeated.size > 1 && `${repeated.size} messages were repeated for one crash`,
      );
    },
  },
};

function countsOf(seen: Outcome): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { noticeId } of seen.told) counts.set(noticeId, (counts.get(noticeId) ?? 0) + 1);
  return counts;
}

function twice(seen: Outcome): string {
  const again = [...countsOf(seen)].filter(([, count]) => count > 1);
  return again.length === 0 ? '' : `${again.length} notices were told twice`;
}
