import { planDayJobs } from '@orderwatch/core';
import { planDue } from '../db/due/plan-due.ts';
import type { DayPlanner } from '../due/plan-days.ts';
import { dayStateOf } from './day-state.ts';

/**
 * Writes down the jobs of the days around now. A job that is in the books keeps its row, so that it is done once however
 * often its day is planned. Whoever plans has just taken the account: nothing is done before the broker was asked.
 */
export const planDay: DayPlanner = async (context) => {
  dayStateOf(context.hands).hasRead = false;
  await planComingDays(context);
};

/** The same while the account is held: the next session's jobs, once today's are done. */
export const planComingDays: DayPlanner = async ({ parts, hands }) => {
  const nowMs = parts.clock.nowMs();
  const { id, createdAtMs } = hands.facts();
  const planned = new Map(
    hands.agenda.dueBy(Number.POSITIVE_INFINITY).map((due) => [`${due.kind} ${due.subject}`, due.dueAtMs]),
  );
  const wanted = planDayJobs(parts.calendar, { nowMs, sinceMs: createdAtMs })
    .filter(({ kind, day, dueAtMs }) => {
      const was = planned.get(`${kind} ${day}`);
      // One that was put off keeps its time.
      return was === undefined || (was !== dueAtMs && dueAtMs > nowMs);
    })
    .map(({ kind, day, dueAtMs }) => ({ id: parts.ids.next('due'), kind, subject: day, dueAtMs }));
  if (wanted.length === 0) return;
  for (const due of await planDue(parts.db, id, wanted)) hands.agenda.add(due);
};
