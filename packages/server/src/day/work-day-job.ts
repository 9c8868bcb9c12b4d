import { type DayJobKind, dayBounds, dayJobDueMs, decideDayJob, isDayJob } from '@orderwatch/core';
import { changeSet } from '../db/cycle/change-set.ts';
import type { Json } from '../db/tables.ts';
import type { AccountContext } from '../desk/account-context.ts';
import type { DueHandler } from '../due/due-handlers.ts';
import type { AfterReading } from '../monitor/after-reading.ts';
import { readGuard } from '../monitor/read-guard.ts';
import { type DayJobPerformer, type DayJobResult, type DueDayJob, jobDone } from './day-job-result.ts';
import { dayStateOf } from './day-state.ts';
import { checkHoldings } from './jobs/check-holdings.ts';
import { checkSeal } from './jobs/check-seal.ts';
import { checkTrades } from './jobs/check-trades.ts';
import { closeDay } from './jobs/close-day.ts';
import { openDay } from './jobs/open-day.ts';
import { purgeDay } from './jobs/purge-day.ts';
import { reportDay } from './jobs/report-day.ts';
import { sumUpDay } from './jobs/sum-up-day.ts';
import { planComingDays } from './plan-day.ts';

const PERFORMERS: Readonly<Record<DayJobKind, DayJobPerformer>> = {
  report_morning: reportDay('morning'),
  day_open: openDay,
  report_open: reportDay('open'),
  day_close: closeDay,
  report_close: reportDay('close'),
  trades_check: checkTrades,
  day_seal_check: checkSeal,
  day_summary: sumUpDay,
  holdings_check: checkHoldings,
  day_purge: purgeDay,
};

/** The jobs of a day, for whoever carries out due work. Before the broker was asked they wait for the first reading. */
export const DAY_HANDLERS: Readonly<Record<DayJobKind, DueHandler>> = {
  report_morning: handle('report_morning'),
  day_open: handle('day_open'),
  report_open: handle('report_open'),
  day_close: handle('day_close'),
  report_close: handle('report_close'),
  trades_check: handle('trades_check'),
  day_seal_check: handle('day_seal_check'),
  day_summary: handle('day_summary'),
  holdings_check: handle('holdings_check'),
  day_purge: handle('day_purge'),
};

function handle(kind: DayJobKind): DueHandler {
  return (context, day) => workJob(context, kind, day);
}

/** Behind the first reading since the account was taken: the jobs that came due while nobody was there. */
export const workOverdueJobs: AfterReading = async (context) => {
  const state = dayStateOf(context.hands);
  if (state.hasRead) return;
  state.hasRead = true;
  const overdue = context.hands.agenda.dueBy(context.parts.clock.nowMs());
  for (const { kind, subject } of overdue.toSorted((a, b) => a.dueAtMs - b.dueAtMs)) {
    if (isDayJob(kind)) await workJob(context, kind, subject);
  }
};

async function workJob(context: AccountContext, kind: DayJobKind, day: string): Promise<void> {
  const { parts, hands } = context;
  const state = dayStateOf(hands);
  if (!state.hasRead) return;
  await state.turns.run(async () => {
    const nowMs = parts.clock.nowMs();
    const isDue = hands.agenda.dueBy(nowMs).some((open) => open.kind === kind && open.subject === day);
    // Somebody else had the turn before, and did it.
    if (!isDue || hands.claim() === null) return;
    const bounds = dayBounds(parts.calendar, Temporal.PlainDate.from(day));
    const decided = decideDayJob(parts.calendar, kind, day, nowMs);
    if (decided.kind === 'missed' || bounds.kind === 'no_session') {
      const why = decided.kind === 'missed' ? decided.why : 'no_session';
      parts.log.warn('A job of the day was missed', { account_id: hands.facts().id, kind, detail: day });
      await settle(context, kind, day, jobDone({ result: 'missed', why }));
    } else {
      const plannedMs = dayJobDueMs(kind, bounds);
      const { late } = decided;
      const job: DueDayJob = { kind, day, nowMs, plannedMs, late, provisional: bounds.provisional };
      await settle(context, kind, day, await PERFORMERS[kind](context, job));
    }
    await planComingDays(context);
  });
}

/** What a job found, and that it was done, in one transaction. */
async function settle(
  { parts, hands }: AccountContext,
  kind: DayJobKind,
  day: string,
  result: DayJobResult,
): Promise<void> {
  const nowMs = parts.clock.nowMs();
  await hands.commit((head) => {
    if (result.kind === 'put_off') {
      return changeSet(nowMs, {
        newDue: [{ id: parts.ids.next('due'), kind, subject: day, dueAtMs: result.untilMs }],
      });
    }
    return changeSet(nowMs, {
      dueDone: [{ kind, subject: day, outcome: result.outcome }],
      events: result.events.map((draft) => ({ id: parts.ids.next('evt'), evidenceId: null, draft })),
      head: result.alerted === undefined ? {} : { guard: withAlert(head.guard, result.alerted) },
    });
  });
}

function withAlert(guard: Json, key: string): Json {
  const known = readGuard(guard);
  return { ...known, alerted: [...known.alerted, key] };
}
