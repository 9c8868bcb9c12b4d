import {
  isTradingDay,
  istDate,
  istMoment,
  nextTradingDay,
  previousTradingDay,
  type TradingCalendar,
} from '@orderwatch/core';
import { planDue } from '../db/due/plan-due.ts';
import type { DayPlanner } from '../due/plan-days.ts';

/** The exchange has its file out by then, most evenings. */
const PUBLISHED = Temporal.PlainTime.from('18:05');

/** Writes down when closing prices are fetched next: those of the last days now, those of the next session in its evening. */
export const planCloses: DayPlanner = async ({ parts, hands }) => {
  if (parts.closes === null) return;
  const nowMs = parts.clock.nowMs();
  const planned = new Set(
    hands.agenda
      .dueBy(Number.POSITIVE_INFINITY)
      .flatMap(({ kind, subject }) => (kind === 'daily_closes' ? [subject] : [])),
  );
  const wanted = closesToFetch(parts.calendar, nowMs)
    .filter(({ day }) => !planned.has(day))
    .map(({ day, dueAtMs }) => ({
      id: closesDueId(hands.facts().id, day),
      kind: 'daily_closes' as const,
      subject: day,
      dueAtMs,
    }));
  if (wanted.length === 0) return;
  for (const due of await planDue(parts.db, hands.facts().id, wanted)) hands.agenda.add(due);
};

/** The same however often it is planned, since work on the side must not change which ids the rest is given. */
export function closesDueId(accountId: string, day: string): string {
  return `due_closes-${day}-${accountId.slice('acc_'.length)}`;
}

/** The last trading day whose file can be out, at once, and the one after it, in its evening. */
export function closesToFetch(
  calendar: TradingCalendar,
  nowMs: number,
): readonly { readonly day: string; readonly dueAtMs: number }[] {
  const today = istDate(nowMs);
  const trades = isTradingDay(calendar, today);
  const out = istMoment(today, PUBLISHED) <= nowMs;
  const last = trades.ok && trades.value && out ? today : undefined;
  const before = last === undefined ? previousTradingDay(calendar, today) : undefined;
  const newest = last ?? (before?.ok ? before.value : undefined);
  const following = trades.ok && trades.value && !out ? today : findNext(calendar, today);
  return [
    ...(newest === undefined ? [] : [{ day: newest.toString(), dueAtMs: nowMs }]),
    ...(following === undefined
      ? []
      : [{ day: following.toString(), dueAtMs: istMoment(following, PUBLISHED) }]),
  ];
}

function findNext(calendar: TradingCalendar, day: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const next = nextTradingDay(calendar, day);
  return next.ok ? next.value : undefined;
}
