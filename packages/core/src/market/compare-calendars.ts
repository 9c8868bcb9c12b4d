import type { SpecialSession, TradingCalendar } from './calendar.ts';

/** What one calendar says of a day and the other does not. */
export interface CalendarChange {
  /** ISO day. */
  readonly day: string;
  readonly kind: 'holiday' | 'special_session' | 'settlement_holiday';
  readonly change: 'added' | 'removed' | 'changed';
  /** In the later calendar; of what was removed, in the earlier one. */
  readonly words: string;
}

/** Day by day, what a calendar says otherwise than an earlier one. That it reaches farther is told by what it adds there. */
export function compareCalendars(before: TradingCalendar, after: TradingCalendar): readonly CalendarChange[] {
  const changes = [
    ...compareDays('holiday', before.holidays, after.holidays),
    ...compareDays('special_session', sessions(before), sessions(after)),
    ...compareDays('settlement_holiday', settlement(before), settlement(after)),
  ];
  return changes.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

type Days = ReadonlyMap<string, string>;

function compareDays(kind: CalendarChange['kind'], before: Days, after: Days): readonly CalendarChange[] {
  const removed = [...before].filter(([day]) => !after.has(day));
  return [
    ...removed.map(([day, words]) => ({ day, kind, change: 'removed' as const, words })),
    ...[...after].flatMap(([day, words]): readonly CalendarChange[] => {
      const was = before.get(day);
      if (was === words) return [];
      return [{ day, kind, change: was === undefined ? 'added' : 'changed', words }];
    }),
  ];
}

function sessions({ specialSessions }: TradingCalendar): Days {
  return new Map([...specialSessions].map(([day, session]) => [day, sessionWords(session)]));
}

function sessionWords({ name, open, close }: SpecialSession): string {
  const minute = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' });
  return `${name}, ${minute(open)} to ${minute(close)}`;
}

function settlement({ settlementHolidays }: TradingCalendar): Days {
  return new Map([...settlementHolidays].map((day) => [day, 'Settlement holiday']));
}
